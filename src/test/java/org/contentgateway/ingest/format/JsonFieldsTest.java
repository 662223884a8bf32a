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

    private final RecordDiagnostics diagnostics = new RecordDiagnostics(0);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":null}", "{\"key\":\"\"}"})
    void readsThreeSpellingsAsAbsent(String json) {
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
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "0.0", "null", "\" \""})
    void readsZeroAsAbsent(String value) {
        assertThat(key(value).positive("key")).isNull();
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"7, 7", "`\"7\"`, 7", "`\" 7 \"`, 7", "7.0, 7", "`\"7.00\"`, 7", "-7, -7", "2147483647, 2147483647"
            })
    void readsNumbersInAnyNotation(String value, int expected) {
        assertThat(key(value).integer("key")).isEqualTo(expected);
        assertThat(diagnostics.problems()).isEmpty();
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
    void warnsOfANumberThatIsNotAnInteger(String value) {
        assertThat(key(value).integer("key")).isNull();
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::code, RecordProblem::path)
                .containsExactly(tuple(BAD_VALUE, "/key"));
    }

    @Test
    void warnsOfANegativeNumber() {
        assertThat(key("-5").positive("key")).isNull();
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::path, RecordProblem::detail)
                .containsExactly(tuple("/key", "-5 is invalid and was ignored. Expected: 0 or above."));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"4.5, 4.5", "`\"4.5\"`, 4.5", "4, 4.0", "0, 0.0"})
    void readsDecimals(String value, double expected) {
        assertThat(key(value).decimal("key")).isEqualTo(expected);
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4,5\"", "\"NaN\"", "\"Infinity\"", "1e999", "\"many\""})
    void warnsOfAnInvalidDecimal(String value) {
        assertThat(key(value).decimal("key")).isNull();
        assertThat(diagnostics.problems()).extracting(RecordProblem::path).containsExactly("/key");
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
    void readsFlagsInAnyNotation(String value, boolean expected) {
        assertThat(key(value).flag("key", !expected)).isEqualTo(expected);
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"yes\"", "[]", "{}"})
    void readsAnInvalidFlagAsAbsent(String value) {
        assertThat(key(value).flag("key", true)).isTrue();
        assertThat(diagnostics.problems()).extracting(RecordProblem::path).contains("/key");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`\"a\\/b\"`, a/b", "`\" a \"`, ` a `", "2024, 2024", "4.5, 4.5", "`\"&nbsp;\"`, &nbsp;"})
    void readsTextsUnchanged(String value, String expected) {
        assertThat(key(value).text("key")).isEqualTo(expected);
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "[]", "{\"a\":1}"})
    void warnsOfAValueThatIsNotAText(String value) {
        assertThat(key(value).text("key")).isNull();
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::detail)
                .containsExactly(value + " is invalid and was ignored. Expected: a text.");
    }

    @Test
    void replacesCharactersThatNoDatabaseStores() {
        assertThat(key("\"a\\u0000b\\ud800c\\udc00 \\ud83d\\udc22\"").text("key"))
                .isEqualTo("ab\uFFFDc\uFFFD 🐢");
    }

    @Test
    void readsDatesWithoutAZone() {
        assertThat(key("\"2026-06-18 17:53:36\"").dateTime("key")).isEqualTo(LocalDateTime.of(2026, 6, 18, 17, 53, 36));
        assertThat(key("\" 2024-02-29 00:00:00 \"").dateTime("key")).isEqualTo(LocalDateTime.of(2024, 2, 29, 0, 0));
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0000-00-00 00:00:00\"", "\"0000-00-00\"", "\" 0000-00-00 00:00:00\""})
    void readsTheZeroDateAsAbsent(String value) {
        assertThat(key(value).dateTime("key")).isNull();
        assertThat(diagnostics.problems()).isEmpty();
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
    void warnsOfAnInvalidDate(String value) {
        assertThat(key(value).dateTime("key")).isNull();
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::code, RecordProblem::path, RecordProblem::detail)
                .containsExactly(tuple(
                        BAD_DATE,
                        "/key",
                        value + " is invalid and was ignored. Expected: a date like 2026-06-18 17:53:36."));
    }

    @Test
    void readsAnEmptyListAsAnEmptyObject() {
        assertThat(key("[]").object("key").keys()).isEmpty();
        assertThat(diagnostics.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "5", "\"a\"", "true"})
    void warnsOfAValueThatIsNotAnObject(String value) {
        assertThat(key(value).object("key").keys()).isEmpty();
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::detail)
                .containsExactly(value + " is invalid and was ignored. Expected: an object.");
    }

    @Test
    void readsAnObjectAsAListWithGaps() {
        assertThat(key("{\"0\":\"a\",\"2\":\"b\"}").list("key").keySet()).containsExactly("/key/0", "/key/2");
        assertThat(key("[\"a\",\"b\"]").list("key").keySet()).containsExactly("/key/0", "/key/1");
        assertThat(diagnostics.problems()).isEmpty();
    }

    @Test
    void warnsOfAValueThatIsNotAList() {
        assertThat(key("5").list("key")).isEmpty();
        assertThat(diagnostics.problems())
                .extracting(RecordProblem::detail)
                .containsExactly("5 is invalid and was ignored. Expected: a list.");
    }

    @Test
    void namesAnInvalidValueByJsonPointer() {
        fields("{\"a~b\":{\"c/d\":\"x\"}}").object("a~b").integer("c/d");
        assertThat(diagnostics.problems()).extracting(RecordProblem::path).containsExactly("/a~0b/c~1d");
    }

    @Test
    void showsOnlyTheBeginningOfALongValue() {
        key("\"" + "🐢".repeat(100) + "\"").integer("key");
        assertThat(diagnostics.problems())
                .singleElement()
                .extracting(RecordProblem::detail)
                .asString()
                .startsWith("\"🐢")
                .contains("🐢… is invalid")
                .hasSizeLessThan(150);
    }

    private JsonFields key(String value) {
        return fields("{\"key\":" + value + "}");
    }

    private JsonFields fields(String json) {
        try {
            return new JsonFields(new ObjectMapper().readTree(json), "", diagnostics);
        } catch (JsonProcessingException invalid) {
            throw new AssertionError(invalid);
        }
    }
}
