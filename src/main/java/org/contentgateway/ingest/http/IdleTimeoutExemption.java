package org.contentgateway.ingest.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Exempts authenticated requests to {@code /ingest} from {@code quarkus.http.idle-timeout} while they are in progress: an
 * import may wait for the database, and a pull for its upstream, without a byte on the connection.
 */
@ApplicationScoped
class IdleTimeoutExemption {

    /** Name that Vert.x gives its handler of idle connections. */
    private static final String IDLE_HANDLER = "idle";

    void exempt(@Observes Router router) {
        // After authorization, so that strangers can't keep connections open.
        router.route("/ingest/*")
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(IdleTimeoutExemption::exempt);
    }

    private static void exempt(RoutingContext http) {
        var connection = (ConnectionBase) http.request().connection();
        var filter = new IdleEventFilter(connection.channelHandlerContext().pipeline());
        filter.add();
        http.addEndHandler(ended -> filter.remove());
        http.next();
    }

    /** Drops the events on which Vert.x would close the connection. Runs on the connection's event loop only. */
    @Sharable // may be added again
    private static final class IdleEventFilter extends ChannelInboundHandlerAdapter {

        private final ChannelPipeline pipeline;
        private boolean ended;

        IdleEventFilter(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
        }

        void add() {
            if (!ended && pipeline.get(IDLE_HANDLER) != null) {
                pipeline.addAfter(IDLE_HANDLER, null, this);
            }
        }

        void remove() {
            ended = true;
            if (pipeline.context(this) != null) {
                pipeline.remove(this);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (!(event instanceof IdleStateEvent)) {
                context.fireUserEventTriggered(event);
            }
        }

        /** An upgrade to HTTP/2 replaces all handlers during its first request. */
        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            context.executor().execute(this::add);
        }
    }
}
