package org.contentgateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.contentgateway.ingest.Problem.Code;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one JSON object of the CMS, read as it means them: {@code null}, {@code ""} and a missing key are all
 * absent, numbers come as strings, flags as numbers, and an empty map as {@code []}. What can't be read is absent, with
 * a warning.
 */
final class Fields {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final JsonNode object;
    private final String path;
    private final Findings findings;

    Fields(JsonNode object, String path, Findings findings) {
        this.object = object;
        this.path = path;
        this.findings = findings;
    }

    String path(String key) {
        return path + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    Findings findings() {
        return findings;
    }

    @Nullable
    String text(String key) {
        var value = value(key);
        if (value == null) {
            return null;
        }
        if (value.isContainerNode()) {
            return odd(key, value, "a text");
        }
        var text = storable(value.asText());
        return text.isEmpty() ? null : text;
    }

    @Nullable
    Integer integer(String key) {
        var text = text(key);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException notAnInt) {
            return odd(key, object.get(key), "a whole number of at most " + Integer.MAX_VALUE);
        }
    }

    /** A reference to something else, or a measure: 0 means none. */
    @Nullable
    Integer positive(String key) {
        var number = integer(key);
        return number == null || number == 0
                ? null
                : number < 0 ? odd(key, object.get(key), "no negative number") : number;
    }

    @Nullable
    Double decimal(String key) {
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

    boolean flag(String key, boolean absent) {
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
    @Nullable
    LocalDateTime dateTime(String key) {
        var text = text(key);
        if (text == null || text.startsWith("0000-00-00")) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip(), DATE_TIME);
        } catch (DateTimeParseException unreadable) {
            findings.add(
                    Code.BAD_DATE,
                    path(key),
                    "%s is no date like 2026-06-18 17:53:36".formatted(shown(object.get(key))));
            return null;
        }
    }

    /** The object under a key; where there is none, one without keys. */
    Fields object(String key) {
        var value = value(key);
        if (value != null && !value.isObject() && !(value.isArray() && value.isEmpty())) {
            odd(key, value, "an object");
        }
        var found = value != null && value.isObject() ? value : JsonNodeFactory.instance.objectNode();
        return new Fields(found, path(key), findings);
    }

    /** The values of a list; PHP writes a list with gaps as an object. */
    List<JsonNode> list(String key) {
        var value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isContainerNode()) {
            odd(key, value, "a list");
            return List.of();
        }
        return StreamSupport.stream(value.spliterator(), false).toList();
    }

    /** The keys, in their order. */
    List<String> keys() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private @Nullable JsonNode value(String key) {
        var value = object.get(key);
        return value == null || value.isNull() ? null : value;
    }

    private <T> @Nullable T odd(String key, JsonNode value, String expected) {
        findings.add(Code.BAD_VALUE, path(key), "%s is not %s".formatted(shown(value), expected));
        return null;
    }

    /** Without what PostgreSQL or UTF-8 can't hold: NUL, and halves of surrogate pairs. */
    private static String storable(String text) {
        return new String(text.replace("\0", "").getBytes(UTF_8), UTF_8);
    }

    static String shown(JsonNode value) {
        var json = value.toString();
        return json.length() > 60 ? json.substring(0, 60) + "…" : json;
    }
}
