package org.contentgateway.ingest.format;

import java.time.Instant;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A record is rejected; the message says why. */
public final class RejectedException extends Exception {

    private final ProblemCode code;
    private final @Nullable String path;
    private final String detail;
    private @Nullable Withdrawal withdrawal;

    /**
     * An article that the rejected record withdraws.
     *
     * @param editedAt a stored article that was edited later stays; null withdraws it in any case
     */
    public record Withdrawal(ArticleKey key, @Nullable Instant editedAt) {}

    public RejectedException(ProblemCode code, @Nullable String path, String detail) {
        super(detail);
        this.code = code;
        this.path = path;
        this.detail = detail;
    }

    /** @param expected the expected form of the value */
    public static <T> T required(@Nullable T value, ProblemCode code, String path, String expected)
            throws RejectedException {
        if (value == null) {
            throw new RejectedException(code, path, "The value is missing or invalid. Expected: " + expected + ".");
        }
        return value;
    }

    /** Adds the withdrawal of the article, if it is stored already. */
    public RejectedException withdrawing(ArticleKey key, @Nullable Instant editedAt) {
        withdrawal = new Withdrawal(key, editedAt);
        return this;
    }

    public @Nullable Withdrawal withdrawal() {
        return withdrawal;
    }

    public RecordProblem problem(RecordDiagnostics diagnostics) {
        return diagnostics.problem(code, path, detail);
    }
}
