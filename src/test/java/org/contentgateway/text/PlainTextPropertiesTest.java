package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlainTextPropertiesTest {

    @Property
    void truncatesToTheLengthWithoutSplittingSurrogatePairs(
            @ForAll String text, @ForAll @IntRange(max = 40) int length) {
        var truncated = PlainText.truncate(Characters.sanitize(text), length);
        assertThat(truncated).hasSizeLessThanOrEqualTo(length);
        assertThat(new String(truncated.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(truncated);
    }
}
