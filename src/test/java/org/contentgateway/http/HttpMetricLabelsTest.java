package org.contentgateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HttpMetricLabelsTest {

    @Test
    void containTheMethodsAndPathsOfTheGatewayOnly() {
        given().request("BREW", "/graphql").then().statusCode(405);
        given().auth().none().get("/ingest/unknown-path").then().statusCode(401);
        given().auth().none().get("/ingest/runs").then().statusCode(401);
        given().get("/legacy/contents/1/404").then().statusCode(404);
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(requests())
                        .anyMatch(line -> line.contains("method=\"OTHER\"") && line.contains("uri=\"/graphql\""))
                        .anyMatch(line -> line.contains("status=\"401\"") && line.contains("uri=\"OTHER\""))
                        .anyMatch(line -> line.contains("status=\"401\"") && line.contains("uri=\"/ingest/runs\""))
                        .anyMatch(line -> line.contains("uri=\"/legacy/contents/{portal}/{contentId}\""))
                        .noneMatch(line -> line.contains("BREW") || line.contains("unknown-path")));
    }

    private static List<String> requests() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests"))
                .toList();
    }
}
