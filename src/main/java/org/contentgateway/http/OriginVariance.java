package org.contentgateway.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Adds {@code Origin} to {@code Vary} on every path while CORS is enabled, since its headers depend on the request's origin. */
@ApplicationScoped
class OriginVariance {

    void register(
            @Observes Router router,
            @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
        if (cors) {
            router.route().order(RouteConstants.ROUTE_ORDER_HEADERS).handler(OriginVariance::addOrigin);
        }
    }

    private static void addOrigin(RoutingContext http) {
        http.addHeadersEndHandler(headers -> {
            var vary = new ArrayList<>(http.response().headers().getAll(HttpHeaders.VARY));
            vary.add("Origin");
            http.response().putHeader(HttpHeaders.VARY, String.join(", ", vary));
        });
        http.next();
    }
}
