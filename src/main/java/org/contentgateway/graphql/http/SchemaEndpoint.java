package org.contentgateway.graphql.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.schema.GraphQLSchema;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.graphql.execution.SchemaPrinter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.HexFormat;
import org.contentgateway.graphql.document.Sha256;

/**
 * Serves the schema in GraphQL's schema definition language by GET and HEAD. SmallRye's handler would print it for each request,
 * without an entity tag, and reject HEAD.
 */
@ApplicationScoped
class SchemaEndpoint {

    private static final String METHODS = "GET, HEAD";

    private final Buffer schema;
    private final String entityTag;
    private final HttpCachingConfig config;

    SchemaEndpoint(GraphQLSchema schema, HttpCachingConfig config) {
        var text = new SchemaPrinter().print(schema).getBytes(UTF_8);
        this.schema = Buffer.buffer(text);
        this.entityTag = '"' + HexFormat.of().formatHex(Sha256.digest(text)) + '"';
        this.config = config;
    }

    void register(@Observes Router router, SmallRyeConfig settings) {
        var root = "/" + settings.getValue("quarkus.smallrye-graphql.root-path", String.class);
        router.route(root + "/schema.graphql").order(GraphQLEndpoint.ORDER).handler(this::handle);
    }

    private void handle(RoutingContext http) {
        var method = http.request().method();
        var response = http.response();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, METHODS).end();
            return;
        }
        response.putHeader(HttpHeaders.ETAG, entityTag)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + config.maxAge().toSeconds());
        if (isNotModified(new RequestHeaders(http.request()))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=UTF-8")
                // Without an explicit encoding the server would compress it, and a strong tag is for one encoding only.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(schema.length()));
        if (method == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(schema);
        }
    }

    private boolean isNotModified(RequestHeaders request) {
        var tags = request.get(HttpHeaders.IF_NONE_MATCH);
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag) || tag.equals("W/" + entityTag));
    }
}
