package org.contentgateway.access;

import static io.netty.handler.codec.http.HttpHeaderNames.AUTHORIZATION;
import static io.netty.handler.codec.http.HttpHeaderNames.RETRY_AFTER;
import static io.netty.handler.codec.http.HttpHeaderNames.WWW_AUTHENTICATE;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets machines in by HTTP Basic, and by a bearer token where a provider is configured. Quarkus asks it only where a
 * path is guarded, and tells it to answer where nobody came in.
 */
@ApplicationScoped
@Alternative
@Priority(1) // in place of what Quarkus would choose from by itself
class IngestAuthentication implements HttpAuthenticationMechanism {

    private static final String ROLE = "ingest";
    private static final String BASIC = "Basic realm=\"ingest\", charset=\"UTF-8\"";
    private static final String SECONDS_TO_WAIT = IngestAuthentication.class.getName();

    /** What a browser sends along of itself only to the site that asked for it; programs do not name a site. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Logins logins;
    private final OidcAuthenticationMechanism tokens;

    IngestAuthentication(Logins logins, OidcAuthenticationMechanism tokens) {
        this.logins = logins;
        this.tokens = tokens;
    }

    /** Nobody where there are no credentials, and where they are refused: the challenge tells them apart. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var header = request.request().getHeader(AUTHORIZATION);
        if (!Credentials.areIn(header)) {
            return tokens.authenticate(request, identities)
                    .onFailure(AuthenticationFailedException.class)
                    .recoverWithNull()
                    .invoke(identity -> {
                        if (identity == null) {
                            request.remove(HttpAuthenticationMechanism.class.getName()); // else it would answer itself
                        }
                    });
        }
        var credentials = Credentials.of(header);
        if (credentials == null || isFromAnotherSite(request)) {
            return Uni.createFrom().nullItem();
        }
        var context = Vertx.currentContext();
        return logins.login(request.request().remoteAddress().hostAddress(), credentials)
                .emitOn(task -> runOn(context, task))
                .map(verdict -> identity(verdict, credentials, request));
    }

    /** A browser that knows the password must not be led to use it by a page of someone else's. */
    private static boolean isFromAnotherSite(RoutingContext request) {
        var site = request.request().getHeader("Sec-Fetch-Site");
        return site != null && !OWN_SITE.contains(site);
    }

    private static void runOn(@Nullable Context context, Runnable task) {
        if (context == null) {
            task.run();
        } else {
            context.runOnContext(now -> task.run());
        }
    }

    private static @Nullable SecurityIdentity identity(
            Logins.Verdict verdict, Credentials credentials, RoutingContext request) {
        if (!verdict.accepted()) {
            request.put(SECONDS_TO_WAIT, verdict.secondsToWait());
            return null;
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(credentials.user()))
                .addRole(ROLE)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, WWW_AUTHENTICATE, BASIC));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        long seconds = request.get(SECONDS_TO_WAIT, 0L);
        if (seconds > 0) {
            request.response().putHeader(RETRY_AFTER, Long.toString(seconds));
            answer(
                    request,
                    429,
                    "Too many failed logins",
                    "Logins of this user from this address are refused for %d s. Then send the right password."
                            .formatted(seconds));
            return Uni.createFrom().item(true);
        }
        return tokens.getChallenge(request).map(bearer -> {
            request.response().headers().add(WWW_AUTHENTICATE, BASIC);
            if (bearer != null) {
                bearer.getHeaders().forEach(request.response().headers()::add);
            }
            answer(
                    request,
                    401,
                    "Who sends content must say who it is",
                    "Send the name and the password of a user that gateway.ingest.users names by HTTP Basic"
                            + (bearer == null ? "." : ", or a token of the OpenID Connect provider."));
            return true;
        });
    }

    /** Who is known but lacks the role gets a body too. */
    void explain(@Observes Router router) {
        router.route("/ingest/*").order(-1).failureHandler(request -> {
            if (request.failure() instanceof ForbiddenException) {
                answer(request, 403, "This is not for you", "It takes the role 'ingest'; the token has it not.");
            } else {
                request.next();
            }
        });
    }

    private static void answer(RoutingContext request, int status, String title, String detail) {
        var problem = new JsonObject().put("title", title).put("status", status).put("detail", detail);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(problem.encode());
    }
}
