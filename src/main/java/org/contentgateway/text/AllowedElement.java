package org.contentgateway.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** An element as it is kept: made anew, with those attributes only that are allowed, and only with values that are. */
final class AllowedElement {

    private static final Pattern DIRECTION = Pattern.compile("ltr|rtl|auto");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern NUMBER = Pattern.compile("[2-9]|[1-9][0-9]{1,2}");
    private static final List<String> EDITORIAL = List.of("nofollow", "sponsored", "ugc");

    private AllowedElement() {}

    static Element element(Element source, String tag) {
        Element kept = new Element(tag);
        if (source.attributesSize() == 0) {
            return kept;
        }
        keep("dir", DIRECTION, source, kept);
        keep("lang", LANGUAGE, source, kept);
        switch (tag) {
            case "ol" -> keep("start", NUMBER, source, kept);
            case "td", "th" -> {
                keep("colspan", NUMBER, source, kept);
                keep("rowspan", NUMBER, source, kept);
            }
            default -> {}
        }
        return kept;
    }

    /** A link. What its editor says of it stays; a site elsewhere gets neither the window nor the reader's address. */
    static Element link(String href, String rel, BaseUrls base) {
        Element link = new Element("a").attr("href", href);
        List<String> said = List.of(rel.toLowerCase(Locale.ROOT).split("\\s+"));
        StringBuilder kept = new StringBuilder();
        EDITORIAL.stream()
                .filter(said::contains)
                .forEach(token -> kept.append(token).append(' '));
        kept.append(base.isElsewhere(href) ? "noopener noreferrer" : "");
        return kept.isEmpty() ? link : link.attr("rel", kept.toString().strip());
    }

    static Element image(String src, String alt) {
        return new Element("img").attr("src", src).attr("alt", PlainText.line(alt));
    }

    private static void keep(String name, Pattern allowed, Element source, Element kept) {
        String value = source.attr(name).strip();
        if (!value.isEmpty() && allowed.matcher(value.toLowerCase(Locale.ROOT)).matches()) {
            kept.attr(name, value);
        }
    }
}
