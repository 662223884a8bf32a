package org.contentgateway.graphql.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final byte[] KEY = "a secret of the database".getBytes(UTF_8);

    private static final EntityTag TAG =
            new EntityTag("R3qu3st_-", 4711, Instant.parse("2026-06-18T14:23:36Z"), List.of("p1-5", "p2"), "abc12");

    @Test
    void parsesItsOwnFormat() {
        assertThat(EntityTag.parse(TAG.signed(KEY), KEY)).isEqualTo(TAG);
        var untagged = new EntityTag("R", 0, Instant.EPOCH, List.of(), "0");
        assertThat(EntityTag.parse(untagged.signed(KEY), KEY)).isEqualTo(untagged);
    }

    @Test
    void parsesATagWeakenedByAProxy() {
        assertThat(EntityTag.parse(" W/" + TAG.signed(KEY), KEY)).isEqualTo(TAG);
    }

    @Test
    void consistsOfCharactersAllowedInEntityTags() {
        assertThat(TAG.signed(KEY)).matches("\"[\\x21\\x23-\\x7E]+\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "\"\"", "\"a.b.c\"", "\"a.!.0.-.x.y\"", "\"a.1.zzzzzzzzzzzzzzzzzz.-.x.é\""})
    void ignoresForeignTags(String foreign) {
        assertThat(EntityTag.parse(foreign, KEY)).isNull();
    }

    /** Else a client could ask for changes of articles that it may not see. */
    @Test
    void ignoresForgedTags() {
        assertThat(EntityTag.parse(TAG.signed(KEY).replace("p1-5", "p1-6"), KEY))
                .isNull();
        assertThat(EntityTag.parse(TAG.signed("guessed".getBytes(UTF_8)), KEY)).isNull();
    }
}
