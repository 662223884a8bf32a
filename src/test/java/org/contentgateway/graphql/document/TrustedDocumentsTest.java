package org.contentgateway.graphql.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trusted documents, which clients reference by id. */
@QuarkusTest
class TrustedDocumentsTest {

    @TempDir
    Path folder;

    @Inject
    DocumentCache documents;

    @Inject
    DocumentsConfig config;

    /** A schema change that breaks a document of the apps fails here. */
    @Test
    void theAppsDocumentsAreValid() {
        var trusted = TrustedDocuments.load(Path.of("src/main/documents")).all();
        assertThat(trusted).hasSizeGreaterThanOrEqualTo(6);
        assertThat(trusted)
                .allSatisfy(document -> assertThat(
                                documents.get(document.getValue()).errors())
                        .as(document.getKey())
                        .isEmpty());
    }

    @Test
    void executesDocumentsByIdOverGetAndPost() {
        given().queryParam("documentId", "web/feed")
                .queryParam("variables", "{\"portal\": 931, \"language\": \"en\"}")
                .get("/graphql")
                .then()
                .statusCode(200)
                .body("data.articles.nodes.size()", is(0));
        given().contentType("application/json")
                .body("{\"documentId\": \"mobile/sync\", \"variables\": {\"portal\": 931}}")
                .post("/graphql")
                .then()
                .body("data.changes.nextToken", notNullValue());
        given().queryParam("documentId", "web/none")
                .get("/graphql")
                .then()
                .body("errors[0].extensions.code", is("PERSISTED_QUERY_NOT_FOUND"));
    }

    @Test
    void loadsRelayAndApolloManifests() throws IOException {
        Files.writeString(folder.resolve("relay.json"), "{\"one\": \"{__typename}\"}");
        Files.writeString(
                folder.resolve("apollo.json"),
                "{\"format\": \"apollo-persisted-query-manifest\", \"version\": 1, \"operations\": ["
                        + "{\"id\": \"two\", \"name\": \"Q\", \"type\": \"query\", \"body\": \"query Q {__typename}\"}]}");
        var trusted = TrustedDocuments.load(folder);
        assertThat(trusted.text("one")).isEqualTo("{__typename}");
        assertThat(trusted.text("two")).isEqualTo("query Q {__typename}");
        assertThat(trusted.contains("{__typename}")).isTrue();
        assertThat(trusted.contains("{__typename }")).isFalse();
    }

    @Test
    void failsTheStartOnInvalidDocuments() throws IOException {
        Files.createDirectory(folder.resolve("web"));
        Files.writeString(folder.resolve("web/wrong.graphql"), "{nothing}");
        assertThatThrownBy(() -> new PersistedDocuments(settings(folder, false), documents))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.documents.folder: document web/wrong is invalid: ");
        assertThatThrownBy(() -> new PersistedDocuments(settings(folder.resolve("none"), false), documents))
                .hasMessageContaining("can't be read");
        Files.writeString(folder.resolve("web/wrong.json"), "{");
        assertThatThrownBy(() -> TrustedDocuments.load(folder)).hasMessageContaining("not valid JSON");
    }

    @Test
    void requiresDocumentsInStrictMode() {
        assertThatThrownBy(() -> new PersistedDocuments(settings(folder, true), documents))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.documents.strict is true, but there are no trusted documents.");
    }

    @Test
    void executesOnlyTrustedDocumentsInStrictMode() throws Exception {
        Files.writeString(folder.resolve("known.graphql"), "{known: __typename}");
        var strict = new PersistedDocuments(settings(folder, true), documents);
        assertThat(strict.text(request("{known: __typename}", null, null))).isEqualTo("{known: __typename}");
        assertThat(strict.text(request(null, "known", null))).isEqualTo("{known: __typename}");
        assertThatThrownBy(() -> strict.text(request("{__typename}", null, null)))
                .hasMessageStartingWith("query is not a trusted document.");
        assertThatThrownBy(() -> strict.text(request(null, null, "ab".repeat(32))))
                .hasMessage("PersistedQueryNotFound");
    }

    private static GraphQLRequest request(String query, String documentId, String hash) {
        return new GraphQLRequest(query, documentId, hash, null, Map.of(), true);
    }

    private DocumentsConfig settings(Path folder, boolean strict) {
        return new DocumentsConfig() {
            @Override
            public Optional<Path> folder() {
                return Optional.of(folder);
            }

            @Override
            public boolean strict() {
                return strict;
            }

            @Override
            public Optional<MemorySize> cacheSize() {
                return config.cacheSize();
            }

            @Override
            public MemorySize persistedCacheSize() {
                return config.persistedCacheSize();
            }
        };
    }
}
