package org.contentgateway.pull;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The API for an unreachable upstream, which the test settings configure. */
@QuarkusTest
class PullResourceTest {

    @Test
    void reportsWhyAPullFailed() {
        var problem = given().post("/ingest/sources/away/pull")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThatJson(problem).node("detail").asString().startsWith("The upstream is unreachable: ");
        assertThatJson(problem).node("report.outcome").isEqualTo("FAILED");
        var list =
                given().get("/ingest/sources").then().statusCode(200).extract().asString();
        assertThatJson(list).isArray().hasSize(1);
        assertThatJson(list).node("[0]").isEqualTo("""
                {"name": "away", "url": "http://localhost:1/export", "format": "CMS", "breaker": "CLOSED",
                 "lastTryAt": "${json-unit.any-string}", "failure": "${json-unit.regex}The upstream is unreachable: .*",
                 "lastPull": {"source": "away", "outcome": "FAILED", "pages": 0, "received": 0, "created": 0, "updated": 0,
                              "unchanged": 0, "stale": 0, "rejected": 0, "warnings": 0,
                              "failure": "${json-unit.regex}The upstream is unreachable: .*"}}""");
    }

    @Test
    void respondsNotFoundForAnUnknownUpstream() {
        given().post("/ingest/sources/other/pull").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void staysHealthyIfAnUpstreamIsUnreachable() {
        given().post("/ingest/sources/away/pull");
        var health =
                given().get("/q/health/well").then().statusCode(200).extract().asString();
        assertThatJson(health).isEqualTo("""
                {"status": "UP",
                 "checks": [{"name": "Pulled sources", "status": "UP", "data": {"away": "never pulled"}}]}""");
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void countsPulls() {
        given().post("/ingest/sources/away/pull");
        assertThat(given().get("/q/metrics").then().statusCode(200).extract().asString())
                .contains("gateway_pull_age_seconds{source=\"away\"")
                .containsPattern("gateway_pull_seconds_count\\{outcome=\"failed\",source=\"away\"\\} [1-9]");
    }
}
