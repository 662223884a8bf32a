package org.contentgateway.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RejectedRecords;
import org.contentgateway.ingest.RejectedRecords.RejectionCursor;
import org.contentgateway.ingest.RejectedRecords.RejectionFilter;
import org.contentgateway.ingest.RejectionSummary;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Records that could not be taken: what they are, why, and what becomes of them. */
@Path("/ingest/rejected")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RejectedResource {

    private static final List<ProblemCode> REJECTIONS =
            Arrays.stream(ProblemCode.values()).filter(ProblemCode::rejects).toList();

    private final RejectedRecords quarantine;
    private final Importer importer;

    RejectedResource(RejectedRecords quarantine, Importer importer) {
        this.quarantine = quarantine;
        this.importer = importer;
    }

    /** @param next where the list goes on; null at its end */
    @RegisterForReflection // written as JSON
    record RejectionPage(
            List<RejectionSummary> rejected,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** Those of the newest run first. */
    @GET
    public RejectionPage list(
            @QueryParam("code") @Nullable String code,
            @QueryParam("run") @Nullable String run,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after)
            throws SQLException {
        var filter = filter(code, run);
        var most = RequestParameters.limit(limit);
        // One more than asked for tells whether there are more.
        var found = quarantine.list(filter, place(after), most + 1);
        if (found.size() <= most) {
            return new RejectionPage(found, null);
        }
        var page = found.subList(0, most);
        var last = page.get(most - 1);
        return new RejectionPage(
                page,
                "/ingest/rejected?limit=%d&after=%d.%s%s%s"
                        .formatted(
                                most,
                                last.run(),
                                last.digest(),
                                filter.code() == null ? "" : "&code=" + filter.code(),
                                filter.run() == null ? "" : "&run=" + filter.run()));
    }

    static RejectionFilter filter(@Nullable String code, @Nullable String run) {
        return new RejectionFilter(
                code == null ? null : RequestParameters.constant("code", code, REJECTIONS),
                RequestParameters.number("run", run));
    }

    private static RejectionCursor place(@Nullable String after) {
        if (after == null) {
            return RejectionCursor.START;
        }
        var dot = after.indexOf('.');
        var digest = dot < 0 ? null : digest(after.substring(dot + 1));
        if (digest == null || !after.substring(0, dot).matches("\\d{1,18}")) {
            throw RequestParameters.invalid("after", after, "what stands in the list before, as next");
        }
        return new RejectionCursor(Long.parseLong(after.substring(0, dot)), digest);
    }

    private static byte @Nullable [] digest(String hex) {
        return hex.matches("[0-9a-f]{64}") ? HexFormat.of().parseHex(hex) : null;
    }

    /** Runs records again, as they came: what is taken now is let go, what is not stays with its new reason. */
    @POST
    @Path("/retry")
    public ImportReport retry(@QueryParam("code") @Nullable String code, @QueryParam("run") @Nullable String run)
            throws SQLException {
        return importer.retry(filter(code, run));
    }

    /** A record byte for byte. */
    @GET
    @Path("/{digest}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response get(@PathParam("digest") String hex) throws SQLException {
        var digest = digest(hex);
        var record = digest == null ? null : quarantine.record(digest).orElse(null);
        if (record == null) {
            throw notFound(hex);
        }
        return Response.ok(record)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + hex + ".json\"")
                .build();
    }

    /** Drops a record for good. */
    @DELETE
    @Path("/{digest}")
    public void drop(@PathParam("digest") String hex) throws SQLException {
        var digest = digest(hex);
        if (digest == null || quarantine.release(List.of(digest)) == 0) {
            throw notFound(hex);
        }
    }

    private static WebApplicationException notFound(String digest) {
        return ProblemDetails.notFound("There is no rejected record %s: /ingest/rejected lists those there are."
                .formatted(JsonFields.shown(digest)));
    }
}
