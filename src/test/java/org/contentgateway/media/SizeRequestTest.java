package org.contentgateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeRequestTest {

    @ParameterizedTest
    @CsvSource({
        "0,,1,           width must be at least 1: leave it out to ask for any",
        "-1,,1,          width must be at least 1: leave it out to ask for any",
        ",0,1,           height must be at least 1: leave it out to ask for any",
        "300,-300,1,     height must be at least 1: leave it out to ask for any",
        "300,,0,         scale must be 1 to 10: pass the device pixel ratio",
        "300,,-1,        scale must be 1 to 10: pass the device pixel ratio",
        "300,,11,        scale must be 1 to 10: pass the device pixel ratio",
        "1073741824,,2,  width times scale must be at most 2147483647: ask for less",
        ",2147483647,10, height times scale must be at most 2147483647: ask for less",
    })
    void refusesWhatNoPictureCanAnswer(Integer width, Integer height, int scale, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SizeRequest(width, height, scale, null, RoundingRule.UP))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2147483647,2147483647,1", "214748364,,10", ",,10"})
    void acceptsTheExtremes(Integer width, Integer height, int scale) {
        assertThat(new SizeRequest(width, height, scale, null, RoundingRule.UP).scale())
                .isEqualTo(scale);
    }

    @Test
    void asksForAWidthInAnyFormat() {
        assertThat(SizeRequest.ofWidth(300)).isEqualTo(new SizeRequest(300, null, 1, null, RoundingRule.UP));
    }
}
