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
 * The keys of one JSON object of the CMS, read as it means them: {@code null}, {@code ""} and a missing key are all
 * absent, numbers come as strings, flags as numbers, and an empty map as {@code []}. What can't be read is absent, with
 * a warning.
 */
public final class JsonFields {

    /** Years of four digits: others fit neither RFC 3339 nor PostgreSQL. */
    private static final DateTimeFormatter DATE_TIME = format("-MM-dd HH:mm:ss");

    private static final DateTimeFormatter ISO_DATE_TIME = format("-MM-dd'T'HH:mm:ss");

    private static final Pattern ZERO_FRACTION = Pattern.compile("\\.0+$");
    private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

    /** How much of a value a finding shows. */
    private static final int SHOWN = 60;

    /** How much of a key a path shows. */
    private static final int SHOWN_KEY = 100;

    private final JsonNode object;
    private final String path;
    private final RecordDiagnostics findings;
    private final Set<String> read = new HashSet<>();

    public JsonFields(JsonNode object, String path, RecordDiagnostics findings) {
        this.object = object;
        this.path = path;
        this.findings = findings;
    }

    public String path(String key) {
        return path(path, key);
    }

    /** The JSON pointer to a key of what stands at another; only its beginning where the key is longer than any real one. */
    public static String path(String parent, String key) {
        var shown = key.length() <= SHOWN_KEY ? key : key.substring(0, SHOWN_KEY) + "…";
        return parent + "/" + storable(shown).replace("~", "~0").replace("/", "~1");
    }

    public RecordDiagnostics findings() {
        return findings;
    }

    public @Nullable String text(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (value.isContainerNode() || value.isBoolean()) {
            return odd(key, value, "a text");
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
            return odd(key, object.get(key), "a whole number up to " + Integer.MAX_VALUE);
        }
    }

    /** A reference to something else, or a measure: 0 means none. */
    public @Nullable Integer positive(String key) {
        var number = integer(key);
        return number == null || number == 0 ? null : number < 0 ? odd(key, object.get(key), "0 or above") : number;
    }

    public @Nullable Double decimal(String key) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        try {
            var number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : odd(key, object.get(key), "a number");
        } catch (NumberFormatException notANumber) {
            return odd(key, object.get(key), "a number");
        }
    }

    public boolean flag(String key, boolean absent) {
        var value = value(key);
        if (value != null && value.isBoolean()) {
            return value.booleanValue();
        }
        var text = text(key);
        if (text == null) {
            return absent;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> {
                odd(key, object.get(key), "0 or 1");
                yield absent;
            }
        };
    }

    /** A date and time without a zone; {@code 0000-00-00 00:00:00} means none. */
    public @Nullable LocalDateTime dateTime(String key) {
        return dateTime(key, DATE_TIME, "2026-06-18 17:53:36");
    }

    /** The same in the form of ISO 8601, still without a zone. */
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
        } catch (DateTimeParseException unreadable) {
            findings.add(
                    ProblemCode.BAD_DATE,
                    path(key),
                    "%s is no date like %s".formatted(shown(object.get(key)), example));
            return null;
        }
    }

    /** The object under a key; where there is none, one without keys. */
    public JsonFields object(String key) {
        var value = value(key);
        if (value != null && !value.isObject() && !(value.isArray() && value.isEmpty())) {
            odd(key, value, "an object");
        }
        var found = value != null && value.isObject() ? value : JsonNodeFactory.instance.objectNode();
        return new JsonFields(found, path(key), findings);
    }

    /** The values of a list by their paths, in their order; PHP writes a list with gaps as an object. */
    public Map<String, JsonNode> list(String key) {
        var values = new LinkedHashMap<String, JsonNode>();
        var list = value(key);
        if (list != null && list.isObject()) {
            list.properties().forEach(entry -> values.put(path(path(key), entry.getKey()), entry.getValue()));
        } else if (list != null && list.isArray()) {
            list.forEach(value -> values.put(path(key) + "/" + values.size(), value));
        } else if (list != null) {
            odd(key, list, "a list");
        }
        return values;
    }

    /** The keys, in their order. */
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
     * Counts the keys that nothing asked for so far.
     *
     * @param at where the object stands in its record, with a star for each place in a list
     * @param known keys that are there, but mean nothing here
     */
    public void countUnknown(String at, Set<String> known) {
        for (var key : keys()) {
            if (!read.contains(key) && !known.contains(key)) {
                findings.addUnknownKey(path(at, key));
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

    @SuppressWarnings("TypeParameterUnusedInFormals") // it is absent, whatever it should have been
    private <T> @Nullable T odd(String key, JsonNode value, String expected) {
        findings.add(ProblemCode.BAD_VALUE, path(key), "%s is not %s".formatted(shown(value), expected));
        return null;
    }

    /** Without what PostgreSQL or UTF-8 can't hold: NUL, and halves of surrogate pairs. */
    private static String storable(String text) {
        return isStorable(text)
                ? text
                : UNPAIRED_SURROGATE.matcher(text.replace("\0", "")).replaceAll("\uFFFD");
    }

    /** For sure: nearly all texts are. */
    private static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    public static String shown(JsonNode value) {
        return shown(value.toString());
    }

    /** What a finding shows of a value: its beginning, and nothing that can't be seen. */
    public static String shown(String value) {
        return PlainText.excerpt(value, SHOWN);
    }
}
