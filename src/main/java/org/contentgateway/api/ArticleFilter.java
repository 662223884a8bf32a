package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.LanguageTag;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** Which articles a list holds, as clients say it. */
@Input("ArticleFilter")
@Description("Which articles a list holds: those that meet every condition that is set.")
public record ArticleFilter(
        @Nullable @Description("Of this portal.") Integer portal,

        @Nullable @Description("In this language, as a BCP 47 tag.")
        String language,

        @Nullable @Id @Description("Only these, at most 100.")
        List<@NonNull String> ids,

        @Nullable @Description("Only those that the CMS knows by these numbers, at most 100.")
        List<@NonNull Integer> contentIds,

        @Nullable @Description("With this tag.") Integer tagId,
        @Nullable @Description("By this author.") Integer authorId,

        @Nullable @Description("Published at this time or later.")
        OffsetDateTime publishedAfter,

        @Nullable @Description("Published before this time.")
        OffsetDateTime publishedBefore,

        @Nullable @Description("Edited at this time or later.")
        OffsetDateTime updatedAfter,

        @Nullable @Description("With a picture, or without.")
        Boolean hasImage) {

    private static final int MAX_IDS = 100;

    /** The filter that a list is read by; null is none. */
    static ArticleCriteria of(@Nullable ArticleFilter filter) throws BadRequestException {
        return filter == null ? ArticleCriteria.NONE : filter.filter();
    }

    private ArticleCriteria filter() throws BadRequestException {
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
            throw new BadRequestException(
                    "%s: at most %d, not %d. Ask in several queries.".formatted(argument, MAX_IDS, values.size()));
        }
        return values;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
