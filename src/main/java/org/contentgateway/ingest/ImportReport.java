package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.contentgateway.content.store.WriteOutcome;
import org.contentgateway.ingest.format.RecordProblem;

/**
 * What became of a run's records.
 *
 * @param run 0, and left out in JSON, for a dry run, which keeps nothing
 * @param received all records that came: those created, updated, unchanged, stale and rejected
 * @param problems the first ones; {@code rejected} and {@code warnings} count all
 * @param unknownKeys how often keys came that no mapping knows, by their paths in a record, with a star for each place in
 *     a list
 */
@RegisterForReflection // written as JSON
public record ImportReport(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long run,
        long received,
        long created,
        long updated,
        long unchanged,
        long stale,
        long rejected,
        long warnings,
        List<RecordProblem> problems,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> unknownKeys) {

    /** Counts as a run goes on. */
    static final class Builder {

        private final long run;
        private final int maxProblems;
        private final Map<WriteOutcome, Long> outcomes = new EnumMap<>(WriteOutcome.class);
        private final List<RecordProblem> problems = new ArrayList<>();
        private final UnknownKeys unknownKeys = new UnknownKeys();
        private long rejected;
        private long warnings;

        Builder(long run, int maxProblems) {
            this.run = run;
            this.maxProblems = maxProblems;
        }

        void add(WriteOutcome outcome) {
            outcomes.merge(outcome, 1L, Long::sum);
        }

        void add(RecordProblem problem) {
            if (problem.code().rejects()) {
                rejected++;
            } else {
                warnings++;
            }
            if (problems.size() < maxProblems) {
                problems.add(problem);
            }
        }

        void addUnknownKeys(Collection<String> paths) {
            unknownKeys.add(paths);
        }

        ImportReport build() {
            var taken = outcomes.values().stream().mapToLong(Long::longValue).sum();
            return new ImportReport(
                    run,
                    taken + rejected,
                    count(WriteOutcome.CREATED),
                    count(WriteOutcome.UPDATED),
                    count(WriteOutcome.UNCHANGED),
                    count(WriteOutcome.STALE),
                    rejected,
                    warnings,
                    List.copyOf(problems),
                    unknownKeys.counts());
        }

        private long count(WriteOutcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }
}
