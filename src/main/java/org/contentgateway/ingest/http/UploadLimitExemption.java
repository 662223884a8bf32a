package org.contentgateway.ingest.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Exempts imports from {@code quarkus.http.limits.max-body-size}: they are read as streams, and each record has its own
 * limit. Quarkus has one limit for all paths.
 */
@ApplicationScoped
class UploadLimitExemption {

    private static final List<String> PATHS = List.of("/ingest/contents", "/ingest/wordpress");

    /** Quarkus checks the Content-Length header if there is one; otherwise it counts the bytes up to the limit that it stores in the request. */
    void exempt(@Observes Router router) {
        for (var path : PATHS) {
            router.post(path).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(request -> {
                request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
                request.next();
            });
            router.post(path).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(request -> {
                request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
                request.next();
            });
        }
    }
}
