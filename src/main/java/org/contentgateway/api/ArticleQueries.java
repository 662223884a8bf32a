package org.contentgateway.api;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The queries for articles that a client knows. */
@GraphQLApi
public class ArticleQueries {

    private static final String GONE = " One that was withdrawn or has expired is null with the error code GONE.";

    private final Articles articles;
    private final ArticleMapper views;
    private final Context context;

    ArticleQueries(Articles articles, ArticleMapper views, Context context) {
        this.articles = articles;
        this.views = views;
        this.context = context;
    }

    @Query
    @Nullable
    @Description("The article with an id; null where there is none." + GONE)
    public Article article(@Id @Name("id") @Description("An id as an article has it.") String id)
            throws BadRequestException, GoneException {
        return find(GlobalId.article("id", id));
    }

    @Query
    @Nullable
    @Description("The article that the CMS knows by a number; null where there is none." + GONE)
    public Article articleByContentId(
            @Name("portal") @Description("The CMS's number of the portal.") int portal,
            @Name("contentId") @Description("The CMS's number of the content.") int contentId)
            throws BadRequestException, GoneException {
        return find(new ArticleKey(portal, contentId));
    }

    @Query
    @Nullable
    @Description("Whatever has a global id (Relay): an article." + GONE)
    public Node node(@Id @Name("id") @Description("An id as an article has it.") String id)
            throws BadRequestException, GoneException {
        return find(GlobalId.article("id", id));
    }

    @Query
    @Description("What has some global ids, in their order; null where there is nothing, or nothing any more.")
    @SuppressWarnings("NullAway") // SmallRye would take the mark of a null element for one of the list
    public List<Node> nodes(
            @Name("ids") @Description("Ids as articles have them, at most 100.") List<@NonNull String> ids)
            throws BadRequestException {
        PageRequest.size("ids", ids.size());
        var keys = new ArrayList<ArticleKey>(ids.size());
        for (var id : ids) {
            keys.add(GlobalId.article("ids", id));
        }
        var shape = Selection.of(context).article();
        ResponseDependencies.articles(context, keys, shape);
        var found = articles.byId(keys, shape);
        var nodes = new ArrayList<Node>(ids.size());
        for (var key : keys) {
            var article = found.get(key.id());
            nodes.add(article == null ? null : views.map(article));
        }
        return nodes;
    }

    private @Nullable Article find(ArticleKey key) throws BadRequestException, GoneException {
        var shape = Selection.of(context).article();
        ResponseDependencies.articles(context, List.of(key), shape);
        var found = articles.find(key, shape);
        if (found.isEmpty() && articles.isGone(key)) {
            throw new GoneException();
        }
        return found.map(views::map).orElse(null);
    }
}
