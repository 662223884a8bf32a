package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.contentgateway.graphql.cache.ContentState;
import org.contentgateway.graphql.cache.ResponseCache;
import org.contentgateway.graphql.cache.TestContent;
import org.contentgateway.graphql.document.GraphQLRequest;
import org.contentgateway.graphql.document.LimitsConfig;
import org.contentgateway.graphql.document.OperationResolver;
import org.contentgateway.graphql.execution.FailureClassifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that becomes known while a conditional request is processed, in the steps of {@link GraphQLEndpoint}. */
@QuarkusTest
class NotModifiedRaceTest {

    private static final int PORTAL = 1519;
    private static final String QUERY = "{articles(filter: {portal: %d}) {nodes {title}}}".formatted(PORTAL);

    @Inject
    Vertx vertx;

    @Inject
    OperationResolver resolver;

    @Inject
    ResponseCache cache;

    @Inject
    ContentState content;

    @Inject
    HttpCachingConfig config;

    @Inject
    FailureClassifier failures;

    @Inject
    LimitsConfig limits;

    private HttpServer server;
    /** Of all tests: an edit that is stored already changes nothing. */
    private static int edits;

    private Runnable beforeValidation = () -> {};
    private Runnable afterValidation = () -> {};

    @BeforeEach
    void start() throws Exception {
        var router = Router.router(vertx);
        router.get("/").blockingHandler(this::respond);
        server = await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"));
        edit();
    }

    @AfterEach
    void stop() throws Exception {
        await(server.close());
    }

    @Test
    void aChangeBeforeTheValidationGetsTheNewResponse() {
        var tag = entityTag();
        beforeValidation = this::edit;
        given().header("If-None-Match", tag)
                .get(address())
                .then()
                .statusCode(200)
                .body("data.articles.nodes[0].title", is("Edit " + edits));
    }

    /** Validated a second time, the entity tag would not be fresh any more. */
    @Test
    void aChangeAfterTheValidationDoesNotFailTheResponse() {
        var tag = entityTag();
        afterValidation = this::edit;
        given().header("If-None-Match", tag)
                .get(address())
                .then()
                .statusCode(304)
                .header("ETag", tag);
        afterValidation = () -> {};
        given().header("If-None-Match", tag).get(address()).then().statusCode(200);
    }

    private String entityTag() {
        var tag = given().get(address()).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", tag).get(address()).then().statusCode(304);
        return tag;
    }

    private String address() {
        return "http://localhost:" + server.actualPort() + "/";
    }

    private void respond(RoutingContext http) {
        try {
            var exchange = new HttpExchange(http, config, content, failures);
            exchange.negotiate();
            var operation = resolver.resolve(new GraphQLRequest(QUERY, null, null, null, Map.of(), true));
            exchange.setOperation(operation);
            beforeValidation.run();
            var notModified = exchange.isNotModified();
            afterValidation.run();
            await(
                    notModified
                            ? exchange.sendNotModified()
                            : cache.get(operation, exchange.left())
                                    .compose(served -> exchange.send(operation, served, limits.complexity())));
        } catch (Exception failed) {
            http.fail(failed);
        }
    }

    /** Edits the article; the change is known when this returns. */
    private void edit() {
        edits++;
        var sequence = TestContent.send(PORTAL, 1, "Edit " + edits, edits);
        content.catchUp();
        assertThat(content.sequence()).isGreaterThanOrEqualTo(sequence);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
