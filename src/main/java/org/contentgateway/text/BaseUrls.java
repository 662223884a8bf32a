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
    Optional<String> link(String reference) {
        return UrlNormalizer.parse(reference)
                .map(uri -> uri.isAbsolute() ? uri : againstLinks(uri))
                .filter(UrlNormalizer::isLink)
                .map(URI::toString);
    }

    /** An absolute http or https address; a relative one is a path below {@code media} and cannot climb out of it. */
    Optional<String> file(String reference) {
        return UrlNormalizer.parse(reference)
                .map(uri -> uri.isAbsolute() ? uri : belowMedia(uri))
                .filter(UrlNormalizer::isWeb)
                .map(URI::toString);
    }

    boolean isElsewhere(String link) {
        URI uri = URI.create(link);
        return UrlNormalizer.isWeb(uri) && (links == null || !uri.getHost().equalsIgnoreCase(links.getHost()));
    }

    private @Nullable URI againstLinks(URI reference) {
        if (reference.getRawAuthority() != null) {
            return URI.create("https:" + reference);
        }
        boolean samePage = reference.getRawPath().isEmpty() && reference.getRawQuery() == null;
        return links == null || samePage ? null : UrlNormalizer.resolve(links, reference);
    }

    private @Nullable URI belowMedia(URI reference) {
        if (media == null || reference.getRawAuthority() != null || UrlNormalizer.climbs(reference.getRawPath())) {
            return null;
        }
        String path = reference.getRawPath().replaceFirst("^(\\./|/)+", "");
        return path.isEmpty() || path.equals(".") ? null : UrlNormalizer.below(media, path, reference.getRawQuery());
    }
}
