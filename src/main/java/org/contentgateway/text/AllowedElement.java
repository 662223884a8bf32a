package org.contentgateway.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** An element as it is copy: made anew, with those attributes only that are allowed, and only with values that are. */
final class AllowedElement {

    private static final Pattern DIRECTION = Pattern.compile("ltr|rtl|auto");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern INTEGER = Pattern.compile("[2-9]|[1-9][0-9]{1,2}");
    private static final List<String> EDITORIAL_RELS = List.of("nofollow", "sponsored", "ugc");

    private AllowedElement() {}

    static Element copy(Element source, String tag) {
        Element copy = new Element(tag);
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

    /** A link. What its editor says of it stays; a site elsewhere gets neither the window nor the reader's address. */
    static Element link(String href, String rel, BaseUrls base) {
        Element link = new Element("a").attr("href", href);
        List<String> said = List.of(rel.toLowerCase(Locale.ROOT).split("\\s+"));
        StringBuilder copy = new StringBuilder();
        EDITORIAL_RELS.stream()
                .filter(said::contains)
                .forEach(token -> copy.append(token).append(' '));
        copy.append(base.isExternal(href) ? "noopener noreferrer" : "");
        return copy.isEmpty() ? link : link.attr("rel", copy.toString().strip());
    }

    static Element image(String src, String alt) {
        return new Element("img").attr("src", src).attr("alt", PlainText.singleLine(alt));
    }

    private static void copyAttribute(String name, Pattern allowed, Element source, Element copy) {
        String value = source.attr(name).strip();
        if (!value.isEmpty() && allowed.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
            copy.attr(name, value);
        }
    }
}
