package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A read selects the columns that the selected fields need. */
@QuarkusTest
class SelectionTest {

    private static final Set<String> LEAVES = Set.of("SCALAR", "ENUM");

    private static final List<String> QUERIES = List.of(
            "{found: articles(filter: {portal: 590}) {nodes {%s}}}",
            "{found: articleByContentId(portal: 590, contentId: 1) {%s}}",
            "{found: changes(filter: {portal: 590}) {nodes {... on ArticleUpserted {article {%s}}}}}",
            "{found: search(query: \"harbour\", filter: {portal: 590}) {edges {node {%s}}}}");

    @Test
    void readsTheColumnsOfEveryField() {
        Record.send(
                new Record(590, 1).with("content_title", "The harbour at dawn").withPicture(571190));
        for (var field : fields()) {
            for (var query : QUERIES) {
                var response = JsonPath.from(GraphQL.execute(query.formatted(field)));
                assertThat(response.<Object>get("errors")).as(field).isNull();
                assertThat(response.<Object>get("data.found")).isNotNull();
            }
        }
    }

    /** Returns a selection of each field of an article. */
    private static List<String> fields() {
        var schema = JsonPath.from(GraphQL.execute("""
                {__type(name: "Article") {fields(includeDeprecated: true) {
                    name type {kind ofType {kind ofType {kind ofType {kind}}}}}}}"""));
        return schema.<Map<String, Object>>getList("data.__type.fields").stream()
                .map(field -> field.get("name") + (isLeaf(field.get("type")) ? "" : " {__typename}"))
                .toList();
    }

    private static boolean isLeaf(Object type) {
        var inner = ((Map<?, ?>) type).get("ofType");
        return inner == null ? LEAVES.contains(((Map<?, ?>) type).get("kind")) : isLeaf(inner);
    }
}
