package org.contentgateway.api;

import io.smallrye.graphql.api.Union;
import java.time.OffsetDateTime;
import org.contentgateway.content.ArticleKey;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Type;

/** A change in the GraphQL schema. */
@Union
@Description("Newest state of an article that changed.")
public interface Change {

    /** An article was added or edited. */
    @Type("ArticleUpserted")
    @Description("Article that was added or edited, or whose embargo ended. Store this state of it.")
    record ArticleUpserted(
            @Description("Current state of the article.") Article article,
            @Description("Time of the change.") OffsetDateTime changedAt)
            implements Change {}

    /** An article is no longer visible. */
    @Type("ArticleRemoved")
    @Description("Article that was withdrawn or has expired. Delete it.")
    record ArticleRemoved(
            @Id @Description("Global id of the article.") String id,
            @Description("Number of the portal in the CMS.") int portal,

            @Description("Number of the article in the CMS.")
            int contentId,

            @Description("Reason of the removal.") RemovalReason reason,
            @Description("Time of the removal.") OffsetDateTime removedAt)
            implements Change {

        static ArticleRemoved of(ArticleKey key, RemovalReason reason, OffsetDateTime at) {
            return new ArticleRemoved(GlobalId.of(key), key.portal(), key.contentId(), reason, at);
        }
    }
}
