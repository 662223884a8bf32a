package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Converts a real article if one is available. Its copyright does not allow a copy in the repository. */
class RealArticleTest {

    private static JsonNode article;
    private static Body body;

    @BeforeAll
    static void readArticle() throws IOException {
        var file = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/seed/cms-content.json"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(file != null, "no real article available");
        article = new ObjectMapper().readTree(file.toFile()).get(0).get(0);
        body = Body.ofHtml(article.get("content_html").asText(), new BaseUrls(null, null));
    }

    @Test
    void textHas33Paragraphs() {
        assertThat(body.text().split("\n\n")).hasSize(33).noneMatch(String::isBlank);
    }

    @Test
    void textHas6159CharactersIncludingBlankLines() {
        assertThat(body.text()).hasSize(6_159);
    }

    @Test
    void textHas925Words() {
        assertThat(body.wordCount()).isEqualTo(925);
    }

    @Test
    void textHasNoCharacterReference() {
        assertThat(body.text()).doesNotContainPattern("&#?\\w+;").doesNotContain("\u00A0");
    }

    @Test
    void htmlHasNoStyleSpanOrEmptyParagraph() {
        assertThat(body.html()).doesNotContain("style=", "<span", "<p></p>", "&nbsp;");
    }

    @Test
    void has33BlocksIncludingFiveInferredHeadings() {
        assertThat(body.blocks()).hasSize(33);
        assertThat(body.blocks())
                .filteredOn(block -> block instanceof Block.Heading heading && heading.inferred())
                .extracting(Block::text)
                .containsExactly(
                        "'Four arenas of struggle'",
                        "'Negotiations in tandem with military readiness'",
                        "Lebanon and the role of diplomacy",
                        "Negotiation as a method of struggle",
                        "Iran’s strength as the main guarantee");
    }

    @Test
    void encodedTextYieldsTheSameBody() {
        var fromText = Body.ofEncodedText(article.get("content_body").asText(), new BaseUrls(null, null));
        assertThat(fromText).isEqualTo(body);
    }

    @Test
    void encodedTextDiffersFromTheHtmlByTagsOnly() {
        var html = article.get("content_html").asText();
        assertThat(Body.differByMoreThanTags(html, article.get("content_body").asText()))
                .isFalse();
    }

    @Test
    void readingTakesFourMinutes() {
        assertThat(body.readingMinutes()).isEqualTo(4);
    }
}
