package org.contentgateway.ingest.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.store.Removals;
import org.contentgateway.ingest.ImportRun;
import org.contentgateway.ingest.RejectedRecord;

/** Erases an article and what imports have stored about it. */
@ApplicationScoped
public class Erasure {

    private final Removals removals;

    Erasure(Removals removals) {
        this.removals = removals;
    }

    /** How many records were deleted. */
    public record ErasedRecords(int source, int rejected) {}

    /**
     * Erases an article, its source records, its rejected records, and its problems in the reports of runs. Rejected
     * records that do not tell their article, such as truncated ones, remain.
     *
     * @return empty if neither the article nor a rejected record of it is stored
     */
    @Transactional
    public Optional<ErasedRecords> erase(ArticleKey key) {
        ImportRun.eraseProblems(key);
        var rejected = RejectedRecord.deleteOf(key);
        var source = removals.erase(key);
        return source.isEmpty() && rejected == 0
                ? Optional.empty()
                : Optional.of(new ErasedRecords(source.orElse(0), rejected));
    }
}
