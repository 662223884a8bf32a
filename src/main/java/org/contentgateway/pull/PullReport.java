package org.contentgateway.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.contentgateway.ingest.ImportReport;
import org.jspecify.annotations.Nullable;

/**
 * What became of a pull.
 *
 * @param received all records that came, on all pages; so for the numbers after it
 * @param lastRun the run of the import of the last page: each page is one
 * @param failure why it ended too early or was not begun
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
record PullReport(
        String source,
        PullOutcome outcome,
        int pages,
        long received,
        long created,
        long updated,
        long unchanged,
        long stale,
        long rejected,
        long warnings,
        @Nullable Long lastRun,
        @Nullable String failure) {

    enum PullOutcome {
        PULLED,
        /** The upstream says that nothing has changed. */
        NOT_MODIFIED,
        /** What came before the failure was kept; the next pull asks for the same again. */
        FAILED,
        /** It is not due, or the upstream is left alone for a while. */
        NOT_ASKED,
        /** Another replica is pulling. */
        BUSY
    }

    static PullReport of(String source) {
        return new PullReport(source, PullOutcome.PULLED, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
    }

    /** With what became of one more page. */
    PullReport plus(ImportReport page) {
        return new PullReport(
                source,
                outcome,
                pages + 1,
                received + page.received(),
                created + page.created(),
                updated + page.updated(),
                unchanged + page.unchanged(),
                stale + page.stale(),
                rejected + page.rejected(),
                warnings + page.warnings(),
                page.run(),
                failure);
    }

    PullReport ended(PullOutcome outcome, @Nullable String failure) {
        return new PullReport(
                source, outcome, pages, received, created, updated, unchanged, stale, rejected, warnings, lastRun,
                failure);
    }
}
