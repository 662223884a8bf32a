package org.contentgateway.ingest.format;

import java.time.Instant;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** A record can't be taken; the message says why. */
public final class RejectedException extends Exception {

    private final ProblemCode code;
    private final @Nullable String path;
    private final String detail;
    private @Nullable Withdrawal withdrawal;

    /** @param editedAt a later edit stays; any is withdrawn where null */
    public record Withdrawal(ArticleKey key, @Nullable Instant editedAt) {}

    public RejectedException(ProblemCode code, @Nullable String path, String detail) {
        super(detail);
        this.code = code;
        this.path = path;
        this.detail = detail;
    }

    /** @param expected what an article needs there */
    public static <T> T required(@Nullable T value, ProblemCode code, String path, String expected)
            throws RejectedException {
        if (value == null) {
            throw new RejectedException(code, path, "it is missing or unreadable: an article needs " + expected);
        }
        return value;
    }

    /** Says that readers must not see the article any longer, where one is held already. */
    public RejectedException withdrawing(ArticleKey key, @Nullable Instant editedAt) {
        withdrawal = new Withdrawal(key, editedAt);
        return this;
    }

    public @Nullable Withdrawal withdrawal() {
        return withdrawal;
    }

    public RecordProblem problem(RecordDiagnostics findings) {
        return findings.problem(code, path, detail);
    }
}
