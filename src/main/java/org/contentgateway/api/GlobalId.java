package org.contentgateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.StoredAttachment;

/** Global ids: opaque, equal in every installation, and unique across types. */
final class GlobalId {

    private static final Pattern ARTICLE = Pattern.compile("article:([1-9][0-9]{0,9}):([1-9][0-9]{0,9})");

    private GlobalId() {}

    static String of(ArticleKey key) {
        return encode("article:" + path(key));
    }

    /** Uses the CMS's number, which survives a new order of pictures; the position only where there is no number. */
    static String of(String type, ArticleKey key, StoredAttachment attachment) {
        var last = attachment.number() == null
                ? "at:" + attachment.position()
                : attachment.number().toString();
        return encode(type + ":" + path(key) + ":" + last);
    }

    static ArticleKey article(String argument, String id) throws BadRequestException {
        try {
            var match = ARTICLE.matcher(new String(Base64.getUrlDecoder().decode(id), UTF_8));
            if (match.matches()) {
                return new ArticleKey(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
            }
        } catch (IllegalArgumentException invalid) {
            // reported below
        }
        throw new BadRequestException(String.format(
                Locale.ROOT,
                "%s: '%s' is not the id of an article. Use an id from a response, or query articleByContentId.",
                argument,
                id.length() > 60 ? id.substring(0, 60) + "…" : id));
    }

    private static String path(ArticleKey key) {
        return key.portal() + ":" + key.contentId();
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }
}
