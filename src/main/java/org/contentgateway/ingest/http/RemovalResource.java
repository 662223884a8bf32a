package org.contentgateway.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.store.Removals;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.jspecify.annotations.Nullable;

/** Removes articles. The CMS's record format can't express a removal. */
@Path("/ingest/contents/{portal}/{contentId}")
@Blocking
class RemovalResource {

    private final Removals removals;

    RemovalResource(Removals removals) {
        this.removals = removals;
    }

    /**
     * Removes an article from all responses.
     *
     * @param reason defaults to {@code WITHDRAWN}
     * @param at the time of the removal; defaults to now
     */
    @DELETE
    public void remove(
            @PathParam("portal") String portal,
            @PathParam("contentId") String contentId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("at") @Nullable String at) {
        var key = RequestParameters.key(portal, contentId);
        if (!removals.remove(key, cause(reason), RequestParameters.time("at", at))) {
            throw ProblemDetails.notFound(
                    String.format(Locale.ROOT, "Article %d of portal %d not found", key.contentId(), key.portal()));
        }
    }

    private static RemovalCause cause(@Nullable String reason) {
        return reason == null
                ? RemovalCause.WITHDRAWN
                : RequestParameters.constant("reason", reason, List.of(RemovalCause.values()));
    }
}
