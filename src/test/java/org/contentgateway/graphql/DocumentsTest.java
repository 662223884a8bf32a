package org.contentgateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DocumentsTest {

    @Inject
    Documents documents;

    @Test
    void areParsedAndValidatedOnce() {
        var first = documents.of("query Once {portals {id name}}");
        assertThat(documents.of("query Once {portals {id name}}")).isSameAs(first);
    }

    /** Clients that write values into documents never send the same one twice. */
    @Test
    void thatComeBackStayThoughManyOthersComeOnce() {
        var feed = "query Feed {articles {nodes {id title summary}}}";
        var first = documents.of(feed);
        for (var i = 0; i < 3_000; i++) {
            documents.of("{articleByContentId(portal: 2, contentId: %d) {title} } #%s".formatted(i, "x".repeat(4_000)));
            assertThat(documents.of(feed)).isSameAs(first);
        }
    }

    @Test
    void listTheFirstOfManyMistakes() {
        assertThat(documents.of("{portals {" + "nothing ".repeat(500) + "}}").errors())
                .hasSizeBetween(1, 20);
    }
}
