package org.contentgateway.text;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Base URLs for the relative URLs of a body. Without a base URL, relative links lose their {@code href} and relative
 * images are removed.
 *
 * @param links the portal's website; null if unknown
 * @param media the directory of the portal's files; null if unknown. Relative image URLs cannot leave it.
 */
public record BaseUrls(@Nullable URI links, @Nullable URI media) {

    /** Returns an absolute http, https, mailto or tel URL; empty for any other scheme or an invalid URL. */
    Optional<String> resolveLink(String reference) {
        return UrlNormalizer.parse(reference)
                .map(uri -> uri.isAbsolute() ? uri : resolveAgainstSite(uri))
                .filter(UrlNormalizer::isLink)
                .map(URI::toString);
    }

    /**
     * Returns an absolute http or https URL. A relative reference is appended to {@code media}; empty if it contains a
     * parent segment ({@code ..}) or is invalid.
     */
    Optional<String> resolveMedia(String reference) {
        return UrlNormalizer.parse(reference)
                .map(uri -> uri.isAbsolute() ? uri : appendToMedia(uri))
                .filter(UrlNormalizer::isHttp)
                .map(URI::toString);
    }

    boolean isExternal(String url) {
        var uri = URI.create(url);
        return UrlNormalizer.isHttp(uri) && (links == null || !uri.getHost().equalsIgnoreCase(links.getHost()));
    }

    private @Nullable URI resolveAgainstSite(URI reference) {
        if (reference.getRawAuthority() != null) {
            return URI.create("https:" + reference);
        }
        var samePage = reference.getRawPath().isEmpty() && reference.getRawQuery() == null;
        return links == null || samePage ? null : UrlNormalizer.resolve(links, reference);
    }

    private @Nullable URI appendToMedia(URI reference) {
        if (media == null
                || reference.getRawAuthority() != null
                || UrlNormalizer.hasParentSegment(reference.getRawPath())) {
            return null;
        }
        var path = reference.getRawPath().replaceFirst("^(\\./|/)+", "");
        return path.isEmpty() || path.equals(".")
                ? null
                : UrlNormalizer.appendPath(media, path, reference.getRawQuery());
    }
}
