package org.contentgateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlainTextPropertiesTest {

    @Property
    void truncationIsNeverLongerThanAskedNorBrokenInASurrogatePair(
            @ForAll String text, @ForAll @IntRange(max = 40) int length) {
        String cut = PlainText.truncate(Characters.sanitize(text), length);
        assertThat(cut).hasSizeLessThanOrEqualTo(length);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
    }
}
