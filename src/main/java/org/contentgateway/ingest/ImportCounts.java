package org.contentgateway.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Embeddable;

/**
 * How many records a run has processed, by outcome.
 *
 * @param received the sum of those created, updated, unchanged, stale and rejected
 * @param warnings problems of records that were imported
 */
@Embeddable
@RegisterForReflection // written as JSON
public record ImportCounts(
        long received, long created, long updated, long unchanged, long stale, long rejected, long warnings) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0);

    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                received + other.received,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                stale + other.stale,
                rejected + other.rejected,
                warnings + other.warnings);
    }
}
