package org.contentgateway.text;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the relative addresses of a body resolve against. Where one is null it is unknown: relative links then lose their
 * address, relative pictures are left out.
 *
 * @param links the portal's site
 * @param media where its files are; relative pictures never leave it
 */
public record BaseUrls(@Nullable URI links, @Nullable URI media) {

    /** An absolute http, https, mailto or tel address; nothing for any other. */
    Optional<String> resolveLink(String reference) {
        return UrlNormalizer.parse(reference)
                .map(uri -> uri.isAbsolute() ? uri : resolveAgainstSite(uri))
                .filter(UrlNormalizer::isLink)
                .map(URI::toString);
    }

    /** An absolute http or https address; a relative one is a path below {@code media} and cannot climb out of it. */
    Optional<String> resolveMedia(String reference) {
        return UrlNormalizer.parse(reference)
                .map(uri -> uri.isAbsolute() ? uri : appendToMedia(uri))
                .filter(UrlNormalizer::isHttp)
                .map(URI::toString);
    }

    boolean isExternal(String url) {
        URI uri = URI.create(url);
        return UrlNormalizer.isHttp(uri) && (links == null || !uri.getHost().equalsIgnoreCase(links.getHost()));
    }

    private @Nullable URI resolveAgainstSite(URI reference) {
        if (reference.getRawAuthority() != null) {
            return URI.create("https:" + reference);
        }
        boolean samePage = reference.getRawPath().isEmpty() && reference.getRawQuery() == null;
        return links == null || samePage ? null : UrlNormalizer.resolve(links, reference);
    }

    private @Nullable URI appendToMedia(URI reference) {
        if (media == null || reference.getRawAuthority() != null || UrlNormalizer.hasParentSegment(reference.getRawPath())) {
            return null;
        }
        String path = reference.getRawPath().replaceFirst("^(\\./|/)+", "");
        return path.isEmpty() || path.equals(".") ? null : UrlNormalizer.appendPath(media, path, reference.getRawQuery());
    }
}
