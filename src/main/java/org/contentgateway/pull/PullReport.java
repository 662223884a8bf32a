package org.contentgateway.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.contentgateway.ingest.ImportCounts;
import org.contentgateway.ingest.ImportReport;
import org.jspecify.annotations.Nullable;

/**
 * The report of a pull.
 *
 * @param pages number of pages imported
 * @param counts the sums over all pages
 * @param lastRun the run that imported the last page; null if none was imported. Each page is imported in its own run
 * @param failure why the pull failed or was skipped; else null
 */
@RegisterForReflection // written as JSON
@JsonInclude(JsonInclude.Include.NON_NULL)
record PullReport(
        String source,
        PullOutcome outcome,
        int pages,
        @JsonUnwrapped ImportCounts counts,
        @Nullable Long lastRun,
        @Nullable String failure) {

    enum PullOutcome {
        PULLED,
        /** The upstream reports that nothing has changed. */
        NOT_MODIFIED,
        /** Records received before the failure are imported. The next pull starts at the same point. */
        FAILED,
        /** The pull is not due, or no requests are sent to the upstream for a while. */
        NOT_ASKED,
        /** Another pull from the upstream is running. */
        BUSY
    }

    static PullReport of(String source) {
        return new PullReport(source, PullOutcome.PULLED, 0, ImportCounts.NONE, null, null);
    }

    PullReport withPage(ImportReport page) {
        return new PullReport(source, outcome, pages + 1, counts.plus(page.counts()), page.run(), failure);
    }

    PullReport withOutcome(PullOutcome outcome, @Nullable String failure) {
        return new PullReport(source, outcome, pages, counts, lastRun, failure);
    }
}
