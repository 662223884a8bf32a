package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeRequestTest {

    @ParameterizedTest
    @CsvSource({
        "0,,1,           width 0 is invalid. Expected: at least 1. Omit it for any width.",
        "-1,,1,          width -1 is invalid. Expected: at least 1. Omit it for any width.",
        ",0,1,           height 0 is invalid. Expected: at least 1. Omit it for any height.",
        "300,-300,1,     height -300 is invalid. Expected: at least 1. Omit it for any height.",
        "300,,0,         'scale 0 is invalid. Expected: the device pixel ratio, from 1 to 10.'",
        "300,,-1,        'scale -1 is invalid. Expected: the device pixel ratio, from 1 to 10.'",
        "300,,11,        'scale 11 is invalid. Expected: the device pixel ratio, from 1 to 10.'",
        "1073741824,,2,  width 1073741824 times scale 2 exceeds the limit of 2147483647. Request a smaller width.",
        ",2147483647,10, height 2147483647 times scale 10 exceeds the limit of 2147483647. Request a smaller height.",
    })
    void rejectsInvalidSizesAndScales(Integer width, Integer height, int scale, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SizeRequest(width, height, scale, null, RoundingRule.UP))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2147483647,2147483647,1", "214748364,,10", ",,10"})
    void acceptsTheLimits(Integer width, Integer height, int scale) {
        assertThat(new SizeRequest(width, height, scale, null, RoundingRule.UP).scale())
                .isEqualTo(scale);
    }

    @Test
    void requestsAWidthInAnyFormat() {
        assertThat(SizeRequest.ofWidth(300)).isEqualTo(new SizeRequest(300, null, 1, null, RoundingRule.UP));
    }
}
