package org.contentgateway.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheDependenciesTest {

    private final CacheDependencies dependencies = new CacheDependencies();

    @Test
    void collectsTags() {
        dependencies.add(List.of("p2-1", "p1"));
        dependencies.add(List.of("p2-1"));
        assertThat(dependencies.tags()).containsExactlyInAnyOrder("p2-1", "p1");
    }

    @Test
    void replacesManyTagsByCoarserOnes() {
        dependencies.add(IntStream.range(0, 30).mapToObj(i -> "p2-" + i).toList());
        assertThat(dependencies.tags()).hasSize(30);
        dependencies.add(List.of("p3-1"));
        assertThat(dependencies.tags()).containsExactlyInAnyOrder("p2", "p3");
        dependencies.add(IntStream.range(10, 50).mapToObj(i -> "p" + i).toList());
        assertThat(dependencies.tags()).containsExactly("all");
    }

    @Test
    void dropsOtherTagsIfAllIsAmongThem() {
        dependencies.add(List.of("all", "p2"));
        assertThat(dependencies.tags()).containsExactly("all");
    }

    @Test
    void distinguishesNoDependenciesFromUnknownOnes() {
        assertThat(dependencies.isKnown()).isFalse();
        dependencies.add(List.of());
        assertThat(dependencies.isKnown()).isTrue();
    }
}
