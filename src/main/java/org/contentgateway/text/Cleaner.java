package org.contentgateway.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The allow-list: walks what an editor left and tells a {@link Composer} what may stay. Nothing of the source is copied;
 * whatever is not named here adds its text at most.
 */
final class Cleaner implements NodeFilter {

    private static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "object",
            "applet",
            "embed",
            "frame",
            "frameset",
            "noframes",
            "noembed",
            "xmp",
            "plaintext",
            "xml",
            "head",
            "title",
            "canvas",
            "map",
            "button",
            "select",
            "datalist",
            "textarea",
            "input",
            "dialog");

    private static final Set<String> INLINE = Set.of(
            "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "strong",
            "sub", "sup", "u");

    private static final Set<String> CONTAINERS = Set.of("blockquote", "ul", "ol", "li", "table", "tr", "td", "th");

    private static final Set<String> LEAVES = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption");

    /** Elements that end a paragraph without being one of our own. */
    private static final Set<String> PARAGRAPHS = Set.of(
            "address",
            "article",
            "aside",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "header",
            "hgroup",
            "hr",
            "legend",
            "main",
            "menu",
            "nav",
            "optgroup",
            "option",
            "pre",
            "search",
            "section",
            "summary");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern TELEGRAM_POST = Pattern.compile("\\w{1,64}/\\d{1,12}");

    private final Base base;
    private final Composer composer = new Composer();
    private int preformatted;

    private Cleaner(Base base) {
        this.base = base;
    }

    /** A {@code body} element whose children are blocks, and nothing but what is allowed. */
    static Element clean(String html, Base base) {
        Cleaner cleaner = new Cleaner(base);
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
            case "iframe" -> Provider.pageOf(source.attr("src")).ifPresent(this::embed);
            case "video", "audio" -> recording(source);
            case "script" -> telegramPost(source);
            default -> {
                if (!DROPPED.contains(tag)) {
                    enter(source, tag);
                    return FilterResult.CONTINUE;
                }
            }
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private void enter(Element source, String tag) {
        if (tag.equals("a")) {
            base.link(source.attr("href"))
                    .ifPresentOrElse(href -> composer.enterInline(link(href, source.attr("rel"))), composer::enter);
        } else if (INLINE.contains(tag)) {
            composer.enterInline(copy(source, tag));
        } else if (tag.equals("strike")) {
            composer.enterInline(copy(source, "s"));
        } else if (CONTAINERS.contains(tag)) {
            composer.enterContainer(copy(source, tag));
        } else if (LEAVES.contains(tag)) {
            composer.enterLeaf(copy(source, tag));
        } else if (PARAGRAPHS.contains(tag)) {
            preformatted += tag.equals("pre") ? 1 : 0;
            composer.enterLeaf(copy(source, "p"));
        } else if (tag.equals("span") && !attributes(source, tag).isEmpty()) {
            composer.enterInline(copy(source, tag));
        } else {
            composer.enter();
        }
    }

    private void text(String text) {
        if (preformatted == 0) {
            composer.text(text);
            return;
        }
        text.lines().forEach(line -> {
            composer.text(line);
            composer.lineBreak();
        });
    }

    private void picture(Element source) {
        base.picture(source.attr("src"))
                .map(url -> new Element("img").attr("src", url).attr("alt", PlainText.line(source.attr("alt"))))
                .ifPresent(composer::picture);
    }

    private void recording(Element source) {
        Element file = source.hasAttr("src") ? source : source.selectFirst("source[src]");
        Optional.ofNullable(file).flatMap(it -> base.picture(it.attr("src"))).ifPresent(this::embed);
    }

    private void telegramPost(Element script) {
        String post = script.attr("data-telegram-post");
        if (TELEGRAM_POST.matcher(post).matches()) {
            embed("https://t.me/" + post);
        }
    }

    private void embed(String url) {
        composer.enterLeaf(new Element("p"));
        composer.enterInline(link(url, ""));
        composer.text(url);
        composer.leave();
        composer.leave();
    }

    /** A link elsewhere gives the page away neither as opener nor as referrer; what an editor says of it, stays. */
    private Element link(String href, String rel) {
        Element link = new Element("a").attr("href", href);
        String said = rel.toLowerCase();
        StringBuilder kept = new StringBuilder();
        for (String token : new String[] {"nofollow", "sponsored", "ugc"}) {
            kept.append(said.contains(token) ? token + " " : "");
        }
        kept.append(base.isElsewhere(href) ? "noopener noreferrer" : "");
        return kept.isEmpty() ? link : link.attr("rel", kept.toString().strip());
    }

    private static Element copy(Element source, String tag) {
        Element copy = new Element(tag);
        copy.attributes().addAll(attributes(source, tag));
        return copy;
    }

    private static Attributes attributes(Element source, String tag) {
        Attributes kept = new Attributes();
        if (source.attributesSize() == 0) {
            return kept;
        }
        String dir = source.attr("dir").strip().toLowerCase();
        if (dir.equals("ltr") || dir.equals("rtl") || dir.equals("auto")) {
            kept.put("dir", dir);
        }
        if (LANGUAGE.matcher(source.attr("lang")).matches()) {
            kept.put("lang", source.attr("lang"));
        }
        switch (tag) {
            case "ol" -> number(source, "start", kept);
            case "td", "th" -> {
                number(source, "colspan", kept);
                number(source, "rowspan", kept);
            }
            default -> {}
        }
        return kept;
    }

    private static void number(Element source, String name, Attributes kept) {
        String value = source.attr(name);
        if (value.matches("[1-9][0-9]{0,2}") && !value.equals("1")) {
            kept.put(name, value);
        }
    }
}
