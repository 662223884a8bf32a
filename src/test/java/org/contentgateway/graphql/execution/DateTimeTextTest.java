package org.contentgateway.graphql.execution;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-18T12:00:00+03:30",
                "2026-01-02T03:04:05Z",
                "1999-12-31T23:59:59-00:30",
                "0001-01-01T00:00:00+18:00",
                "9999-12-31T23:59:59-18:00",
                "2026-06-18T12:00:00.123456Z",
                "1915-01-01T00:00:00+03:25:44",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
            })
    void equalsTheStandardFormat(String text) {
        assertThat(DateTimeText.format(OffsetDateTime.parse(text))).isEqualTo(text);
    }

    @Property
    void equalsTheStandardFormatterForAnyDate(
            @ForAll @LongRange(min = -62_200_000_000L, max = 253_500_000_000L) long second,
            @ForAll @IntRange(max = 1) int nano,
            @ForAll @IntRange(min = -64_800, max = 64_800) int offset) {
        var date = LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC)
                .atOffset(ZoneOffset.ofTotalSeconds(offset / 900 * 900));
        assertThat(DateTimeText.format(date)).isEqualTo(ISO_OFFSET_DATE_TIME.format(date));
    }
}
