package org.contentgateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A real Varnish whose cached responses expire quickly. */
@QuarkusIntegrationTest
@WithTestResource(value = Database.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(
        value = Varnish.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "max-age", value = "1s"))
class VarnishRevalidationIT {

    @TestHTTPResource
    URI gateway;

    Varnish varnish;

    @Test
    void revalidatesExpiredResponses() throws IOException {
        varnish.start(gateway);
        given().contentType("application/json")
                .body("""
                        {"portal_id":2,"content_id":1,"lang_id":"en","content_title":"Unchanged","content_html":"<p>Body.</p>",
                         "content_date_start":"2026-06-18 12:00:00"}""")
                .post("/ingest/contents")
                .then()
                .body("created", is(1));
        await("a 304 of the gateway").atMost(20, SECONDS).until(() -> {
            given().accept("application/json")
                    .queryParam("query", "{articleByContentId(portal: 2, contentId: 1) {title}}")
                    .get(varnish.url() + "graphql")
                    .then()
                    .statusCode(200)
                    .body("data.articleByContentId.title", is("Unchanged"));
            return varnish.counter("MAIN.fetch_304") > 0;
        });
    }
}
