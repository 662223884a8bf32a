package org.contentgateway.ingest;

import java.util.List;
import org.contentgateway.content.store.ArticleStore;
import org.contentgateway.content.store.DryRunState;
import org.contentgateway.ingest.format.RejectedException;

/** Writes nothing; computes the outcomes that an import of each batch would have. */
final class DryRunSink implements BatchSink {

    private final ArticleStore articleStore;
    private final DryRunState state = new DryRunState();

    DryRunSink(ArticleStore articleStore) {
        this.articleStore = articleStore;
    }

    @Override
    public BatchResult write(List<PendingDraft> pendingDrafts, List<Rejection> rejections) {
        var drafts = pendingDrafts.stream().map(PendingDraft::draft).toList();
        return new BatchResult(List.copyOf(articleStore.dryRun(drafts, state).values()), List.of());
    }

    @Override
    public BatchResult await() {
        return BatchResult.EMPTY;
    }

    @Override
    public void withdraw(RejectedException.Withdrawal withdrawal) {}

    @Override
    public void close() {}
}
