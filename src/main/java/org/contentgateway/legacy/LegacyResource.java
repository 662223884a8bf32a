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

/** Articles as the CMS wrote them, byte for byte, for apps that move away from it screen by screen. */
@Path("/legacy/contents/{portal}/{contentId}")
@Blocking
class LegacyResource {

    /** How long caches may keep one before they ask again, in seconds; never longer than it may be seen. */
    private static final long MAX_AGE = 60;

    private static final byte[] OPENING = "[[".getBytes(US_ASCII);
    private static final byte[] CLOSING = "]]".getBytes(US_ASCII);

    private final SourceRecords sources;
    private final String format;
    private final boolean hasSurrogateKeys;

    LegacyResource(
            SourceRecords sources,
            RecordFormats formats,
            @ConfigProperty(name = "gateway.caching.surrogate-keys") boolean hasSurrogateKeys) {
        this.sources = sources;
        this.format = formats.cms().name();
        this.hasSurrogateKeys = hasSurrogateKeys;
    }

    /** The record that an article is made of now, in the CMS's envelope. */
    @GET
    @Uncompressed // a strong tag is of these bytes
    public Response get(
            @PathParam("portal") String portal,
            @PathParam("contentId") String contentId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable List<String> known) {
        var key = RequestParameters.key(portal, contentId);
        if (!portal.equals(Integer.toString(key.portal())) || !contentId.equals(Integer.toString(key.contentId()))) {
            throw notFound(); // else caches would store an article under many addresses, such as /02/+418503
        }
        var current = sources.current(key, format).orElseThrow(LegacyResource::notFound);
        if (!current.visible()) {
            throw current.seen() ? gone() : notFound();
        }
        var tag = "\"" + HexFormat.of().formatHex(current.digest()) + "\"";
        var response = isKnown(tag, known)
                ? Response.notModified()
                : Response.ok(enveloped(sources.record(key, current.digest())), MediaType.APPLICATION_JSON_TYPE);
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

    /** Compared weakly, as RFC 9110 has it: a proxy that compresses may have marked the tag as weak. */
    private static boolean isKnown(String tag, @Nullable List<String> known) {
        return known != null
                && known.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static byte[] enveloped(byte[] record) {
        var enveloped = Arrays.copyOf(OPENING, OPENING.length + record.length + CLOSING.length);
        System.arraycopy(record, 0, enveloped, OPENING.length, record.length);
        System.arraycopy(CLOSING, 0, enveloped, OPENING.length + record.length, CLOSING.length);
        return enveloped;
    }

    private static RuntimeException notFound() {
        return ProblemDetails.notFound("There is no such article of the CMS, or none that may be seen.");
    }

    private static RuntimeException gone() {
        return ProblemDetails.of(
                        Response.Status.GONE,
                        "The article is gone",
                        "It was withdrawn or has expired: drop what you keep of it.")
                .exception();
    }
}
