package org.contentgateway.graphql.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The store of automatic persisted queries. The checks of requests, which come before it, are left out. */
@QuarkusTest
class PersistedDocumentsTest {

    private static final String VICTIM = "{victim: __typename}";
    private static final String ATTACK = "{attack: __typename}";

    @Inject
    DocumentCache documents;

    @Inject
    DocumentsConfig config;

    private PersistedDocuments persisted;

    @BeforeEach
    void emptyStore() {
        persisted = new PersistedDocuments(config, documents);
    }

    @Test
    void storesATextUnderItsHash() throws RequestException {
        persisted.register(request(VICTIM, null, hash(VICTIM)));
        assertThat(persisted.text(request(null, null, hash(VICTIM)))).isEqualTo(VICTIM);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "web/feed")
    void storesNoTextUnderTheHashOfAnother(@Nullable String documentId) throws RequestException {
        persisted.register(request(ATTACK, documentId, hash(VICTIM)));
        assertThatThrownBy(() -> persisted.text(request(null, null, hash(VICTIM))))
                .hasMessage("PersistedQueryNotFound");
        persisted.register(request(VICTIM, null, hash(VICTIM)));
        persisted.register(request(ATTACK, documentId, hash(VICTIM)));
        assertThat(persisted.text(request(null, null, hash(VICTIM)))).isEqualTo(VICTIM);
        assertThat(persisted.text(request(null, null, hash(ATTACK)))).isEqualTo(ATTACK);
    }

    private static GraphQLRequest request(
            @Nullable String query, @Nullable String documentId, @Nullable String sha256Hash) {
        return new GraphQLRequest(query, documentId, sha256Hash, null, Map.of(), true);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.digest(text.getBytes(UTF_8)));
    }
}
