package org.contentgateway.ingest.format;

import java.net.URI;
import java.net.URISyntaxException;
import org.contentgateway.content.LanguageTag;
import org.contentgateway.content.portals.PortalSettings;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.text.BaseUrls;
import org.contentgateway.text.PlainText;
import org.jspecify.annotations.Nullable;

/** A record's texts, as its portal's settings complete them. */
public record PortalTexts(PortalSettings portal, RecordDiagnostics findings) {

    /** BCP 47's tag for a language that is not known. */
    private static final String UNDETERMINED = "und";

    /** What the relative addresses of bodies resolve against. */
    public BaseUrls base() {
        return new BaseUrls(portal.url(), portal.mediaUrl().base());
    }

    /** Without tags and entities; null where nothing is left. */
    public static @Nullable String plain(@Nullable String text) {
        var plain = text == null ? "" : PlainText.of(text);
        return plain.isEmpty() ? null : plain;
    }

    /** A language tag; the portal's where the record names none that can be read. */
    public String language(@Nullable String id, String path) {
        var otherwise = portal.language() == null ? UNDETERMINED : portal.language();
        if (id == null) {
            return otherwise;
        }
        var tag = LanguageTag.canonical(id);
        if (tag.isEmpty()) {
            findings.add(
                    ProblemCode.BAD_LANGUAGE,
                    path,
                    "'%s' is no language tag: taken as %s".formatted(JsonFields.shown(id), otherwise));
        }
        return tag.orElse(otherwise);
    }

    /** An absolute web address; null where there is none. */
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
        } catch (URISyntaxException unreadable) {
            // said below
        }
        findings.add(ProblemCode.BAD_VALUE, path, "'%s' is no web address: left out".formatted(JsonFields.shown(url)));
        return null;
    }
}
