package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.contentgateway.content.changes.Changes;
import org.contentgateway.content.portals.Portals;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

/** The query for changes, for apps that store content offline. */
@GraphQLApi
public class ChangeQueries {

    private final Changes changes;
    private final Portals portals;
    private final ArticleMapper mapper;

    ChangeQueries(Changes changes, Portals portals, ArticleMapper mapper) {
        this.changes = changes;
        this.portals = portals;
        this.mapper = mapper;
    }

    @Query
    @Description("Changes since a sync token, including removals, for apps that store content offline.")
    public ChangePage changes(
            @Nullable
                    @Name("since")
                    @Description("nextToken of an earlier response. Without it the sync starts with all articles.")
                    String since,
            @Name("first") @DefaultValue("100") @Description("Number of changes: at most 100.") int first,
            @Nullable @Name("filter") @Description("Conditions on the articles. Default: all articles.")
                    ChangeFilter filter)
            throws BadRequestException {
        var size = PageRequest.size("first", first);
        var canonical = filter == null ? ChangeFilter.ALL : filter.canonical();
        ResponseDependencies.portal(null); // of all portals: the token counts changes of all portals
        if (since == null) {
            return page(ChangeToken.first(changes.lastNumber(), canonical), size, canonical);
        }
        var token = ChangeToken.parse(since, canonical)
                .filter(parsed -> !changes.isExpired(parsed.number(), parsed.start()));
        return token.isPresent()
                ? page(token.get(), size, canonical)
                : new ChangePage(
                        List.of(),
                        ChangeToken.first(changes.lastNumber(), canonical).toString(),
                        true,
                        true);
    }

    private ChangePage page(ChangeToken token, int size, ChangeFilter filter) throws BadRequestException {
        var plan = Selection.current().changedArticle();
        var page = changes.after(token.number(), token.start(), filter.portal(), filter.language(), size, plan);
        return new ChangePage(
                page.changes().stream().map(this::map).toList(),
                token.at(page.lastNumber()).toString(),
                page.more(),
                false);
    }

    private Change map(org.contentgateway.content.changes.ArticleChange change) {
        if (change instanceof org.contentgateway.content.changes.ArticleChange.Upserted upserted) {
            var article = mapper.map(upserted.article());
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
