package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Properties of the conversion for arbitrary tag soup. */
@Domain(TagSoupDomain.class)
class BodyPropertiesTest {

    private static final BaseUrls BASE =
            new BaseUrls(URI.create("https://news.example/en/"), URI.create("https://media.example/files"));

    @Property
    void sanitizingIsIdempotent(@ForAll String html) {
        var once = Body.ofHtml(html, BASE);
        assertThat(Body.ofHtml(once.html(), BASE).html()).isEqualTo(once.html());
    }

    @Property
    void htmlIsWellFormedAndContainsOnlyAllowedMarkup(@ForAll String html) {
        SafeHtmlAssertions.assertSafe(Body.ofHtml(html, BASE).html());
    }

    @Property
    void textEqualsTheDecodedTextOfTheHtml(@ForAll String html) {
        var body = Body.ofHtml(html, BASE);
        assertThat(SafeHtmlAssertions.withoutMarkers(body.text()))
                .isEqualTo(SafeHtmlAssertions.withoutMarkers(SafeHtmlAssertions.text(body.html())));
    }

    /** Parsing the serialized HTML yields the tree that it was serialized from. */
    @Property
    void blocksAndMarkdownSurviveSerialization(@ForAll String html) {
        var body = Body.ofHtml(html, BASE);
        var clean = HtmlSanitizer.sanitize(html, BASE);
        assertThat(body.blocks()).isEqualTo(Blocks.of(clean));
        assertThat(body.markdown()).isEqualTo(MarkdownRenderer.render(clean));
    }

    @Property
    void markdownRendersToTheSameText(@ForAll String html) {
        var body = Body.ofHtml(html, BASE);
        var rendered =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(body.markdown()));
        assertThat(Body.ofHtml(rendered, BASE).text()).isEqualTo(body.text());
    }

    @Property
    void outputIsValidUtf8WithoutNul(@ForAll String html) {
        var body = Body.ofHtml(html, BASE);
        var all = body.html() + body.text() + body.markdown() + body.blocks();
        assertThat(all).doesNotContain("\0");
        assertThat(new String(all.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(all);
    }

    @Property
    void blocksContainTheTextOfTheBody(@ForAll String html) {
        var body = Body.ofHtml(html, BASE);
        var text = body.blocks().stream()
                .map(Block::text)
                .filter(block -> !block.isEmpty())
                .collect(Collectors.joining("\n\n"));
        assertThat(text).isEqualTo(body.text());
    }
}
