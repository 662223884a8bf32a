package org.contentgateway.ingest.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.contentgateway.content.LanguageTag;
import org.contentgateway.content.portals.PortalSettings;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.text.BaseUrls;
import org.contentgateway.text.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads a record's texts, with defaults from its portal's settings. */
public record PortalTexts(PortalSettings portal, RecordDiagnostics diagnostics) {

    /** The BCP 47 tag of an unknown language. */
    private static final String UNDETERMINED = "und";

    /** Returns the base URLs that relative URLs in a body are resolved against. */
    public BaseUrls base() {
        return new BaseUrls(portal.url(), portal.mediaUrl().base());
    }

    /** Returns the text without tags and entities; null if nothing is left. */
    public static @Nullable String plain(@Nullable String text) {
        var plain = text == null ? "" : PlainText.of(text);
        return plain.isEmpty() ? null : plain;
    }

    /** Returns the canonical language tag; the portal's if the record's is absent or invalid. */
    public String language(@Nullable String id, String path) {
        var defaultLanguage = portal.language() == null ? UNDETERMINED : portal.language();
        if (id == null) {
            return defaultLanguage;
        }
        var tag = LanguageTag.canonical(id);
        if (tag.isEmpty()) {
            diagnostics.add(
                    ProblemCode.BAD_LANGUAGE,
                    path,
                    String.format(
                            Locale.ROOT,
                            "'%s' is not a language tag. The language was set to %s.",
                            JsonFields.excerpt(id),
                            defaultLanguage));
        }
        return tag.orElse(defaultLanguage);
    }

    /** Returns an absolute http or https URL; null if it is absent or invalid. */
    public @Nullable String url(@Nullable String url, String path) {
        if (url == null) {
            return null;
        }
        try {
            var relative = new URI(url.strip());
            var absolute = portal.url() == null ? relative : portal.url().resolve(relative);
            var web = "https".equalsIgnoreCase(absolute.getScheme()) || "http".equalsIgnoreCase(absolute.getScheme());
            if (web && absolute.getHost() != null) {
                return absolute.toASCIIString();
            }
        } catch (URISyntaxException malformed) {
            // reported below
        }
        diagnostics.add(
                ProblemCode.BAD_VALUE,
                path,
                String.format(
                        Locale.ROOT, "'%s' is not an http or https URL and was ignored.", JsonFields.excerpt(url)));
        return null;
    }
}
