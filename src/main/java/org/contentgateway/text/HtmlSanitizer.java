package org.contentgateway.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Sanitizes HTML by an allow-list: walks the source tree and passes allowed elements to a {@link CleanHtmlBuilder}. No
 * source node is copied; elements that are not listed contribute their text only.
 */
final class HtmlSanitizer implements NodeFilter {

    /**
     * Elements removed together with their content: scripts, foreign content, form controls, and content with its own
     * parsing rules.
     */
    private static final Set<String> REMOVED_WITH_CONTENT = tagNames(
            "script style noscript template svg math object applet embed frame"
                    + " frameset noframes noembed xmp plaintext xml head title canvas map button select datalist textarea dialog");

    private static final Set<String> PHRASING =
            tagNames("abbr b bdi bdo cite code del em i ins kbd mark s small strong sub sup u");

    private static final Set<String> TEXT_BLOCKS = tagNames("p h1 h2 h3 h4 h5 h6 figcaption");

    private static final Set<String> CONTAINERS = tagNames("blockquote ul ol li table tr td th");

    /** Block-level elements that end a paragraph and are replaced by their content. */
    private static final Set<String> PARAGRAPH_BOUNDARIES =
            tagNames("address article aside caption center dd details dir div dl dt"
                    + " fieldset figure footer form header hgroup hr legend main menu nav pre search section summary");

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern TELEGRAM_POST = Pattern.compile("\\w{1,64}/\\d{1,12}");

    private final BaseUrls base;
    private final CleanHtmlBuilder builder = new CleanHtmlBuilder();
    private int preDepth;

    private HtmlSanitizer(BaseUrls base) {
        this.base = base;
    }

    /** Returns a {@code body} element that contains only allowed blocks. */
    static Element sanitize(String html, BaseUrls base) {
        var sanitizer = new HtmlSanitizer(base);
        NodeTraversor.filter(sanitizer, Jsoup.parseBodyFragment(html).body());
        return sanitizer.builder.body();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? element(element) : FilterResult.SKIP_ENTIRELY;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            quotationMark(element, "”");
            builder.leave();
            preDepth -= element.nameIs("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult element(Element source) {
        var tag = source.normalName();
        switch (tag) {
            case "br" -> builder.lineBreak();
            case "img" -> image(source);
            case "iframe" -> EmbedProvider.pageUrlOf(source.attr("src")).ifPresent(this::embed);
            case "video", "audio" -> mediaElement(source);
            case "script" -> telegramPost(source);
            default -> {
                if (!REMOVED_WITH_CONTENT.contains(tag)) {
                    enter(source, tag);
                    quotationMark(source, "“");
                    return FilterResult.CONTINUE;
                }
            }
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private void enter(Element source, String tag) {
        if (tag.equals("a")) {
            base.resolveLink(source.attr("href"))
                    .ifPresentOrElse(
                            href -> builder.enterPhrasing(AllowedElement.link(href, source.attr("rel"), base)),
                            builder::enterTransparent);
        } else if (PHRASING.contains(tag)) {
            builder.enterPhrasing(AllowedElement.copy(source, tag));
        } else if (tag.equals("strike")) {
            builder.enterPhrasing(AllowedElement.copy(source, "s"));
        } else if (CONTAINERS.contains(tag)) {
            builder.enterContainer(AllowedElement.copy(source, tag));
        } else if (TEXT_BLOCKS.contains(tag)) {
            builder.enterTextBlock(AllowedElement.copy(source, tag));
        } else if (PARAGRAPH_BOUNDARIES.contains(tag)) {
            preDepth += tag.equals("pre") ? 1 : 0;
            builder.enterTextBlock(AllowedElement.copy(source, "p"));
        } else if (tag.equals("span") && (source.hasAttr("dir") || source.hasAttr("lang"))) {
            builder.enterPhrasing(AllowedElement.copy(source, tag));
        } else {
            builder.enterTransparent();
        }
    }

    private void text(String text) {
        if (preDepth == 0) {
            builder.text(text);
            return;
        }
        var lines = LINE_BREAK.split(text, -1);
        builder.text(lines[0]);
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            builder.lineBreak();
            builder.text(line);
        }
    }

    /** Browsers generate the quotation marks of {@code q} in CSS; plain text needs them as characters. */
    private void quotationMark(Element source, String mark) {
        if (source.nameIs("q")) {
            builder.text(mark);
        }
    }

    private void image(Element source) {
        base.resolveMedia(source.attr("src"))
                .or(() -> base.resolveMedia(source.attr("data-src")))
                .map(url -> AllowedElement.image(url, source.attr("alt")))
                .ifPresent(builder::image);
    }

    private void mediaElement(Element source) {
        var file = source.hasAttr("src") ? source : source.selectFirst("source[src]");
        Optional.ofNullable(file)
                .flatMap(it -> base.resolveMedia(it.attr("src")))
                .ifPresent(this::embed);
    }

    private void telegramPost(Element script) {
        var post = script.attr("data-telegram-post");
        if (TELEGRAM_POST.matcher(post).matches()) {
            embed("https://t.me/" + post);
        }
    }

    private void embed(String url) {
        builder.enterTextBlock(new Element("p"));
        builder.enterPhrasing(AllowedElement.link(url, "", base));
        builder.text(url);
        builder.leave();
        builder.leave();
    }

    private static Set<String> tagNames(String separated) {
        return Set.of(separated.split(" "));
    }
}
