package org.contentgateway.http;

import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
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

    /** How many entries of a list. */
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
        } catch (NumberFormatException unreadable) {
            throw invalid(name, value, "a whole number");
        }
    }

    /** False where it is not told. */
    public static boolean flag(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw invalid(name, value, "true or false");
        }
        return "true".equals(value);
    }

    /**
     * The constant of an enum.
     *
     * @param allowed the constants to choose from
     */
    public static <E extends Enum<E>> E constant(String name, String value, List<E> allowed) {
        return allowed.stream()
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(name, value, "one of " + allowed));
    }

    /** A date and time with an offset, as GraphQL has it. A plus sign that was not encoded came as a space. */
    public static @Nullable Instant time(String name, @Nullable String value) {
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
        throw invalid(name, value, "a date and time with an offset, like 2026-06-18T17:53:36+03:30");
    }

    /** The article that a path names by the CMS's numbers. */
    public static ArticleKey key(String portal, String contentId) {
        try {
            return new ArticleKey(Integer.parseInt(portal), Integer.parseInt(contentId));
        } catch (NumberFormatException noNumber) {
            throw ProblemDetails.notFound("Articles have two numbers, that of their portal and their own: /2/418503");
        }
    }

    public static WebApplicationException invalid(String name, @Nullable String value, String expected) {
        return ProblemDetails.badRequest("%s=%s is invalid. Expected: %s."
                .formatted(name, PlainText.excerpt(value == null ? "" : value, MAX_SHOWN), expected));
    }
}
