package org.contentgateway.content.store;

import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.ArticleEntity;
import org.contentgateway.content.AttachmentEntity;
import org.contentgateway.content.search.AnalyzedDocument;
import org.contentgateway.content.search.SearchDocument;
import org.contentgateway.content.search.SearchVectors;
import org.contentgateway.content.search.WordAnalyzer;
import org.hibernate.StatelessSession;

/**
 * The rows to write for a draft.
 *
 * @param configuration text search configuration of the search document
 */
record ArticleRows(
        ArticleEntity article, List<AttachmentEntity> attachments, String configuration, SearchVectors vectors) {

    /** Derives the rows of drafts, in their order. */
    static List<ArticleRows> of(List<ArticleDraft> drafts, WordAnalyzer analyzer, StatelessSession session) {
        var documents = analyzer.analyze(
                session, drafts.stream().map(SearchDocument::of).toList());
        var rows = new ArrayList<ArticleRows>(drafts.size());
        for (var i = 0; i < drafts.size(); i++) {
            rows.add(of(drafts.get(i), documents.get(i)));
        }
        return rows;
    }

    private static ArticleRows of(ArticleDraft draft, AnalyzedDocument document) {
        var article = ArticleEntity.of(draft);
        article.keyTerms = document.keyTerms();
        return new ArticleRows(article, AttachmentEntity.of(draft), document.configuration(), document.vectors());
    }
}
