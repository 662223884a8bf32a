package org.contentgateway.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.content.changes.Changes;
import org.contentgateway.content.portals.Portals;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The query for what changed, for apps that keep content offline. */
@GraphQLApi
public class ChangeQueries {

    private final Changes changes;
    private final Portals portals;
    private final ArticleMapper views;
    private final Context context;

    ChangeQueries(Changes changes, Portals portals, ArticleMapper views, Context context) {
        this.changes = changes;
        this.portals = portals;
        this.views = views;
        this.context = context;
    }

    @Query
    @Description("What changed since a token, deletions too: for apps that keep content offline.")
    public ChangePage changes(
            @Nullable @Name("since") @Description("The nextToken of an earlier answer; without one, all there is.")
                    String since,
            @Name("first") @DefaultValue("100") @Description("How many: at most 100.") int first,
            @Nullable @Name("filter") @Description("Whose changes to hear of; all unless told.") ChangeFilter filter)
            throws BadRequestException {
        var size = PageRequest.size("first", first);
        var which = filter == null ? ChangeFilter.ALL : filter.canonical();
        ResponseDependencies.portal(context, null); // of whatever portal: the token tells how far all changes were read
        if (since == null) {
            return page(ChangeToken.first(changes.lastNumber(), which), size, which);
        }
        var token = ChangeToken.parse(since, which).filter(ours -> !changes.isExpired(ours.number(), ours.start()));
        return token.isPresent()
                ? page(token.get(), size, which)
                : new ChangePage(
                        List.of(),
                        ChangeToken.first(changes.lastNumber(), which).toString(),
                        true,
                        true);
    }

    private ChangePage page(ChangeToken token, int size, ChangeFilter filter) throws BadRequestException {
        var shape = Selection.of(context).changedArticle();
        var page = changes.after(token.number(), token.start(), filter.portal(), filter.language(), size, shape);
        return new ChangePage(
                page.changes().stream().map(this::view).toList(),
                token.at(page.lastNumber()).toString(),
                page.more(),
                false);
    }

    private Change view(org.contentgateway.content.changes.ArticleChange change) {
        if (change instanceof org.contentgateway.content.changes.ArticleChange.Upserted upserted) {
            var article = views.map(upserted.article());
            return new Change.ArticleUpserted(
                    article, portals.get(article.getPortal().id()).date(upserted.at()));
        }
        var removed = (org.contentgateway.content.changes.ArticleChange.Removed) change;
        return Change.ArticleRemoved.of(
                removed.key(),
                RemovalReason.valueOf(removed.reason().name()),
                portals.get(removed.key().portal()).date(removed.at()));
    }
}
