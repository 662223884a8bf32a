package org.contentgateway.ingest.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.store.Removals;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.retention.Erasure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Removes articles. The CMS's record format can't express a removal. */
@Path("/ingest/contents/{portal}/{contentId}")
@Blocking
class RemovalResource {

    private static final Logger LOG = Logger.getLogger(RemovalResource.class);

    private final Removals removals;
    private final Erasure erasure;

    RemovalResource(Removals removals, Erasure erasure) {
        this.removals = removals;
        this.erasure = erasure;
    }

    /**
     * Removes an article from all responses.
     *
     * @param erase whether to delete all that is stored of it, at once
     * @param reason defaults to {@code WITHDRAWN}
     * @param at the time of the removal; defaults to now
     */
    @DELETE
    public void remove(
            @PathParam("portal") String portal,
            @PathParam("contentId") String contentId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("at") @Nullable String at,
            @QueryParam("erase") @Nullable String erase,
            @Context SecurityContext security) {
        var key = RequestParameters.key(portal, contentId);
        if (RequestParameters.flag("erase", erase)) {
            if (reason != null || at != null) {
                throw ProblemDetails.badRequest("erase=true takes effect at once. Omit reason and at.");
            }
            erase(key, security.getUserPrincipal());
        } else if (!removals.remove(key, cause(reason), RequestParameters.time("at", at))) {
            throw notFound(key);
        }
    }

    private void erase(ArticleKey key, Principal user) {
        var erased = erasure.erase(key).orElseThrow(() -> notFound(key));
        LOG.infof(
                "Article %s of portal %s erased by %s: %s source records, %s rejected records",
                key.contentId(), key.portal(), user.getName(), erased.source(), erased.rejected());
    }

    private static WebApplicationException notFound(ArticleKey key) {
        return ProblemDetails.notFound(
                String.format(Locale.ROOT, "Article %d of portal %d not found", key.contentId(), key.portal()));
    }

    private static RemovalCause cause(@Nullable String reason) {
        return reason == null
                ? RemovalCause.WITHDRAWN
                : RequestParameters.constant("reason", reason, List.of(RemovalCause.values()));
    }
}
