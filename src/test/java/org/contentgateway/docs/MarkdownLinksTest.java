package org.contentgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Links, anchors and images of all Markdown files lead somewhere within the repository. */
class MarkdownLinksTest {

    private static final Pattern EXTERNAL = Pattern.compile("(https?|mailto):.*");

    /** What CommonMark leaves of a reference without a definition; not the box of a task. */
    private static final Pattern UNDEFINED = Pattern.compile("\\[(?![ x]])[^\\[\\]]+]");

    @Test
    void leadSomewhere() throws IOException {
        var files = Markdown.all();
        assertThat(files).hasSizeGreaterThan(30);
        var dead = new ArrayList<String>();
        for (var file : files) {
            dead.addAll(deadLinks(file));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void areReportedIfTheyLeadNowhere() throws IOException {
        var file = Markdown.of(Path.of("docs/example.md"), """
                # Some `code`, and a dash - here
                ## Twice
                ## Twice
                [](#some-code-and-a-dash---here) [](#twice-1) [](../README.md) [](https://example.org/none) `[code]`
                [](#twice-2) [](missing.md) [](../README.md#missing) [](../../outside.md) ![](missing.svg) [newest][undefined]

                <img src="missing.png">
                """);
        assertThat(deadLinks(file))
                .containsExactly(
                        "docs/example.md: #twice-2",
                        "docs/example.md: missing.md",
                        "docs/example.md: ../README.md#missing",
                        "docs/example.md: ../../outside.md",
                        "docs/example.md: missing.svg",
                        "docs/example.md: missing.png",
                        "docs/example.md: [newest]",
                        "docs/example.md: [undefined]");
    }

    private static List<String> deadLinks(Markdown file) throws IOException {
        var dead = new ArrayList<String>();
        for (var link : links(file).toList()) {
            if (!EXTERNAL.matcher(link).matches() && !exists(file, link)) {
                dead.add(file.path() + ": " + link);
            }
        }
        for (var reference : undefinedReferences(file)) {
            dead.add(file.path() + ": " + reference);
        }
        return dead;
    }

    private static Stream<String> links(Markdown file) {
        return file.all(Node.class).stream().flatMap(node -> {
            if (node instanceof Link link) {
                return Stream.of(link.getDestination());
            }
            if (node instanceof Image image) {
                return Stream.of(image.getDestination());
            }
            return html(node)
                    .flatMap(html -> Jsoup.parseBodyFragment(html).select("[href], [src]").stream())
                    .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"));
        });
    }

    private static Stream<String> html(Node node) {
        if (node instanceof HtmlBlock block) {
            return Stream.of(block.getLiteral());
        }
        return node instanceof HtmlInline inline ? Stream.of(inline.getLiteral()) : Stream.empty();
    }

    private static boolean exists(Markdown file, String link) throws IOException {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty()
                ? file.path()
                : file.path().resolveSibling(parts[0]).normalize();
        if (target.startsWith("..") || !parts[0].isEmpty() && !Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || anchors(parts[0].isEmpty() ? file : Markdown.of(target, Files.readString(target)))
                        .contains(parts[1]);
    }

    /** GitHub's rule: lower case, punctuation removed, spaces to hyphens; repeated headings are numbered. */
    private static Set<String> anchors(Markdown file) {
        var anchors = new HashSet<String>();
        var count = new HashMap<String, Integer>();
        for (var heading : file.all(Heading.class)) {
            var slug = text(heading)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                    .replace(' ', '-');
            var repeated = count.merge(slug, 1, Integer::sum) - 1;
            anchors.add(repeated == 0 ? slug : slug + "-" + repeated);
        }
        return anchors;
    }

    private static List<String> undefinedReferences(Markdown file) {
        return file.all(Block.class).stream()
                .filter(block -> !(block instanceof Heading)) // changelogs have versions in brackets
                .flatMap(block -> UNDEFINED.matcher(prose(block)).results())
                .map(match -> match.group())
                .toList();
    }

    /** The text of a block's own inline nodes, without code. */
    private static String prose(Node block) {
        var prose = new StringBuilder();
        for (var child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text text) {
                prose.append(text.getLiteral());
            } else if (!(child instanceof Block)) {
                prose.append(' ').append(prose(child)).append(' ');
            }
        }
        return prose.toString();
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text literal) {
                text.append(literal.getLiteral());
            } else if (child instanceof Code code) {
                text.append(code.getLiteral());
            } else {
                text.append(text(child));
            }
        }
        return text.toString();
    }
}
