package org.contentgateway.http;

import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.text.PlainText;
import org.jspecify.annotations.Nullable;

/** Reads query and path parameters. An invalid one is a bad request whose detail names it and the expected form. */
public final class RequestParameters {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    /** How much of a value an error message shows, in characters. */
    private static final int MAX_SHOWN = 60;

    private RequestParameters() {}

    /** Returns the page size of a list. */
    public static int limit(@Nullable String value) {
        var limit = value == null ? Long.valueOf(DEFAULT_LIMIT) : number("limit", value);
        if (limit == null || limit < 1 || limit > MAX_LIMIT) {
            throw invalid("limit", value, "a number from 1 to " + MAX_LIMIT);
        }
        return limit.intValue();
    }

    public static @Nullable Long number(String name, @Nullable String value) {
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException malformed) {
            throw invalid(name, value, "a whole number");
        }
    }

    /** Returns a flag that defaults to false. */
    public static boolean flag(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw invalid(name, value, "true or false");
        }
        return "true".equals(value);
    }

    /**
     * Returns the enum constant with this name.
     *
     * @param allowed the accepted constants
     */
    public static <E extends Enum<E>> E constant(String name, String value, List<E> allowed) {
        return allowed.stream()
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(name, value, "one of " + allowed));
    }

    /** Returns a date and time with an offset, as in GraphQL. Reads a space as a plus sign that the client did not encode. */
    public static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(value.replace(' ', '+'));
            if (time.getYear() >= 0 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeParseException malformed) {
            // reported below
        }
        throw invalid(name, value, "a date and time with an offset, like 2026-06-18T17:53:36+03:30");
    }

    /** Returns the article key that a path names. */
    public static ArticleKey key(String portal, String contentId) {
        try {
            return new ArticleKey(Integer.parseInt(portal), Integer.parseInt(contentId));
        } catch (NumberFormatException malformed) {
            throw ProblemDetails.notFound(
                    "A path names an article by the numbers of its portal and its content, like /2/418503.");
        }
    }

    public static WebApplicationException invalid(String name, @Nullable String value, String expected) {
        return ProblemDetails.badRequest(String.format(
                Locale.ROOT,
                "%s=%s is invalid. Expected: %s.",
                name,
                PlainText.excerpt(value == null ? "" : value, MAX_SHOWN),
                expected));
    }
}
