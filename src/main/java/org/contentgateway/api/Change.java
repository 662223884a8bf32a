package org.contentgateway.api;

import io.smallrye.graphql.api.Union;
import java.time.OffsetDateTime;
import org.contentgateway.content.ArticleKey;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Type;

/** A change as clients see it. */
@Union
@Description("What happened to an article: its newest state.")
public interface Change {

    /** An article came or was edited. */
    @Type("ArticleUpserted")
    @Description("An article came, was edited, or came out of its embargo: keep this state of it.")
    record ArticleUpserted(
            @Description("The article as it is now.") Article article,
            @Description("When it changed.") OffsetDateTime changedAt)
            implements Change {}

    /** An article is gone. */
    @Type("ArticleRemoved")
    @Description("An article was withdrawn or has expired: forget it.")
    record ArticleRemoved(
            @Id @Description("Its global id.") String id,
            @Description("The CMS's number of its portal.") int portal,
            @Description("The CMS's own number.") int contentId,
            @Description("Why it is gone.") RemovalReason reason,
            @Description("Since when.") OffsetDateTime removedAt)
            implements Change {

        static ArticleRemoved of(ArticleKey key, RemovalReason reason, OffsetDateTime at) {
            return new ArticleRemoved(GlobalId.of(key), key.portal(), key.contentId(), reason, at);
        }
    }
}
