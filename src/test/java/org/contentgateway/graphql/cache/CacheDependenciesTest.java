package org.contentgateway.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheDependenciesTest {

    private final CacheDependencies footprint = new CacheDependencies();

    @Test
    void holdsWhatWasTouched() {
        footprint.add(List.of("p2-1", "p1"));
        footprint.add(List.of("p2-1"));
        assertThat(footprint.tags()).containsExactlyInAnyOrder("p2-1", "p1");
    }

    @Test
    void becomesCoarserWhereItWouldBeLong() {
        footprint.add(IntStream.range(0, 30).mapToObj(i -> "p2-" + i).toList());
        assertThat(footprint.tags()).hasSize(30);
        footprint.add(List.of("p3-1"));
        assertThat(footprint.tags()).containsExactlyInAnyOrder("p2", "p3");
        footprint.add(IntStream.range(10, 50).mapToObj(i -> "p" + i).toList());
        assertThat(footprint.tags()).containsExactly("all");
    }

    @Test
    void isAllWhereAllIsAmongIt() {
        footprint.add(List.of("all", "p2"));
        assertThat(footprint.tags()).containsExactly("all");
    }

    @Test
    void tellsNothingFromNothingTold() {
        assertThat(footprint.isKnown()).isFalse();
        footprint.add(List.of());
        assertThat(footprint.isKnown()).isTrue();
    }
}
