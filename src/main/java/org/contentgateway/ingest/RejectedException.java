package org.contentgateway.ingest;

import java.time.Instant;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.ingest.Problem.Code;
import org.jspecify.annotations.Nullable;

/** A record can't be taken; the message says why. */
final class RejectedException extends Exception {

    private final Code code;
    private final @Nullable String path;
    private final String detail;
    private @Nullable Withdrawal withdrawal;

    /** @param editedAt a later edit stays; any is withdrawn where null */
    record Withdrawal(ArticleKey key, @Nullable Instant editedAt) {}

    RejectedException(Code code, @Nullable String path, String detail) {
        super(detail);
        this.code = code;
        this.path = path;
        this.detail = detail;
    }

    /** @param expected what an article needs there */
    static <T> T required(@Nullable T value, Code code, String path, String expected) throws RejectedException {
        if (value == null) {
            throw new RejectedException(code, path, "it is missing or unreadable: an article needs " + expected);
        }
        return value;
    }

    /** Says that readers must not see the article any longer, where one is held already. */
    RejectedException withdrawing(ArticleKey key, @Nullable Instant editedAt) {
        withdrawal = new Withdrawal(key, editedAt);
        return this;
    }

    @Nullable
    Withdrawal withdrawal() {
        return withdrawal;
    }

    Problem problem(Findings findings) {
        return findings.problem(code, path, detail);
    }
}
