package org.contentgateway.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentCacheTest {

    @Inject
    DocumentCache documents;

    @Test
    void parsesAndValidatesADocumentOnce() {
        var first = documents.get("query Once {portals {id name}}");
        assertThat(documents.get("query Once {portals {id name}}")).isSameAs(first);
    }

    /** Clients that inline values into documents never send the same document twice. */
    @Test
    void keepsRecurringDocumentsDespiteManyThatNeverRecur() {
        var feed = "query Feed {articles {nodes {id title summary}}}";
        var first = documents.get(feed);
        for (var i = 0; i < 3_000; i++) {
            documents.get(
                    "{articleByContentId(portal: 2, contentId: %d) {title} } #%s".formatted(i, "x".repeat(4_000)));
            assertThat(documents.get(feed)).isSameAs(first);
        }
    }

    @Test
    void limitsTheNumberOfErrors() {
        assertThat(documents.get("{portals {" + "nothing ".repeat(500) + "}}").errors())
                .hasSizeBetween(1, 20);
    }
}
