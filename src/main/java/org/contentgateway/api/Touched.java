package org.contentgateway.api;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import java.util.Collection;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Filter;
import org.contentgateway.content.Shape;
import org.contentgateway.graphql.Footprint;
import org.jspecify.annotations.Nullable;

/** Tells the engine room what an answer rests on. Each field of the query type says so, before it reads. */
final class Touched {

    private Touched() {}

    /** Some articles, be they there or not, and where related ones are read too, those of their portals. */
    static void articles(Context context, Collection<ArticleKey> keys, Shape shape) {
        touch(
                context,
                keys.stream()
                        .map(key -> shape.related() == null ? TouchKey.of(key) : TouchKey.ofPortal(key.portal()))
                        .toList());
    }

    /** A list of articles: whatever comes or changes may belong to it. */
    static void list(Context context, Filter filter) {
        portal(context, filter.portal());
    }

    /** All that is of a portal; null for all portals. */
    static void portal(Context context, @Nullable Integer portal) {
        touch(context, List.of(TouchKey.ofPortal(portal)));
    }

    private static void touch(Context context, Collection<TouchKey> keys) {
        var environment = context.unwrap(DataFetchingEnvironment.class);
        Footprint.of(environment.getGraphQlContext())
                .touch(keys.stream().map(TouchKey::toString).toList());
    }
}
