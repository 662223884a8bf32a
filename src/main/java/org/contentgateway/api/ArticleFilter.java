package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.LanguageTag;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** The filter of a list. */
@Input("ArticleFilter")
@Description("Conditions on articles. An article must meet all conditions that are set.")
public record ArticleFilter(
        @Nullable @Description("Number of the portal.") Integer portal,

        @Nullable @Description("Language, as a BCP 47 tag.") String language,

        @Nullable @Id @Description("Global ids; at most 100.")
        List<@NonNull String> ids,

        @Nullable @Description("Numbers in the CMS; at most 100.")
        List<@NonNull Integer> contentIds,

        @Nullable @Description("Number of the tag in the CMS.")
        Integer tagId,

        @Nullable @Description("Number of the author in the CMS.")
        Integer authorId,

        @Nullable @Description("Published at or after this time.")
        OffsetDateTime publishedAfter,

        @Nullable @Description("Published before this time.")
        OffsetDateTime publishedBefore,

        @Nullable @Description("Edited at or after this time.")
        OffsetDateTime updatedAfter,

        @Nullable @Description("true: only articles with a picture; false: only articles without.")
        Boolean hasImage) {

    private static final int MAX_IDS = 100;

    /** The criteria of a filter; null matches all articles. */
    static ArticleCriteria of(@Nullable ArticleFilter filter) throws BadRequestException {
        return filter == null ? ArticleCriteria.NONE : filter.criteria();
    }

    private ArticleCriteria criteria() throws BadRequestException {
        return new ArticleCriteria(
                portal,
                language == null ? null : LanguageTag.canonical(language).orElse(language),
                ids == null ? null : keys(atMost("filter.ids", ids)),
                contentIds == null ? null : atMost("filter.contentIds", contentIds),
                tagId,
                authorId,
                instant(publishedAfter),
                instant(publishedBefore),
                instant(updatedAfter),
                hasImage);
    }

    private static List<Long> keys(List<String> ids) throws BadRequestException {
        var keys = new ArrayList<Long>(ids.size());
        for (var id : ids) {
            keys.add(GlobalId.article("filter.ids", id).id());
        }
        return keys;
    }

    private static <T> List<T> atMost(String argument, List<T> values) throws BadRequestException {
        if (values.size() > MAX_IDS) {
            throw new BadRequestException(String.format(
                    Locale.ROOT,
                    "%s: %d values exceed the limit of %d. Send several queries.",
                    argument,
                    values.size(),
                    MAX_IDS));
        }
        return values;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
