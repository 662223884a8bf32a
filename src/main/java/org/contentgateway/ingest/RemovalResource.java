package org.contentgateway.ingest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.contentgateway.content.Removals;
import org.jspecify.annotations.Nullable;

/** How an article is withdrawn: records of the CMS have no word for it. */
@Path("/ingest/contents/{portal}/{contentId}")
@Blocking
class RemovalResource {

    private final Removals removals;

    RemovalResource(Removals removals) {
        this.removals = removals;
    }

    /**
     * Takes an article out of every answer.
     *
     * @param reason {@code WITHDRAWN} unless told
     * @param at when it ends to be visible; now unless told
     */
    @DELETE
    public void remove(
            @PathParam("portal") String portal,
            @PathParam("contentId") String contentId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("at") @Nullable String at) {
        var key = Parameters.key(portal, contentId);
        if (!removals.remove(key, Parameters.reason(reason), Parameters.time("at", at))) {
            throw HttpProblem.notFound(
                    "No article %d of portal %d has ever come".formatted(key.contentId(), key.portal()));
        }
    }
}
