package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SchemaEndpointTest {

    private static final String PATH = "/graphql/schema.graphql";

    private static String entityTag() {
        return given().get(PATH).header("ETag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void headHasTheHeadersOfGetAndNoBody(String method) throws IOException {
        var schema = Files.readString(Path.of("schema.graphql"));
        given().request(method, PATH)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("Content-Length", Integer.toString(schema.getBytes(UTF_8).length))
                .header("ETag", is(entityTag()))
                .header("Cache-Control", "public, max-age=60")
                .body(method.equals("GET") ? is(schema) : emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void validatesEntityTags(String method) {
        for (var tags : new String[] {entityTag(), "\"a\", W/" + entityTag(), "*"}) {
            given().header("If-None-Match", tags)
                    .request(method, PATH)
                    .then()
                    .statusCode(304)
                    .header("ETag", entityTag())
                    .header("Cache-Control", "public, max-age=60")
                    .header("Content-Type", nullValue())
                    .body(emptyString());
        }
        given().header("If-None-Match", "\"a\"").request(method, PATH).then().statusCode(200);
    }

    @Test
    void rejectsOtherMethods() {
        given().post(PATH).then().statusCode(405).header("Allow", "GET, HEAD");
    }
}
