package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.StatelessSession;

/**
 * Finds similar articles of the same portal and language: those that share at least two of the six longest words of an
 * article's title, kicker and summary. Long words make a stop word list unnecessary, because stop words are short.
 * Requiring two common words keeps the number of candidates small even if one of the words is frequent.
 */
final class RelatedArticles {

    private static final String SQL = String.format(Locale.ROOT, """
            with word as (
                select s.article_id, w.lexeme,
                       row_number() over (partition by s.article_id order by length(w.lexeme) desc, w.lexeme) as length_rank
                from article_search s cross join unnest(ts_filter(s.vector, '{a,b}')) w
                where s.article_id in (:ids)
            ), similarity as (
                select x.article_id,
                       string_agg(format('%%L & %%L', x.lexeme, y.lexeme), ' | ')::tsquery as query
                from word x join word y on x.article_id = y.article_id and x.length_rank < y.length_rank and y.length_rank <= 6
                group by x.article_id
            )
            select origin.id, related.id
            from similarity join article origin on origin.id = similarity.article_id cross join lateral (
                select a.id, ts_rank(s.vector, similarity.query) as score
                from article_search s join article a on a.id = s.article_id
                where s.vector @@ similarity.query and a.id <> origin.id and a.portal_id = origin.portal_id
                  and a.language = origin.language and %s
                order by 2 desc, 1 desc limit :first) related
            order by origin.id, related.score desc, related.id desc""", WhereClause.VISIBLE);

    private RelatedArticles() {}

    /** Returns the ids of related articles for each article id, the most similar first. */
    static Map<Long, List<Long>> of(StatelessSession session, Collection<Long> ids, int first) {
        return session.createNativeQuery(SQL, Object[].class)
                .setParameterList("ids", ids)
                .setParameter("first", first)
                .getResultStream()
                .collect(groupingBy(row -> (Long) row[0], mapping(row -> (Long) row[1], toList())));
    }
}
