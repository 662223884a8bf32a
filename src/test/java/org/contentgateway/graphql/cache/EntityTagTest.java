package org.contentgateway.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final EntityTag TAG =
            new EntityTag("R3qu3st_-", 4711, Instant.parse("2026-06-18T14:23:36Z"), List.of("p1-5", "p2"), "abc12");

    @Test
    void parsesItsOwnFormat() {
        assertThat(EntityTag.parse(TAG.toString())).isEqualTo(TAG);
        var unlimited = new EntityTag("R", 0, null, List.of(), "0");
        assertThat(EntityTag.parse(unlimited.toString())).isEqualTo(unlimited);
    }

    @Test
    void parsesATagWeakenedByAProxy() {
        assertThat(EntityTag.parse(" W/" + TAG)).isEqualTo(TAG);
    }

    @Test
    void consistsOfCharactersAllowedInEntityTags() {
        assertThat(TAG.toString()).matches("\"[\\x21\\x23-\\x7E]+\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "\"\"", "\"a.b.c\"", "\"a.!.0.-.x\"", "\"a.1.zzzzzzzzzzzzzzzzzz.-.x\""})
    void ignoresForeignTags(String foreign) {
        assertThat(EntityTag.parse(foreign)).isNull();
    }
}
