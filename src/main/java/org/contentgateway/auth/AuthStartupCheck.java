package org.contentgateway.auth;

import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Fails the start if the settings of authentication are invalid or unsafe. */
@ApplicationScoped
class AuthStartupCheck {

    private static final Logger LOG = Logger.getLogger(AuthStartupCheck.class);

    void check(
            @Observes StartupEvent start,
            LaunchMode mode,
            ApiTokens tokens,
            OidcConfig oidc,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        if (!serves) {
            return;
        }
        if (mode == LaunchMode.NORMAL) {
            tokens.refuseDevToken();
        }
        var provider = OidcConfig.getDefaultTenant(oidc);
        if (provider.authServerUrl().isPresent() && !provider.tenantEnabled()) {
            throw new ConfigurationException(
                    "quarkus.oidc.auth-server-url is set, but OpenID Connect is disabled. Set quarkus.oidc.tenant-enabled=true, or remove the URL.");
        }
        if (tokens.isEmpty() && !provider.tenantEnabled()) {
            LOG.warn("Nobody can send content: no access token is configured. Generate one by "
                    + "'java -jar quarkus-run.jar token NAME' and add the line that it prints to the settings, "
                    + "or configure quarkus.oidc.");
        }
    }
}
