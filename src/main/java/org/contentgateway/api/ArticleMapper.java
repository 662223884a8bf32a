package org.contentgateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.content.StoredArticle;
import org.contentgateway.content.portals.Portals;

/** Articles as clients see them: in the zone and with the addresses of their portal. */
@ApplicationScoped
class ArticleMapper {

    private final Portals portals;

    ArticleMapper(Portals portals) {
        this.portals = portals;
    }

    Article map(StoredArticle article) {
        return Article.of(article, portals.get(article.summary().key().portal()));
    }
}
