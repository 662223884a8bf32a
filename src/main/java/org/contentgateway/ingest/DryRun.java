package org.contentgateway.ingest;

import java.util.List;
import org.contentgateway.content.ArticleStore;
import org.contentgateway.content.Rehearsal;

/** Keeps nothing, and tells what would become of each batch. */
final class DryRun implements Batches {

    private final ArticleStore store;
    private final Rehearsal rehearsal = new Rehearsal();

    DryRun(ArticleStore store) {
        this.store = store;
    }

    @Override
    public Written write(List<Pending> pending, List<Rejected> rejected) {
        var drafts = pending.stream().map(Pending::draft).toList();
        return new Written(List.copyOf(store.rehearse(drafts, rehearsal).values()), List.of());
    }

    @Override
    public Written await() {
        return Written.NOTHING;
    }

    @Override
    public void withdraw(RejectedException.Withdrawal withdrawal) {}

    @Override
    public void close() {}
}
