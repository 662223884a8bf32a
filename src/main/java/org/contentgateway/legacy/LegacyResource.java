package org.contentgateway.legacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.contentgateway.content.changes.CacheTag;
import org.contentgateway.content.store.SourceRecords;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.RecordFormats;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Serves the CMS's own records byte for byte, for apps that migrate to GraphQL step by step. */
@Path("/legacy/contents/{portal}/{contentId}")
@Blocking
class LegacyResource {

    /** In seconds. Shorter if the article expires sooner. */
    private static final long MAX_AGE = 60;

    private static final byte[] OPENING = "[[".getBytes(US_ASCII);
    private static final byte[] CLOSING = "]]".getBytes(US_ASCII);

    private final SourceRecords sourceRecords;
    private final String format;
    private final boolean hasSurrogateKeys;

    LegacyResource(
            SourceRecords sourceRecords,
            RecordFormats formats,
            @ConfigProperty(name = "gateway.caching.surrogate-keys") boolean hasSurrogateKeys) {
        this.sourceRecords = sourceRecords;
        this.format = formats.cms().name();
        this.hasSurrogateKeys = hasSurrogateKeys;
    }

    /** Returns the record that the article is derived from, in the CMS's envelope. */
    @GET
    @Uncompressed // a strong entity tag identifies these bytes
    public Response get(
            @PathParam("portal") String portal,
            @PathParam("contentId") String contentId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable List<String> ifNoneMatch) {
        var key = RequestParameters.key(portal, contentId);
        if (!portal.equals(Integer.toString(key.portal())) || !contentId.equals(Integer.toString(key.contentId()))) {
            throw notFound(); // else caches would store an article under many addresses, such as /02/+418503
        }
        var current = sourceRecords.current(key, format).orElseThrow(LegacyResource::notFound);
        if (!current.visible()) {
            throw current.seen() ? gone() : notFound();
        }
        var tag = "\"" + HexFormat.of().formatHex(current.digest()) + "\"";
        var response = matches(tag, ifNoneMatch)
                ? Response.notModified()
                : Response.ok(enveloped(sourceRecords.record(key, current.digest())), MediaType.APPLICATION_JSON_TYPE);
        if (hasSurrogateKeys) {
            response.header("Surrogate-Key", CacheTag.of(key) + " " + CacheTag.ANY_RESPONSE);
        }
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + maxAge(current))
                .build();
    }

    private static long maxAge(SourceRecords.CurrentRecord current) {
        return current.secondsLeft() == null ? MAX_AGE : Math.min(MAX_AGE, current.secondsLeft());
    }

    /** Weak comparison, as in RFC 9110: a compressing proxy may have weakened the tag. */
    private static boolean matches(String tag, @Nullable List<String> ifNoneMatch) {
        return ifNoneMatch != null
                && ifNoneMatch.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .anyMatch(candidate ->
                                candidate.equals("*") || candidate.equals(tag) || candidate.equals("W/" + tag));
    }

    private static byte[] enveloped(byte[] record) {
        var enveloped = Arrays.copyOf(OPENING, OPENING.length + record.length + CLOSING.length);
        System.arraycopy(record, 0, enveloped, OPENING.length, record.length);
        System.arraycopy(CLOSING, 0, enveloped, OPENING.length + record.length, CLOSING.length);
        return enveloped;
    }

    private static RuntimeException notFound() {
        return ProblemDetails.notFound("The CMS has no such article, or it is not visible.");
    }

    private static RuntimeException gone() {
        return ProblemDetails.of(
                        Response.Status.GONE,
                        "Gone",
                        "The article was withdrawn or has expired. Delete stored copies of it.")
                .exception();
    }
}
