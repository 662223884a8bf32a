package org.contentgateway.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Decides on logins by password. */
@ApplicationScoped
class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);

    /** Logins that may wait for their turn. */
    private static final int MAX_WAITING = 64;

    private final Users users;
    private final FailedLogins failures;

    /**
     * One thread, because hashing is slow: a flood of guesses takes one processor, no more, and holds no thread that
     * readers need. One after the other, the count of failures is exact too.
     */
    private final ThreadPoolExecutor hashing = new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> new Thread(task, "logins"));

    Logins(AccessConfig config) {
        users = Users.of(config.users().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, user -> user.getValue().passwordHash())));
        failures = new FailedLogins(config.login().maxFailures(), config.login().window(), Ticker.systemTicker());
        hashing.allowCoreThreadTimeOut(true);
    }

    /** What became of a login: accepted, or else refused; with seconds to wait where it was not even looked at. */
    record Verdict(boolean accepted, long secondsToWait) {

        static final Verdict ACCEPTED = new Verdict(true, 0);
        static final Verdict REFUSED = new Verdict(false, 0);
    }

    void check(
            @Observes StartupEvent start,
            LaunchMode mode,
            OidcConfig oidc,
            @ConfigProperty(name = "quarkus.http.host-enabled") boolean serves) {
        if (!serves) {
            return;
        }
        if (mode == LaunchMode.NORMAL) {
            users.refuseDevPassword();
        }
        var provider = OidcConfig.getDefaultTenant(oidc);
        if (provider.authServerUrl().isPresent() && !provider.tenantEnabled()) {
            throw new ConfigurationException(
                    "quarkus.oidc.auth-server-url is set, so quarkus.oidc.tenant-enabled has to be true");
        }
        if (users.isEmpty() && !provider.tenantEnabled()) {
            LOG.warn("Nobody may send content: set gateway.ingest.users.\"NAME\".password-hash to what "
                    + "'htpasswd -nBC 12 NAME' prints after the colon, or set up quarkus.oidc");
        }
    }

    /** Decides at once where it can, else on a thread of its own. */
    Uni<Verdict> login(String address, Credentials credentials) {
        var wait = failures.secondsToWait(address, credentials.user());
        if (wait > 0) {
            return Uni.createFrom().item(new Verdict(false, wait));
        }
        if (users.remembers(credentials)) {
            return Uni.createFrom().item(Verdict.ACCEPTED);
        }
        return Uni.createFrom()
                .item(() -> verify(address, credentials))
                .runSubscriptionOn(hashing)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(new Verdict(false, 1));
    }

    private Verdict verify(String address, Credentials credentials) {
        var wait = failures.secondsToWait(address, credentials.user());
        if (wait > 0) {
            return new Verdict(false, wait);
        }
        if (users.remembers(credentials) || users.verify(credentials)) {
            return Verdict.ACCEPTED;
        }
        if (failures.add(address, credentials.user())) {
            LOG.warnf("Too many failed logins from %s: more are refused for a while", address);
        }
        return Verdict.REFUSED;
    }

    @PreDestroy
    void stop() {
        hashing.shutdownNow();
    }
}
