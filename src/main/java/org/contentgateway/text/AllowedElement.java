package org.contentgateway.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Creates copies of allowed elements that carry only allowed attributes with valid values. */
final class AllowedElement {

    private static final Pattern DIRECTION = Pattern.compile("ltr|rtl|auto");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern INTEGER = Pattern.compile("[2-9]|[1-9][0-9]{1,2}");
    private static final List<String> EDITORIAL_RELS = List.of("nofollow", "sponsored", "ugc");

    private AllowedElement() {}

    static Element copy(Element source, String tag) {
        var copy = new Element(tag);
        if (source.attributesSize() == 0) {
            return copy;
        }
        copyAttribute("dir", DIRECTION, source, copy);
        copyAttribute("lang", LANGUAGE, source, copy);
        switch (tag) {
            case "ol" -> copyAttribute("start", INTEGER, source, copy);
            case "td", "th" -> {
                copyAttribute("colspan", INTEGER, source, copy);
                copyAttribute("rowspan", INTEGER, source, copy);
            }
            default -> {}
        }
        return copy;
    }

    /**
     * Returns a link. The editor's {@code nofollow}, {@code sponsored} and {@code ugc} are preserved; an external link
     * also gets {@code noopener noreferrer}.
     */
    static Element link(String href, String rel, BaseUrls base) {
        var link = new Element("a").attr("href", href);
        var rels = List.of(rel.toLowerCase(Locale.ROOT).split("\\s+"));
        var allowed = new StringBuilder();
        EDITORIAL_RELS.stream()
                .filter(rels::contains)
                .forEach(token -> allowed.append(token).append(' '));
        allowed.append(base.isExternal(href) ? "noopener noreferrer" : "");
        return allowed.isEmpty() ? link : link.attr("rel", allowed.toString().strip());
    }

    static Element image(String src, String alt) {
        return new Element("img").attr("src", src).attr("alt", PlainText.singleLine(alt));
    }

    private static void copyAttribute(String name, Pattern allowed, Element source, Element copy) {
        var value = source.attr(name).strip();
        if (!value.isEmpty() && allowed.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
            copy.attr(name, value);
        }
    }
}
