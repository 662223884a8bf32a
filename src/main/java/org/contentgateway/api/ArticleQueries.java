package org.contentgateway.api;

import io.smallrye.graphql.api.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.Articles;
import org.contentgateway.graphql.execution.CurrentField;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The queries for articles by id. */
@GraphQLApi
public class ArticleQueries {

    private static final String GONE =
            " For an article that was withdrawn or has expired: null, with an error of code GONE.";

    private final Articles articles;
    private final ArticleMapper mapper;

    ArticleQueries(Articles articles, ArticleMapper mapper) {
        this.articles = articles;
        this.mapper = mapper;
    }

    @Query
    @Nullable
    @Description("Article with a global id; null where there is none." + GONE)
    public Article article(@Id @Name("id") @Description("Global id of an article.") String id)
            throws BadRequestException, GoneException {
        return find(GlobalId.article("id", id));
    }

    @Query
    @Nullable
    @Description("Article with a number of the CMS; null where there is none." + GONE)
    public Article articleByContentId(
            @Name("portal") @Description("Number of the portal in the CMS.") int portal,
            @Name("contentId") @Description("Number of the article in the CMS.") int contentId)
            throws BadRequestException, GoneException {
        return find(new ArticleKey(portal, contentId));
    }

    @Query
    @Nullable
    @Description(
            "Object with a global id (Relay's object identification); null where there is none. All nodes are articles."
                    + GONE)
    public Node node(@Id @Name("id") @Description("Global id of an article.") String id)
            throws BadRequestException, GoneException {
        return find(GlobalId.article("id", id));
    }

    @Query
    @Description(
            "Objects with global ids, in the same order; null in place of an id that has no visible object, with an error if the id is malformed.")
    @SuppressWarnings("NullAway") // SmallRye would apply @Nullable of an element to the list
    public List<Node> nodes(@Name("ids") @Description("Global ids of articles; at most 100.") List<@NonNull String> ids)
            throws BadRequestException {
        PageRequest.size("ids", ids.size());
        var keys = new ArrayList<ArticleKey>(ids.size());
        for (var i = 0; i < ids.size(); i++) {
            try {
                keys.add(GlobalId.article("ids", ids.get(i)));
            } catch (BadRequestException malformed) {
                keys.add(null);
                CurrentField.get().addElementError(i, malformed);
            }
        }
        var wellFormed = keys.stream().filter(Objects::nonNull).toList();
        var plan = Selection.current().article();
        var found = articles.byId(wellFormed, plan);
        ResponseDependencies.articles(wellFormed, found.keySet(), plan);
        var nodes = new ArrayList<Node>(ids.size());
        for (var key : keys) {
            var article = key == null ? null : found.get(key.id());
            nodes.add(article == null ? null : mapper.map(article));
        }
        return nodes;
    }

    private @Nullable Article find(ArticleKey key) throws BadRequestException, GoneException {
        var plan = Selection.current().article();
        var found = articles.find(key, plan);
        ResponseDependencies.articles(List.of(key), found.isPresent() ? Set.of(key.id()) : Set.of(), plan);
        if (found.isEmpty() && articles.isGone(key)) {
            throw new GoneException();
        }
        return found.map(mapper::map).orElse(null);
    }
}
