package org.contentgateway.auth;

import static io.netty.handler.codec.http.HttpHeaderNames.AUTHORIZATION;
import static io.netty.handler.codec.http.HttpHeaderNames.RETRY_AFTER;
import static io.netty.handler.codec.http.HttpHeaderNames.WWW_AUTHENTICATE;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcConfig;
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
    private static final String BEARER = "Bearer ";

    /** In seconds: a provider restarts about as fast as a database does. */
    private static final long PROVIDER_RETRY_AFTER = 10;

    /** What a browser sends along of itself only to the site that asked for it; programs do not name a site. */
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Logins logins;
    private final OidcAuthenticationMechanism tokens;
    private final boolean takesTokens;

    IngestAuthentication(Logins logins, OidcAuthenticationMechanism tokens, OidcConfig oidc) {
        this.logins = logins;
        this.tokens = tokens;
        this.takesTokens = OidcConfig.getDefaultTenant(oidc).tenantEnabled();
    }

    /** Why credentials were not even looked at; it is kept with the request until the challenge is due. */
    private record Refusal(int status, long retryAfter, String title, String detail) {}

    /** Nobody where there are no credentials, and where they are refused: the challenge tells them apart. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var header = request.request().getHeader(AUTHORIZATION);
        if (!Credentials.areIn(header)) {
            return takesTokens && header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? token(request, identities)
                    : Uni.createFrom().nullItem();
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

    private Uni<SecurityIdentity> token(RoutingContext request, IdentityProviderManager identities) {
        return tokens.authenticate(request, identities)
                .onFailure(OIDCException.class)
                .invoke(away -> request.put(
                        Refusal.class.getName(),
                        new Refusal(
                                503,
                                PROVIDER_RETRY_AFTER,
                                "The OpenID Connect provider can't be reached",
                                "Without it the token can't be judged. Send it again in a while.")))
                .onFailure(
                        failure -> failure instanceof AuthenticationFailedException || failure instanceof OIDCException)
                .recoverWithNull()
                .invoke(identity -> {
                    if (identity == null) {
                        request.remove(HttpAuthenticationMechanism.class.getName()); // else it would answer itself
                    }
                });
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
            if (verdict.secondsToWait() > 0) {
                request.put(
                        Refusal.class.getName(),
                        new Refusal(
                                429,
                                verdict.secondsToWait(),
                                "Too many failed logins",
                                "Logins of this user from this address are refused for %d s. Then send the right password."
                                        .formatted(verdict.secondsToWait())));
            }
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
        Refusal refusal = request.get(Refusal.class.getName());
        if (refusal != null) {
            request.response().putHeader(RETRY_AFTER, Long.toString(refusal.retryAfter()));
            answer(request, refusal.status(), refusal.title(), refusal.detail());
        } else {
            var headers = request.response().headers().add(WWW_AUTHENTICATE, BASIC);
            if (takesTokens) {
                headers.add(WWW_AUTHENTICATE, BEARER.strip());
            }
            answer(
                    request,
                    401,
                    "Who sends content must say who it is",
                    "Send the name and the password of a user that gateway.ingest.users names by HTTP Basic"
                            + (takesTokens ? ", or a token of the OpenID Connect provider." : "."));
        }
        return Uni.createFrom().item(true);
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
