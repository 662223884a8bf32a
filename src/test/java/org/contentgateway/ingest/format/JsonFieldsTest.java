package org.contentgateway.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.BAD_DATE;
import static org.contentgateway.ingest.format.RecordProblem.ProblemCode.BAD_VALUE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    private final RecordDiagnostics findings = new RecordDiagnostics(0);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":null}", "{\"key\":\"\"}"})
    void knowsThreeSpellingsOfAbsent(String json) {
        var fields = fields(json);
        assertThat(fields.text("key")).isNull();
        assertThat(fields.integer("key")).isNull();
        assertThat(fields.positive("key")).isNull();
        assertThat(fields.decimal("key")).isNull();
        assertThat(fields.dateTime("key")).isNull();
        assertThat(fields.flag("key", true)).isTrue();
        assertThat(fields.flag("key", false)).isFalse();
        assertThat(fields.object("key").keys()).isEmpty();
        assertThat(fields.list("key")).isEmpty();
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "0.0", "null", "\" \""})
    void takesZeroForNoReference(String value) {
        assertThat(key(value).positive("key")).isNull();
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"7, 7", "`\"7\"`, 7", "`\" 7 \"`, 7", "7.0, 7", "`\"7.00\"`, 7", "-7, -7", "2147483647, 2147483647"
            })
    void readsNumbersHoweverTheyAreWritten(String value, int expected) {
        assertThat(key(value).integer("key")).isEqualTo(expected);
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "-2147483649",
                "1e99",
                "7.5",
                "\"7.\"",
                "\"seven\"",
                "true",
                "[7]",
                "{\"a\":7}",
            })
    void findsWhatIsNoWholeNumber(String value) {
        assertThat(key(value).integer("key")).isNull();
        assertThat(findings.problems())
                .extracting(RecordProblem::code, RecordProblem::path)
                .containsExactly(tuple(BAD_VALUE, "/key"));
    }

    @Test
    void findsAReferenceBelowZero() {
        assertThat(key("-5").positive("key")).isNull();
        assertThat(findings.problems())
                .extracting(RecordProblem::path, RecordProblem::detail)
                .containsExactly(tuple("/key", "-5 is not 0 or above"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"4.5, 4.5", "`\"4.5\"`, 4.5", "4, 4.0", "0, 0.0"})
    void readsDecimals(String value, double expected) {
        assertThat(key(value).decimal("key")).isEqualTo(expected);
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4,5\"", "\"NaN\"", "\"Infinity\"", "1e999", "\"many\""})
    void findsWhatIsNoDecimal(String value) {
        assertThat(key(value).decimal("key")).isNull();
        assertThat(findings.problems()).extracting(RecordProblem::path).containsExactly("/key");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1, true",
                "0, false",
                "`\"1\"`, true",
                "`\"0\"`, false",
                "true, true",
                "false, false",
                "`\"TRUE\"`, true",
                "`\" false \"`, false",
            })
    void readsFlagsHoweverTheyAreWritten(String value, boolean expected) {
        assertThat(key(value).flag("key", !expected)).isEqualTo(expected);
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"yes\"", "[]", "{}"})
    void takesAnOddFlagForAbsent(String value) {
        assertThat(key(value).flag("key", true)).isTrue();
        assertThat(findings.problems()).extracting(RecordProblem::path).contains("/key");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`\"a\\/b\"`, a/b", "`\" a \"`, ` a `", "2024, 2024", "4.5, 4.5", "`\"&nbsp;\"`, &nbsp;"})
    void readsTextsAsTheyAre(String value, String expected) {
        assertThat(key(value).text("key")).isEqualTo(expected);
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "[]", "{\"a\":1}"})
    void findsWhatIsNoText(String value) {
        assertThat(key(value).text("key")).isNull();
        assertThat(findings.problems()).extracting(RecordProblem::detail).containsExactly(value + " is not a text");
    }

    @Test
    void takesOutWhatNoDatabaseHolds() {
        assertThat(key("\"a\\u0000b\\ud800c\\udc00 \\ud83d\\udc22\"").text("key"))
                .isEqualTo("ab\uFFFDc\uFFFD 🐢");
    }

    @Test
    void readsDatesWithoutAZone() {
        assertThat(key("\"2026-06-18 17:53:36\"").dateTime("key")).isEqualTo(LocalDateTime.of(2026, 6, 18, 17, 53, 36));
        assertThat(key("\" 2024-02-29 00:00:00 \"").dateTime("key")).isEqualTo(LocalDateTime.of(2024, 2, 29, 0, 0));
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0000-00-00 00:00:00\"", "\"0000-00-00\"", "\" 0000-00-00 00:00:00\""})
    void takesTheZeroDateForNone(String value) {
        assertThat(key(value).dateTime("key")).isNull();
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-02-30 12:00:00\"",
                "\"2026-06-18 24:00:00\"",
                "\"2026-06-18\"",
                "\"2026-06-18T17:53:36Z\"",
                "\"18.06.2026 17:53:36\"",
                "\"+12026-06-18 17:53:36\"",
                "\"-2026-06-18 17:53:36\"",
                "\"yesterday\"",
                "1781790816",
            })
    void findsWhatIsNoDate(String value) {
        assertThat(key(value).dateTime("key")).isNull();
        assertThat(findings.problems())
                .extracting(RecordProblem::code, RecordProblem::path, RecordProblem::detail)
                .containsExactly(tuple(BAD_DATE, "/key", value + " is no date like 2026-06-18 17:53:36"));
    }

    @Test
    void takesAnEmptyListForAnEmptyObject() {
        assertThat(key("[]").object("key").keys()).isEmpty();
        assertThat(findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "5", "\"a\"", "true"})
    void findsWhatIsNoObject(String value) {
        assertThat(key(value).object("key").keys()).isEmpty();
        assertThat(findings.problems()).extracting(RecordProblem::detail).containsExactly(value + " is not an object");
    }

    @Test
    void takesAnObjectForAListWithGaps() {
        assertThat(key("{\"0\":\"a\",\"2\":\"b\"}").list("key").keySet()).containsExactly("/key/0", "/key/2");
        assertThat(key("[\"a\",\"b\"]").list("key").keySet()).containsExactly("/key/0", "/key/1");
        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void findsWhatIsNoList() {
        assertThat(key("5").list("key")).isEmpty();
        assertThat(findings.problems()).extracting(RecordProblem::detail).containsExactly("5 is not a list");
    }

    @Test
    void pointsToWhatIsOddByJsonPointer() {
        fields("{\"a~b\":{\"c/d\":\"x\"}}").object("a~b").integer("c/d");
        assertThat(findings.problems()).extracting(RecordProblem::path).containsExactly("/a~0b/c~1d");
    }

    @Test
    void showsTheBeginningOfALongValueOnly() {
        key("\"" + "🐢".repeat(100) + "\"").integer("key");
        assertThat(findings.problems())
                .singleElement()
                .extracting(RecordProblem::detail)
                .asString()
                .startsWith("\"🐢")
                .contains("🐢… is not a whole number")
                .hasSizeLessThan(120);
    }

    private JsonFields key(String value) {
        return fields("{\"key\":" + value + "}");
    }

    private JsonFields fields(String json) {
        try {
            return new JsonFields(new ObjectMapper().readTree(json), "", findings);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
