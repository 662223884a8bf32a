package org.contentgateway.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.contentgateway.ingest.format.RecordProblem.ProblemCode;
import org.contentgateway.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a JSON object leniently, as the CMS's PHP writes them: {@code null}, {@code ""} and a missing key all
 * mean absent, numbers may be strings, flags may be numbers, and an empty map may be {@code []}. An invalid value is absent,
 * with a warning.
 */
public final class JsonFields {

    /** Years have four digits: RFC 3339 and PostgreSQL support no others. */
    private static final DateTimeFormatter DATE_TIME = format("-MM-dd HH:mm:ss");

    private static final DateTimeFormatter ISO_DATE_TIME = format("-MM-dd'T'HH:mm:ss");

    private static final Pattern ZERO_FRACTION = Pattern.compile("\\.0+$");
    private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

    /** How much of a value a message shows, in characters. */
    private static final int MAX_VALUE_LENGTH = 60;

    /** How much of a key a path shows, in characters. */
    private static final int MAX_KEY_LENGTH = 100;

    private final JsonNode object;
    private final String path;
    private final RecordDiagnostics diagnostics;
    private final Set<String> read = new HashSet<>();

    public JsonFields(JsonNode object, String path, RecordDiagnostics diagnostics) {
        this.object = object;
        this.path = path;
        this.diagnostics = diagnostics;
    }

    public String path(String key) {
        return path(path, key);
    }

    /** Returns the JSON pointer of a key of the object at {@code parent}. A very long key is cut. */
    public static String path(String parent, String key) {
        var shortKey = key.length() <= MAX_KEY_LENGTH ? key : key.substring(0, MAX_KEY_LENGTH) + "…";
        return parent + "/" + storable(shortKey).replace("~", "~0").replace("/", "~1");
    }

    public RecordDiagnostics diagnostics() {
        return diagnostics;
    }

    public @Nullable String text(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (value.isContainerNode() || value.isBoolean()) {
            return invalid(key, value, "a text");
        }
        var text = storable(value.asText());
        return text.isBlank() ? null : text;
    }

    @Nullable
    Integer integer(String key) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(ZERO_FRACTION.matcher(text.strip()).replaceFirst(""));
        } catch (NumberFormatException notAnInt) {
            return invalid(key, object.get(key), "a whole number up to " + Integer.MAX_VALUE);
        }
    }

    /** Returns a positive number. 0 means absent. */
    public @Nullable Integer positive(String key) {
        var number = integer(key);
        return number == null || number == 0 ? null : number < 0 ? invalid(key, object.get(key), "0 or above") : number;
    }

    public @Nullable Double decimal(String key) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        try {
            var number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : invalid(key, object.get(key), "a number");
        } catch (NumberFormatException notANumber) {
            return invalid(key, object.get(key), "a number");
        }
    }

    public boolean flag(String key, boolean defaultValue) {
        var value = value(key);
        if (value != null && value.isBoolean()) {
            return value.booleanValue();
        }
        var text = text(key);
        if (text == null) {
            return defaultValue;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> {
                invalid(key, object.get(key), "0 or 1");
                yield defaultValue;
            }
        };
    }

    /** Returns a date and time without a zone. {@code 0000-00-00 00:00:00} means absent. */
    public @Nullable LocalDateTime dateTime(String key) {
        return dateTime(key, DATE_TIME, "2026-06-18 17:53:36");
    }

    /** Returns a date and time without a zone, written as in ISO 8601. */
    public @Nullable LocalDateTime isoDateTime(String key) {
        return dateTime(key, ISO_DATE_TIME, "2026-06-18T17:53:36");
    }

    private @Nullable LocalDateTime dateTime(String key, DateTimeFormatter format, String example) {
        var text = text(key);
        if (text == null || text.strip().startsWith("0000-00-00")) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip(), format);
        } catch (DateTimeParseException malformed) {
            diagnostics.add(
                    ProblemCode.BAD_DATE,
                    path(key),
                    String.format(
                            Locale.ROOT,
                            "%s is invalid and was ignored. Expected: a date like %s.",
                            excerpt(object.get(key)),
                            example));
            return null;
        }
    }

    /** Returns the object under a key; an empty one if it is absent. */
    public JsonFields object(String key) {
        var value = value(key);
        if (value != null && !value.isObject() && !(value.isArray() && value.isEmpty())) {
            invalid(key, value, "an object");
        }
        var found = value != null && value.isObject() ? value : JsonNodeFactory.instance.objectNode();
        return new JsonFields(found, path(key), diagnostics);
    }

    /** Returns the values of a list in order, with their paths. PHP writes a list with gaps as an object. */
    public Map<String, JsonNode> list(String key) {
        var values = new LinkedHashMap<String, JsonNode>();
        var list = value(key);
        if (list != null && list.isObject()) {
            list.properties().forEach(entry -> values.put(path(path(key), entry.getKey()), entry.getValue()));
        } else if (list != null && list.isArray()) {
            list.forEach(value -> values.put(path(key) + "/" + values.size(), value));
        } else if (list != null) {
            invalid(key, list, "a list");
        }
        return values;
    }

    /** Returns the keys in order. */
    public List<String> keys() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR, 4)
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Counts the keys that were not read so far as unknown.
     *
     * @param at the path of this object in its record, with {@code *} for any position in a list
     * @param ignored known keys that the format does not use
     */
    public void countUnknown(String at, Set<String> ignored) {
        for (var key : keys()) {
            if (!read.contains(key) && !ignored.contains(key)) {
                diagnostics.addUnknownKey(path(at, key));
            }
        }
    }

    private @Nullable JsonNode value(String key) {
        read.add(key);
        var value = object.get(key);
        var absent = value == null
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty();
        return absent ? null : value;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // always null
    private <T> @Nullable T invalid(String key, JsonNode value, String expected) {
        diagnostics.add(
                ProblemCode.BAD_VALUE,
                path(key),
                String.format(Locale.ROOT, "%s is invalid and was ignored. Expected: %s.", excerpt(value), expected));
        return null;
    }

    /** Removes NUL, which PostgreSQL can't store, and replaces unpaired surrogates, which UTF-8 can't encode. */
    private static String storable(String text) {
        return isSurelyStorable(text)
                ? text
                : UNPAIRED_SURROGATE.matcher(text.replace("\0", "")).replaceAll("\uFFFD");
    }

    /** Returns true for nearly all texts, at little cost; false if the text needs a closer look. */
    private static boolean isSurelyStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    public static String excerpt(JsonNode value) {
        return excerpt(value.toString());
    }

    /** Returns the beginning of a value for a message, without invisible characters. */
    public static String excerpt(String value) {
        return PlainText.excerpt(value, MAX_VALUE_LENGTH);
    }
}
