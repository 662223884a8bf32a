package org.contentgateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FootprintTest {

    private final Footprint footprint = new Footprint();

    @Test
    void holdsWhatWasTouched() {
        footprint.touch(List.of("p2-1", "p1"));
        footprint.touch(List.of("p2-1"));
        assertThat(footprint.keys()).containsExactlyInAnyOrder("p2-1", "p1");
    }

    @Test
    void becomesCoarserWhereItWouldBeLong() {
        footprint.touch(IntStream.range(0, 30).mapToObj(i -> "p2-" + i).toList());
        assertThat(footprint.keys()).hasSize(30);
        footprint.touch(List.of("p3-1"));
        assertThat(footprint.keys()).containsExactlyInAnyOrder("p2", "p3");
        footprint.touch(IntStream.range(10, 50).mapToObj(i -> "p" + i).toList());
        assertThat(footprint.keys()).containsExactly("all");
    }

    @Test
    void isAllWhereAllIsAmongIt() {
        footprint.touch(List.of("all", "p2"));
        assertThat(footprint.keys()).containsExactly("all");
    }

    @Test
    void tellsNothingFromNothingTold() {
        assertThat(footprint.isKnown()).isFalse();
        footprint.touch(List.of());
        assertThat(footprint.isKnown()).isTrue();
    }
}
