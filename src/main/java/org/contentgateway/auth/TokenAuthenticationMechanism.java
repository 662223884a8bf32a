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
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests by an access token of the settings, or else by a bearer token of the OpenID Connect provider
 * where one is configured. Quarkus calls it only for protected paths, and for the response if nobody is authenticated.
 */
@ApplicationScoped
@Alternative
@Priority(1) // replaces the mechanisms that Quarkus would choose from
class TokenAuthenticationMechanism implements HttpAuthenticationMechanism {

    private static final String ROLE = "ingest";
    private static final String BEARER_CHALLENGE = "Bearer realm=\"ingest\"";
    private static final String BASIC_CHALLENGE = "Basic realm=\"ingest\", charset=\"UTF-8\"";

    /** In seconds. */
    private static final int PROVIDER_RETRY_AFTER = 10;

    private final ApiTokens tokens;
    private final OidcAuthenticationMechanism oidc;
    private final boolean oidcEnabled;

    TokenAuthenticationMechanism(ApiTokens tokens, OidcAuthenticationMechanism oidc, OidcConfig config) {
        this.tokens = tokens;
        this.oidc = oidc;
        this.oidcEnabled = OidcConfig.getDefaultTenant(config).tenantEnabled();
    }

    /** A response other than 401, kept with the request until {@link #sendChallenge} is called. */
    private record Refusal(int status, String title, String detail) {

        static final Refusal CROSS_SITE = new Refusal(
                403,
                "Cross-site request refused",
                "A browser sent this request with Basic credentials for a page of another site: Sec-Fetch-Site is not "
                        + "same-origin or none, or Origin does not match Host. Send it from a page of the gateway's "
                        + "own origin, or with a bearer token.");

        static final Refusal PROVIDER_UNAVAILABLE = new Refusal(
                503,
                "OpenID Connect provider unavailable",
                "The gateway can't verify the token without the provider. Retry after " + PROVIDER_RETRY_AFTER
                        + " seconds.");
    }

    /** Returns no identity for missing and for wrong credentials: the response is the same kind of challenge. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var credentials = Credentials.parse(request.request().getHeader(AUTHORIZATION));
        if (credentials == null) {
            return Uni.createFrom().nullItem();
        }
        if (!credentials.isBearer() && CrossSiteRequests.isCrossSite(request.request())) {
            request.put(Refusal.class.getName(), Refusal.CROSS_SITE);
            return Uni.createFrom().nullItem();
        }
        var name = tokens.nameOf(credentials.token());
        if (name != null && (credentials.isBearer() || name.equals(credentials.user()))) {
            return Uni.createFrom().item(identity(name));
        }
        return credentials.isBearer() && oidcEnabled
                ? authenticateByOidc(request, identities)
                : Uni.createFrom().nullItem();
    }

    private static SecurityIdentity identity(String name) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(ROLE)
                .build();
    }

    private Uni<SecurityIdentity> authenticateByOidc(RoutingContext request, IdentityProviderManager identities) {
        return oidc.authenticate(request, identities)
                .onFailure(OIDCException.class)
                .invoke(unavailable -> request.put(Refusal.class.getName(), Refusal.PROVIDER_UNAVAILABLE))
                .onFailure(
                        failure -> failure instanceof AuthenticationFailedException || failure instanceof OIDCException)
                .recoverWithNull()
                .invoke(identity -> {
                    if (identity == null) {
                        request.remove(HttpAuthenticationMechanism.class.getName()); // else it sends its own challenge
                    }
                });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, WWW_AUTHENTICATE, BEARER_CHALLENGE));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        @Nullable Refusal refusal = request.get(Refusal.class.getName());
        if (refusal == null) {
            sendUnauthorized(request);
        } else {
            if (refusal.status() == 503) {
                request.response().putHeader(RETRY_AFTER, Integer.toString(PROVIDER_RETRY_AFTER));
            }
            sendProblem(request, refusal.status(), refusal.title(), refusal.detail());
        }
        return Uni.createFrom().item(true);
    }

    private void sendUnauthorized(RoutingContext request) {
        request.response().putHeader(WWW_AUTHENTICATE, List.of(BEARER_CHALLENGE, BASIC_CHALLENGE));
        var remedy =
                "Send an access token of gateway.auth.tokens as 'Authorization: Bearer TOKEN', or by HTTP Basic with "
                        + "the token's name as user name and the token as password"
                        + (oidcEnabled ? "; or a bearer token of the OpenID Connect provider." : ".");
        if (request.request().getHeader(AUTHORIZATION) == null) {
            sendProblem(request, 401, "Authentication required", remedy);
        } else {
            sendProblem(request, 401, "Invalid credentials", "The credentials are malformed or unknown. " + remedy);
        }
    }

    /** Gives the 403 for an identity without the role a body. */
    void describeForbidden(@Observes Router router) {
        router.route("/ingest/*").order(-1).failureHandler(request -> {
            if (request.failure() instanceof ForbiddenException) {
                sendProblem(
                        request,
                        403,
                        "Role missing",
                        String.format(
                                Locale.ROOT,
                                "The token lacks the role '%s'. Have the OpenID Connect provider add it to the token.",
                                ROLE));
            } else {
                request.next();
            }
        });
    }

    private static void sendProblem(RoutingContext request, int status, String title, String detail) {
        var problem = new JsonObject().put("title", title).put("status", status).put("detail", detail);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(problem.encode());
    }
}
