package org.contentgateway.graphql.execution;

import static graphql.execution.ResultNodesInfo.MAX_RESULT_NODES;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.AbortExecutionException;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.execution.instrumentation.FieldFetchingInstrumentationContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldCompleteParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.execution.error.ExceptionHandler;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.contentgateway.graphql.cache.CacheDependencies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path's results equal those of the standard strategy byte for byte. */
@QuarkusTest
class PlainSubtreeStrategyTest {

    private static final String FEED =
            "{articles(first: 20) {nodes {id title excerpt(length: 40) image {variants {url width}}} pageInfo {endCursor}}}";

    @Inject
    GraphQLSchema schema;

    private GraphQL standard;
    private GraphQL plain;

    @BeforeEach
    void samples() throws IOException {
        standard = engine(new AsyncExecutionStrategy(new ExceptionHandler()));
        plain = engine(new PlainSubtreeStrategy(new ExceptionHandler()));
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
                "{portals {id name url direction} a: articles(last: 3) {totalCount edges {cursor node {portal {id}}}}}",
                // nullable fields
                "{articles(first: 50) {nodes {kicker rating {average lastAt} event {at} sourceUrl image {alt original {url}}}}}",
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
                // errors in nullable and non-null fields, in some list elements and in all
                "{articles(first: 2) {nodes {title imageUrl(width: -1)}}}",
                "{articles(first: 2) {nodes {title excerpt(length: 0)}}}",
                "{articles(first: 2) {edges {node {image {url(width: 300, scale: 0)}}} nodes {id}}}",
                "{articles(first: 9) {nodes {bodyText(truncateAt: 0) image {srcSet(maxWidth: 0)}}} portals {id}}",
                "{articles(first: 500) {nodes {id}}}",
                // fields without plain fetchers
                "{__schema {queryType {name fields {name args {name defaultValue}}}} __typename portals {id __typename}}",
                // empty results
                "{articles(filter: {portal: 99}) {nodes {id} edges {cursor}}}",
                "{articles {nodes {id @skip(if: true)}}}",
                // invalid documents
                "{articles {nodes {nothing}}}",
                "{"
            })
    void equalsTheStandardStrategy(String query) {
        assertThat(response(plain, query)).isEqualTo(response(standard, query));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheStandardStrategyForRandomQueries(long seed) {
        var queries = new RandomQueries(schema, literals(), seed);
        var invalid = new ArrayList<String>();
        for (var i = 0; i < 50; i++) {
            var query = queries.next();
            var expected = response(standard, query);
            if (expected.contains("ValidationError")) {
                invalid.add(query + " " + expected);
            }
            assertThat(response(plain, query)).as(query).isEqualTo(expected);
        }
        assertThat(invalid).hasSizeLessThan(5);
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @Test
    void usesTheEngineForTheRootFieldOnly() {
        var fetched = new AtomicInteger();
        var counting = plain.transform(builder -> builder.instrumentation(new SimplePerformantInstrumentation() {
            @Override
            public FieldFetchingInstrumentationContext beginFieldFetching(
                    InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
                fetched.incrementAndGet();
                return FieldFetchingInstrumentationContext.NOOP;
            }
        }));
        assertThat(response(counting, FEED)).isEqualTo(response(standard, FEED));
        assertThat(fetched).hasValue(1);
    }

    @Test
    void usesTheStandardStrategyIfResultNodesAreLimited() {
        for (var max : List.of(1, 2, 3, 10, 50, 100_000)) {
            var context = Map.<Object, Object>of(MAX_RESULT_NODES, max);
            var expected = run(standard, FEED, context);
            assertThat(text(run(plain, FEED, context))).as("at most " + max).isEqualTo(text(expected));
        }
    }

    @Test
    void abortsAListWhenTheDeadlineExpires() {
        var deadline = new Deadline();
        var expiring = plain.transform(builder -> builder.instrumentation(new SimplePerformantInstrumentation() {
            @Override
            public InstrumentationContext<Object> beginFieldCompletion(
                    InstrumentationFieldCompleteParameters parameters, InstrumentationState state) {
                deadline.expire();
                return SimpleInstrumentationContext.noOp();
            }
        }));
        Deadline.set(deadline);
        try {
            var aborted = run(expiring, FEED, Map.of());
            assertThat(aborted.isDataPresent()).isFalse();
            assertThat(aborted.getErrors()).singleElement().isInstanceOf(AbortExecutionException.class);
        } finally {
            Deadline.set(null);
        }
    }

    private GraphQL engine(ExecutionStrategy strategy) {
        return GraphQL.newGraphQL(schema).queryExecutionStrategy(strategy).build();
    }

    private String response(GraphQL engine, String query) {
        return text(run(engine, query, Map.of()));
    }

    private static ExecutionResult run(GraphQL engine, String query, Map<Object, Object> context) {
        return engine.execute(input(query, context));
    }

    /** Adds the context that SmallRye's fetchers require. */
    private static ExecutionInput input(String query, Map<Object, Object> context) {
        SmallRyeContextManager.clearCurrentSmallRyeContext();
        var request = Json.createObjectBuilder().add("query", query).build();
        var withSmallRye = new HashMap<>(context);
        withSmallRye.put(SmallRyeContextManager.CONTEXT, SmallRyeContextManager.fromInitialRequest(request));
        withSmallRye.put("runBlocking", true);
        withSmallRye.put(CacheDependencies.class, new CacheDependencies());
        return ExecutionInput.newExecutionInput(query)
                .graphQLContext(withSmallRye)
                .build();
    }

    /** The response's JSON and the exceptions of its errors, which determine the error codes. */
    private static String text(ExecutionResult result) {
        try {
            var exceptions = result.getErrors().stream()
                    .map(error -> error instanceof ExceptionWhileDataFetching thrown
                            ? thrown.getException().toString()
                            : error.getClass().getName())
                    .toList();
            return new ObjectMapper().writeValueAsString(result.toSpecification()) + exceptions;
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Map<String, List<String>> literals() {
        Map<String, Object> data = run(plain, "{articles(first: 3) {nodes {id contentId}}}", Map.of())
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
