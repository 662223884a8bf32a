package org.contentgateway.graphql.execution;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.contentgateway.api.BadRequestException;
import org.contentgateway.graphql.cache.CacheDependencies;
import org.contentgateway.graphql.document.GraphQLRequest;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.OperationResolver;
import org.contentgateway.graphql.document.RequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses that plans write equal those of the standard strategy byte for byte. */
@QuarkusTest
class ResponsePlansTest {

    private static final String FEED =
            "{articles(first: 20) {nodes {id title excerpt(length: 40) image {variants {url width}}} pageInfo {endCursor}}}";

    @Inject
    GraphQLSchema schema;

    @Inject
    OperationResolver resolver;

    private GraphQL standard;
    private ResponsePlans plans;

    @BeforeEach
    void samples() throws IOException {
        standard = GraphQL.newGraphQL(schema).build();
        plans = new ResponsePlans(schema);
        var samples = new ByteArrayOutputStream();
        try (var files = Files.list(Path.of("src/main/resources/samples"))) {
            for (var file :
                    files.filter(sample -> sample.toString().endsWith(".json")).toList()) {
                Files.copy(file, samples);
            }
        }
        given().body(samples.toByteArray()).post("/ingest/contents").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FEED,
                "{__typename portals {id name url direction} a: articles(last: 3) {totalCount edges {cursor node {portal {id}}}}}",
                // nullable fields, all kinds of scalars
                "{articles(first: 50) {nodes {kicker rating {average count lastAt} event {at} sourceUrl image {alt original {url} "
                        + "aspectRatio} bodyHtml bodyText bodyMarkdown jsonLd commentsEnabled direction}}}",
                // merged fields: one field in several fragments and under its own name
                "{articles(first: 2) {nodes {...A image {id} ...B}}} fragment A on Article {image {width} title} "
                        + "fragment B on Node {id ... on Article {image {height id} t: title}}",
                // one fragment at two positions with different sibling fields
                "{articles(first: 2) {nodes {...I related(first: 1) {...I image {alt}}}}} "
                        + "fragment I on Article {image {id}}",
                // interfaces and unions
                "{articles(first: 5) {nodes {bodyBlocks {__typename text ... on ListBlock {items} ... on TableBlock {rows} "
                        + "... on HeadingBlock {level inferred}}}}}",
                "{changes(first: 10) {nodes {__typename ... on ArticleUpserted {changedAt article {title}} "
                        + "... on ArticleRemoved {reason}} hasMore}}",
                // empty results
                "{articles(filter: {portal: 99}) {nodes {id} edges {cursor}}}",
                "{articles {nodes {id @skip(if: true)}}}",
                "{articles(filter: {ids: []}) {nodes {id}}}",
            })
    void equalTheStandardStrategy(String query) throws Exception {
        var expected = standard(query, Map.of());
        assertThat(expected.getErrors()).isEmpty();
        assertThat(planned(query, Map.of())).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // errors in nullable and non-null fields, in some list elements and in all
                "{articles(first: 2) {nodes {title imageUrl(width: -1)}}}",
                "{articles(first: 2) {nodes {title excerpt(length: 0)}}}",
                "{articles(first: 2, filter: {hasImage: true}) {edges {node {image {url(width: 300, scale: 0)}}} nodes {id}}}",
                "{articles(first: 9, filter: {hasImage: true}) {nodes {bodyText(truncateAt: 0) image {srcSet(maxWidth: 0)}}} portals {id}}",
                "{articles(first: 500) {nodes {id}}}",
                "{nodes(ids: [\"nonsense\"]) {id}}",
            })
    void failAtTheFirstError(String query) {
        assertThat(standard(query, Map.of()).getErrors()).isNotEmpty();
        assertThatThrownBy(() -> planned(query, Map.of())).isInstanceOf(BadRequestException.class);
    }

    @Test
    void leaveIntrospectionToTheStandardStrategy() throws Exception {
        assertThat(planned("{__schema {queryType {name}} portals {id}}", Map.of()))
                .isNull();
    }

    @Test
    void applyTheVariablesOfEachRequest() throws Exception {
        var query = """
                query($n: Int = 2, $width: Int, $long: Boolean!, $portal: Int, $related: Int! = 1) {
                  articles(first: $n, filter: {portal: $portal}) {nodes {
                    title @include(if: $long) ...Long @skip(if: $long) imageUrl(width: $width) a: related(first: $related) {id}}}}
                fragment Long on Article {summary image {url(width: $width)}}""";
        for (var variables : List.<Map<String, Object>>of(
                Map.of("long", true),
                Map.of("long", false, "n", 3, "width", 300),
                Map.of("long", true, "portal", 1, "related", 3),
                Map.of("long", false, "portal", 2, "width", 1000),
                Map.of("long", true, "n", 1))) {
            assertThat(planned(query, variables)).isEqualTo(json(standard(query, variables)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalTheStandardStrategyForRandomQueries(long seed) throws Exception {
        var queries = new RandomQueries(schema, literals(), seed);
        var compared = 0;
        for (var i = 0; i < 50; i++) {
            var query = queries.next();
            var expected = standard(query, Map.of());
            var introspects = query.contains("__schema") || query.contains("__type(");
            try {
                if (introspects) {
                    continue;
                } else if (!expected.getErrors().isEmpty()) {
                    assertThatThrownBy(() -> planned(query, Map.of())).as(query).isInstanceOf(Exception.class);
                } else {
                    assertThat(planned(query, Map.of())).as(query).isEqualTo(json(expected));
                    compared++;
                }
            } catch (RequestException exceedsALimit) {
                // The engine of this test has no limits.
            }
        }
        assertThat(compared).isPositive();
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @Test
    void endWhenTheDeadlineExpires() throws Exception {
        var deadline = new Deadline();
        deadline.expire();
        Deadline.set(deadline);
        try {
            assertThatThrownBy(() -> planned(FEED, Map.of())).isInstanceOf(AbortExecutionException.class);
        } finally {
            Deadline.set(null);
        }
        assertThat(planned(FEED, Map.of())).isNotNull();
    }

    private String planned(String query, Map<String, Object> variables) throws Exception {
        var response = plans.execute(operation(query, variables), GraphQLContext.of(context()));
        return response == null ? null : new String(response, UTF_8);
    }

    private Operation operation(String query, Map<String, Object> variables) throws Exception {
        return resolver.resolve(GraphQLRequest.fromBody(Map.of("query", query, "variables", variables)));
    }

    private ExecutionResult standard(String query, Map<String, Object> variables) {
        var context = context();
        var result = standard.execute(ExecutionInput.newExecutionInput(query)
                .variables(variables)
                .graphQLContext(context)
                .build());
        var elementErrors = ((ElementErrors) context.get(ElementErrors.class)).all();
        return result.transform(builder -> builder.addErrors(elementErrors));
    }

    private static Map<Object, Object> context() {
        return Map.of(CacheDependencies.class, new CacheDependencies(), ElementErrors.class, new ElementErrors());
    }

    private static String json(ExecutionResult result) {
        return new String(JsonWriter.bytes(result.toSpecification()), UTF_8);
    }

    private Map<String, List<String>> literals() {
        Map<String, Object> data = standard("{articles(first: 3) {nodes {id contentId}}}", Map.of())
                .getData();
        var nodes = (List<?>) ((Map<?, ?>) data.get("articles")).get("nodes");
        var ids = nodes.stream()
                .map(node -> "\"" + ((Map<?, ?>) node).get("id") + "\"")
                .toList();
        return Map.ofEntries(
                Map.entry("id", List.of(ids.get(0), ids.get(1), "\"nonsense\"")),
                Map.entry("ids", List.of(ids.get(0), ids.get(0) + ", " + ids.get(2), "\"nonsense\"")),
                Map.entry(
                        "contentId",
                        nodes.stream()
                                .map(node -> ((Map<?, ?>) node).get("contentId") + "")
                                .toList()),
                Map.entry("portal", List.of("1", "2", "99")),
                Map.entry("portal.id", List.of("1", "2", "99")),
                Map.entry("first", List.of("1", "3", "7", "0", "-1", "1000")),
                Map.entry("last", List.of("2", "0")),
                Map.entry("width", List.of("300", "1000", "$width", "$width", "null", "0")),
                Map.entry("height", List.of("200", "0")),
                Map.entry("scale", List.of("1", "2", "9", "0")),
                Map.entry("maxWidth", List.of("700", "$width", "0")),
                Map.entry("length", List.of("20", "500", "0", "5000")),
                Map.entry("truncateAt", List.of("50", "0", "null")),
                Map.entry("after", List.of("null", "\"nonsense\"")),
                Map.entry("before", List.of("null")),
                Map.entry("since", List.of("null", "\"nonsense\"")),
                Map.entry("query", List.of("\"tram\"", "\"the\"", "\"\"")),
                Map.entry("filter", List.of("{}", "{portal: 2}", "{language: \"fa\"}")),
                Map.entry("name", List.of("\"Article\"")));
    }
}
