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
 * The allow-list: walks what an editor left and tells a {@link CleanHtmlBuilder} what may stay. Nothing of the source is copied;
 * whatever is not named here adds its text at most.
 */
final class HtmlSanitizer implements NodeFilter {

    /** Dropped with all that is in them: what runs, draws, asks for input or is read in another way than HTML. */
    private static final Set<String> DROPPED = names(
            "script style noscript template svg math object applet embed frame"
                    + " frameset noframes noembed xmp plaintext xml head title canvas map button select datalist textarea dialog");

    private static final Set<String> INLINE =
            names("abbr b bdi bdo cite code del em i ins kbd mark s small strong sub sup u");

    private static final Set<String> PARAGRAPHS = names("p h1 h2 h3 h4 h5 h6 figcaption");

    private static final Set<String> CONTAINERS = names("blockquote ul ol li table tr td th");

    /** What ends a paragraph without being kept itself. */
    private static final Set<String> BOUNDARIES = names("address article aside caption center dd details dir div dl dt"
            + " fieldset figure footer form header hgroup hr legend main menu nav pre search section summary");

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern TELEGRAM_POST = Pattern.compile("\\w{1,64}/\\d{1,12}");

    private final BaseUrls base;
    private final CleanHtmlBuilder composer = new CleanHtmlBuilder();
    private int preformatted;

    private HtmlSanitizer(BaseUrls base) {
        this.base = base;
    }

    /** A {@code body} element whose children are blocks, and nothing but what is allowed. */
    static Element clean(String html, BaseUrls base) {
        HtmlSanitizer cleaner = new HtmlSanitizer(base);
        NodeTraversor.filter(cleaner, Jsoup.parseBodyFragment(html).body());
        return cleaner.composer.body();
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
            composer.leave();
            preformatted -= element.nameIs("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult element(Element source) {
        String tag = source.normalName();
        switch (tag) {
            case "br" -> composer.lineBreak();
            case "img" -> picture(source);
            case "iframe" -> EmbedProvider.pageOf(source.attr("src")).ifPresent(this::embed);
            case "video", "audio" -> recording(source);
            case "script" -> telegramPost(source);
            default -> {
                if (!DROPPED.contains(tag)) {
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
            base.link(source.attr("href"))
                    .ifPresentOrElse(
                            href -> composer.enterInline(AllowedElement.link(href, source.attr("rel"), base)),
                            composer::enter);
        } else if (INLINE.contains(tag)) {
            composer.enterInline(AllowedElement.element(source, tag));
        } else if (tag.equals("strike")) {
            composer.enterInline(AllowedElement.element(source, "s"));
        } else if (CONTAINERS.contains(tag)) {
            composer.enterContainer(AllowedElement.element(source, tag));
        } else if (PARAGRAPHS.contains(tag)) {
            composer.enterParagraph(AllowedElement.element(source, tag));
        } else if (BOUNDARIES.contains(tag)) {
            preformatted += tag.equals("pre") ? 1 : 0;
            composer.enterParagraph(AllowedElement.element(source, "p"));
        } else if (tag.equals("span") && (source.hasAttr("dir") || source.hasAttr("lang"))) {
            composer.enterInline(AllowedElement.element(source, tag));
        } else {
            composer.enter();
        }
    }

    private void text(String text) {
        if (preformatted == 0) {
            composer.text(text);
            return;
        }
        String[] lines = LINE_END.split(text, -1);
        composer.text(lines[0]);
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            composer.lineBreak();
            composer.text(line);
        }
    }

    /** A browser shows these around {@code q}; they would be missed in plain text. */
    private void quotationMark(Element source, String mark) {
        if (source.nameIs("q")) {
            composer.text(mark);
        }
    }

    private void picture(Element source) {
        base.file(source.attr("src"))
                .or(() -> base.file(source.attr("data-src")))
                .map(url -> AllowedElement.image(url, source.attr("alt")))
                .ifPresent(composer::image);
    }

    private void recording(Element source) {
        Element file = source.hasAttr("src") ? source : source.selectFirst("source[src]");
        Optional.ofNullable(file).flatMap(it -> base.file(it.attr("src"))).ifPresent(this::embed);
    }

    private void telegramPost(Element script) {
        String post = script.attr("data-telegram-post");
        if (TELEGRAM_POST.matcher(post).matches()) {
            embed("https://t.me/" + post);
        }
    }

    private void embed(String url) {
        composer.enterParagraph(new Element("p"));
        composer.enterInline(AllowedElement.link(url, "", base));
        composer.text(url);
        composer.leave();
        composer.leave();
    }

    private static Set<String> names(String separated) {
        return Set.of(separated.split(" "));
    }
}
