package org.contentgateway.ingest;

import java.util.List;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.DryRunState;
import org.contentgateway.ingest.format.RejectedException;

/** Keeps nothing, and tells what would become of each batch. */
final class DryRunSink implements BatchSink {

    private final ArticleStore store;
    private final DryRunState rehearsal = new DryRunState();

    DryRunSink(ArticleStore store) {
        this.store = store;
    }

    @Override
    public BatchResult write(List<PendingDraft> pending, List<RejectedRecord> rejected) {
        var drafts = pending.stream().map(PendingDraft::draft).toList();
        return new BatchResult(List.copyOf(store.dryRun(drafts, rehearsal).values()), List.of());
    }

    @Override
    public BatchResult await() {
        return BatchResult.NOTHING;
    }

    @Override
    public void withdraw(RejectedException.Withdrawal withdrawal) {}

    @Override
    public void close() {}
}
