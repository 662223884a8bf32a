package org.contentgateway.ingest;

import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalReason;
import org.contentgateway.ingest.Problem.Code;
import org.jspecify.annotations.Nullable;

/** What a request asks for by its address. What can't be read is a bad request that names the parameter and the remedy. */
final class Parameters {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private Parameters() {}

    /** How many entries of a list. */
    static int limit(@Nullable String value) {
        var limit = value == null ? Long.valueOf(DEFAULT_LIMIT) : number("limit", value);
        if (limit == null || limit < 1 || limit > MAX_LIMIT) {
            throw refused("limit", value, "a number from 1 to " + MAX_LIMIT);
        }
        return limit.intValue();
    }

    static @Nullable Long number(String name, @Nullable String value) {
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException unreadable) {
            throw refused(name, value, "a whole number");
        }
    }

    /** False where it is not told. */
    static boolean flag(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw refused(name, value, "true or false");
        }
        return "true".equals(value);
    }

    /** Why a record was rejected. */
    static @Nullable Code code(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var codes = rejections();
        return codes.stream()
                .filter(code -> code.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refused("code", value, "one of " + codes));
    }

    private static List<Code> rejections() {
        return Arrays.stream(Code.values()).filter(Code::rejects).toList();
    }

    static RemovalReason reason(@Nullable String value) {
        if (value == null) {
            return RemovalReason.WITHDRAWN;
        }
        var reasons = List.of(RemovalReason.values());
        return reasons.stream()
                .filter(reason -> reason.name().equals(value))
                .findFirst()
                .orElseThrow(() -> refused("reason", value, "one of " + reasons));
    }

    /** A date and time with an offset, as GraphQL has it. A plus sign that was not encoded came as a space. */
    static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(value.replace(' ', '+'));
            if (time.getYear() >= 0 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeParseException unreadable) {
            // said below
        }
        throw refused(name, value, "a date and time with an offset, like 2026-06-18T17:53:36+03:30");
    }

    /** The article that a path names by the CMS's numbers. */
    static ArticleKey key(String portal, String contentId) {
        try {
            return new ArticleKey(Integer.parseInt(portal), Integer.parseInt(contentId));
        } catch (NumberFormatException noNumber) {
            throw HttpProblem.notFound("Articles have two numbers, that of their portal and their own: /2/418503");
        }
    }

    static WebApplicationException refused(String name, @Nullable String value, String expected) {
        return HttpProblem.badRequest(
                "%s=%s can't be taken: send %s".formatted(name, Fields.shown(value == null ? "" : value), expected));
    }
}
