package org.contentgateway.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.contentgateway.content.store.WriteOutcome;
import org.contentgateway.ingest.format.RecordProblem;

/**
 * The report of a run.
 *
 * @param run the id; 0, and absent from JSON, for a dry run, which is not stored
 * @param problems the first ones; {@code counts} counts all
 * @param unknownKeys how often each key occurred that the format does not know, by its path in a record; {@code *} stands
 *     for any position in a list
 */
@RegisterForReflection // written as JSON
public record ImportReport(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long run,
        @JsonUnwrapped ImportCounts counts,
        List<RecordProblem> problems,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> unknownKeys) {

    /** Collects the counts and problems of a run. */
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

        /** Returns the number of records received so far. */
        long received() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum() + rejected;
        }

        ImportReport build() {
            var counts = new ImportCounts(
                    received(),
                    count(WriteOutcome.CREATED),
                    count(WriteOutcome.UPDATED),
                    count(WriteOutcome.UNCHANGED),
                    count(WriteOutcome.STALE),
                    rejected,
                    warnings);
            return new ImportReport(run, counts, List.copyOf(problems), unknownKeys.counts());
        }

        private long count(WriteOutcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }
}
