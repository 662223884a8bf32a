package org.contentgateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.contentgateway.content.Portals;
import org.contentgateway.content.StoredArticle;

/** Articles as clients see them: in the zone and with the addresses of their portal. */
@ApplicationScoped
class ArticleViews {

    private final Portals portals;

    ArticleViews(Portals portals) {
        this.portals = portals;
    }

    Article view(StoredArticle article) {
        return Article.of(article, portals.get(article.card().key().portal()));
    }
}
