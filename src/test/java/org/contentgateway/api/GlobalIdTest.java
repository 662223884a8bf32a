package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.FileKind;
import org.contentgateway.content.StoredAttachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalIdTest {

    private static final ArticleKey KEY = new ArticleKey(2, 418503);

    @Test
    void roundTripsAnArticleKey() throws Exception {
        var largest = new ArticleKey(Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(GlobalId.article("id", GlobalId.of(KEY))).isEqualTo(KEY);
        assertThat(GlobalId.article("id", GlobalId.of(largest))).isEqualTo(largest);
    }

    @Test
    void isUniqueAcrossTypes() {
        var file = new StoredAttachment(0, 571190L, FileKind.IMAGE, null, "jpg", "a.jpg", null, null);
        assertThat(GlobalId.of("image", KEY, file)).isNotEqualTo(GlobalId.of("attachment", KEY, file));
        assertThatThrownBy(() -> GlobalId.article("id", GlobalId.of("image", KEY, file)))
                .isInstanceOf(BadRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"article:0:1", "article:2:-1", "article:2:99999999999", "article:2:2147483648", "article:2", ""})
    void rejectsAnInvalidArticleKey(String text) {
        var id = Base64.getUrlEncoder().encodeToString(text.getBytes());
        assertThatThrownBy(() -> GlobalId.article("id", id))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("articleByContentId");
    }
}
