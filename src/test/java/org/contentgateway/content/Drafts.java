package org.contentgateway.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.contentgateway.media.Picture;
import org.contentgateway.media.Variant;
import org.contentgateway.text.BaseUrls;
import org.contentgateway.text.Body;
import org.jspecify.annotations.Nullable;

/** Drafts with the properties by which articles are listed, counted and related. */
public final class Drafts {

    private Drafts() {}

    public static ArticleDraft of(
            ArticleKey key,
            String language,
            String title,
            Instant publishedAt,
            Instant updatedAt,
            @Nullable Integer tag,
            @Nullable Integer author,
            boolean image,
            long run) {
        var picture = new Picture(List.of(), Variant.original("a.jpg", 1000, 563, null));
        var attachment = new StoredAttachment(0, 1L, FileKind.IMAGE, null, "jpg", "a.jpg", null, picture);
        return new ArticleDraft(
                key,
                new ArticleTexts(language, null, title, null, null),
                Body.ofHtml("<p>Body.</p>", new BaseUrls(URI.create("https://example.org/"), null)),
                new ArticleDates(publishedAt, null, updatedAt, null),
                new ArticleOrigin(author, tag, null, null),
                true,
                new Display(true, false, false, false, false, 0),
                null,
                image ? List.of(attachment) : List.of(),
                SourceRecord.of((key + title + updatedAt).getBytes(UTF_8), "CMS", run));
    }
}
