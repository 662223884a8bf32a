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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.contentgateway.http.ProblemDetails;
import org.contentgateway.http.RequestParameters;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.ingest.RejectedRecord.RejectionCursor;
import org.contentgateway.ingest.RejectedRecord.RejectionFilter;
import org.contentgateway.ingest.RejectedRecords;
import org.contentgateway.ingest.RejectionSummary;
import org.contentgateway.ingest.format.JsonFields;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Lists, retries, downloads and deletes rejected records. */
@Path("/ingest/rejected")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RejectedResource {

    private static final List<ProblemCode> REJECTIONS =
            Arrays.stream(ProblemCode.values()).filter(ProblemCode::rejects).toList();

    private final RejectedRecords rejectedRecords;
    private final Importer importer;

    RejectedResource(RejectedRecords rejectedRecords, Importer importer) {
        this.rejectedRecords = rejectedRecords;
        this.importer = importer;
    }

    /** @param next path of the next page; null on the last */
    @RegisterForReflection // written as JSON
    record RejectionPage(
            List<RejectionSummary> rejected,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** Lists rejected records, those of the newest run first. */
    @GET
    public RejectionPage list(
            @QueryParam("code") @Nullable String code,
            @QueryParam("run") @Nullable String run,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        var filter = filter(code, run);
        var pageSize = RequestParameters.limit(limit);
        // One more than requested shows whether there is a next page.
        var found = rejectedRecords.list(filter, cursor(after), pageSize + 1);
        if (found.size() <= pageSize) {
            return new RejectionPage(found, null);
        }
        var page = found.subList(0, pageSize);
        var last = page.get(pageSize - 1);
        return new RejectionPage(
                page,
                String.format(
                        Locale.ROOT,
                        "/ingest/rejected?limit=%d&after=%d.%s%s%s",
                        pageSize,
                        last.run(),
                        last.digest(),
                        filter.code() == null ? "" : "&code=" + filter.code(),
                        filter.run() == null ? "" : "&run=" + filter.run()));
    }

    static RejectionFilter filter(@Nullable String code, @Nullable String run) {
        return new RejectionFilter(
                code == null
                        ? null
                        : RequestParameters.constant("code", code, REJECTIONS).name(),
                RequestParameters.number("run", run));
    }

    private static RejectionCursor cursor(@Nullable String after) {
        if (after == null) {
            return RejectionCursor.START;
        }
        var dot = after.indexOf('.');
        var digest = dot < 0 ? null : digest(after.substring(dot + 1));
        if (digest == null || !after.substring(0, dot).matches("\\d{1,18}")) {
            throw RequestParameters.invalid("after", after, "the value of after in next of the previous page");
        }
        return new RejectionCursor(Long.parseLong(after.substring(0, dot)), digest);
    }

    private static byte @Nullable [] digest(String hex) {
        return hex.matches("[0-9a-f]{64}") ? HexFormat.of().parseHex(hex) : null;
    }

    /** Imports rejected records again. Imported ones are deleted; the others get their new reason. */
    @POST
    @Path("/retry")
    public ImportReport retry(@QueryParam("code") @Nullable String code, @QueryParam("run") @Nullable String run) {
        return importer.retry(filter(code, run));
    }

    /** Downloads a record byte for byte. */
    @GET
    @Path("/{digest}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response get(@PathParam("digest") String hex) {
        var digest = digest(hex);
        var record = digest == null ? null : rejectedRecords.content(digest).orElse(null);
        if (record == null) {
            throw notFound(hex);
        }
        return Response.ok(record)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + hex + ".json\"")
                .build();
    }

    /** Deletes a record permanently. */
    @DELETE
    @Path("/{digest}")
    public void delete(@PathParam("digest") String hex) {
        var digest = digest(hex);
        if (digest == null || rejectedRecords.delete(List.of(digest)) == 0) {
            throw notFound(hex);
        }
    }

    private static WebApplicationException notFound(String digest) {
        return ProblemDetails.notFound(String.format(
                Locale.ROOT,
                "Rejected record %s not found. GET /ingest/rejected lists all.",
                JsonFields.excerpt(digest)));
    }
}
