package org.contentgateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.content.portals.Portals;

/** Maps stored articles to the GraphQL schema, with the settings of their portal. */
@ApplicationScoped
class ArticleMapper {

    private final Portals portals;

    ArticleMapper(Portals portals) {
        this.portals = portals;
    }

    Article map(StoredArticle article) {
        return new Article(article, portals.get(article.key().portal()));
    }
}
