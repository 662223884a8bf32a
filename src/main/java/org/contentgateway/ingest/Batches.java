package org.contentgateway.ingest;

import java.sql.SQLException;
import java.util.List;
import org.contentgateway.content.ArticleDraft;
import org.contentgateway.content.Outcome;

/** Where the batches of a run go, in their order. */
interface Batches extends AutoCloseable {

    /** A draft, and what was found of its record. */
    record Pending(ArticleDraft draft, Findings findings) {}

    /** A record that can't be taken, as it came, how it is written, and why. */
    record Rejected(byte[] record, String format, Problem problem) {}

    /** What became of a batch. */
    record Written(List<Outcome> outcomes, List<Problem> refused) {

        static final Written NOTHING = new Written(List.of(), List.of());
    }

    /** Takes a batch over, and returns what became of those before that were not told yet. */
    Written write(List<Pending> pending, List<Rejected> rejected) throws SQLException;

    /** Returns what became of the last one, once that is sure. */
    Written await() throws SQLException;

    /** Takes an article off, once all that came before is sure. */
    void withdraw(RejectedException.Withdrawal withdrawal);

    @Override
    void close();
}
