package org.contentgateway.ingest.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Lets an import be of any length: it is read as a stream, and each record has a limit of its own. All other addresses
 * keep {@code quarkus.http.limits.max-body-size}, which Quarkus has for all or for none.
 */
@ApplicationScoped
class UploadLimitExemption {

    private static final List<String> ADDRESSES = List.of("/ingest/contents", "/ingest/wordpress");

    /** Quarkus refuses by the header where there is one, and else counts what comes up to the limit that it notes down. */
    void lift(@Observes Router router) {
        for (var address : ADDRESSES) {
            router.post(address)
                    .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                    .handler(request -> {
                        request.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
                        request.next();
                    });
            router.post(address)
                    .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
                    .handler(request -> {
                        request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
                        request.next();
                    });
        }
    }
}
