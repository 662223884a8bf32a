package org.contentgateway.graphql.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.contentgateway.graphql.cache.TestContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No response tells an article under embargo from one that does not exist, in any header. */
@QuarkusTest
class HiddenArticleTest {

    private static final int PORTAL = 951;
    private static final int HIDDEN = 7;
    private static final int UNKNOWN = 8;

    private static Response get(String query, String... tags) {
        return given().headers("If-None-Match", String.join(", ", tags) + " ")
                .queryParam("query", query)
                .get("/graphql");
    }

    private static String query(String field, int contentId) {
        var id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("article:" + PORTAL + ":" + contentId).getBytes());
        return switch (field) {
            case "articleByContentId" ->
                "{articleByContentId(portal: %d, contentId: %d) {title}}".formatted(PORTAL, contentId);
            case "related" ->
                "{articleByContentId(portal: %d, contentId: %d) {related {title}}}".formatted(PORTAL, contentId);
            case "nodes" -> "{nodes(ids: [\"%s\"]) {id}}".formatted(id);
            default -> "{%s(id: \"%s\") {id}}".formatted(field, id);
        };
    }

    /** Everything that a client receives. The entity tag begins with a digest of the request, and holds the time. */
    private static String observed(Response response) {
        return response.statusCode()
                + response.headers().asList().stream()
                        .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                        .map(header -> header.getName().equalsIgnoreCase("ETag")
                                ? header.getValue().replaceFirst("^\"[^.]+(\\.[^.]+)\\.[^.]+(\\..+)\\.[^.]+\"$", "$1$2")
                                : header.toString())
                        .collect(Collectors.joining("\n", "\n", "\n"))
                + response.asString();
    }

    private static void assertIndistinguishable(IntFunction<Response> request) {
        // The end of an embargo within the portal counts down: compared within one second of it.
        var unknown = observed(request.apply(UNKNOWN));
        var hidden = observed(request.apply(HIDDEN));
        if (!hidden.equals(unknown)) {
            unknown = observed(request.apply(UNKNOWN));
        }
        assertThat(hidden).isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"article", "articleByContentId", "node", "nodes", "related"})
    void isIndistinguishableFromAnUnknownOne(String field) {
        var end = Instant.now().plus(Duration.ofHours(3));
        var edited = Instant.now().minusSeconds(3600);
        for (var embargo : List.of(end, end.minusSeconds(60), Instant.now().plusSeconds(40))) {
            edited = edited.plusSeconds(1);
            TestContent.send(PORTAL, HIDDEN, "Secret", embargo, edited);
            assertIndistinguishable(contentId -> get(query(field, contentId)));
            assertIndistinguishable(contentId -> get(query(field, contentId))); // from the cache
            var tags = new String[] {
                get(query(field, HIDDEN)).header("ETag"),
                get(query(field, UNKNOWN)).header("ETag")
            };
            assertIndistinguishable(contentId -> get(query(field, contentId), tags));
            assertThat(get(query(field, HIDDEN), tags).statusCode()).isEqualTo(304);
            edited = edited.plusSeconds(1);
            TestContent.send(PORTAL, HIDDEN, "Secret, edited", embargo, edited);
            assertIndistinguishable(contentId -> get(query(field, contentId), tags));
        }
    }

    @Test
    void isUnknownToTheLegacyResourceToo() {
        TestContent.send(PORTAL, HIDDEN, "Secret", Instant.now().plusSeconds(7200), Instant.now());
        assertIndistinguishable(contentId -> given().get("/legacy/contents/" + PORTAL + "/" + contentId));
        assertIndistinguishable(
                contentId -> given().header("If-None-Match", "*").get("/legacy/contents/" + PORTAL + "/" + contentId));
    }
}
