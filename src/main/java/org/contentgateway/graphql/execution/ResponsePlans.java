package org.contentgateway.graphql.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.VariableReference;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.contentgateway.graphql.document.Operation;
import org.contentgateway.graphql.document.PreparedDocument;
import org.contentgateway.graphql.execution.ValueWriter.ObjectOf;
import org.contentgateway.graphql.execution.ValueWriter.UnsupportedValueException;
import org.jspecify.annotations.Nullable;

/**
 * Executes operations by plans: the response is written while the fetched values are walked, without an intermediate tree. A
 * plan is compiled once for each operation and each combination of the variables in {@code @skip} and {@code @include}, and
 * lives as long as its document is cached. Plans that exceed the document's size are compiled for each execution.
 */
final class ResponsePlans {

    /**
     * The plans of a document.
     *
     * @param conditions names of the variables in {@code @skip} and {@code @include}
     * @param remaining number of fields that further plans may have
     */
    private record DocumentPlans(
            List<String> conditions, AtomicInteger remaining, Map<PlanKey, Optional<Plan>> plans) {}

    /** @param conditions values of the variables in {@code @skip} and {@code @include} */
    private record PlanKey(@Nullable String operation, List<Object> conditions) {}

    /** A plan, and the length of its last response in bytes. */
    private static final class Plan {
        private final ObjectOf root;
        private volatile int responseLength = 1_000;

        Plan(ObjectOf root) {
            this.root = root;
        }
    }

    private static final byte[] DATA = "{\"data\":".getBytes(ISO_8859_1);

    private final GraphQLSchema schema;
    private final Cache<PreparedDocument, DocumentPlans> documents =
            Caffeine.newBuilder().weakKeys().build();

    ResponsePlans(GraphQLSchema schema) {
        this.schema = schema;
    }

    /**
     * Returns the response to an operation; null if it uses a feature that plans don't have.
     *
     * @throws Exception at the first error: the standard strategy meets it again and reports it
     */
    byte @Nullable [] execute(Operation operation, GraphQLContext context) throws Exception {
        if (!operation.isQuery()) {
            return null;
        }
        var variables = ValuesResolver.coerceVariableValues(
                schema,
                operation.definition().getVariableDefinitions(),
                RawVariables.of(operation.variables()),
                context,
                Locale.ROOT);
        var plan = plan(operation, variables);
        return plan.isEmpty() ? null : execute(plan.get(), variables, context);
    }

    private byte[] execute(Plan plan, CoercedVariables variables, GraphQLContext context) throws Exception {
        var out = new JsonOutput(plan.responseLength + plan.responseLength / 8);
        out.writeRaw(DATA);
        plan.root.writeFields(null, new PlanExecution(schema, variables, context, out));
        out.writeRaw('}');
        var response = out.toByteArray();
        plan.responseLength = response.length;
        return response;
    }

    private Optional<Plan> plan(Operation operation, CoercedVariables variables) {
        var document = documents.get(operation.document(), ResponsePlans::of);
        var key = new PlanKey(
                operation.name(),
                document.conditions.stream()
                        .<Object>map(name -> Boolean.TRUE.equals(variables.get(name)))
                        .toList());
        var known = document.plans.get(key);
        if (known != null) {
            return known;
        }
        var compiler = new PlanCompiler(schema, operation.document().fragments(), variables);
        var plan = compile(compiler, operation);
        // Fragments can make plans much larger than their document, whose weight covers as many fields as it has nodes.
        if (document.remaining.addAndGet(-compiler.size()) >= 0) {
            document.plans.put(key, plan);
        } else {
            document.remaining.addAndGet(compiler.size());
        }
        return plan;
    }

    private static Optional<Plan> compile(PlanCompiler compiler, Operation operation) {
        try {
            return Optional.of(new Plan(compiler.compile(operation.definition())));
        } catch (UnsupportedValueException unsupported) {
            return Optional.empty();
        }
    }

    private static DocumentPlans of(PreparedDocument prepared) {
        var nodes = prepared.nodes();
        var conditions = nodes.stream()
                .filter(Directive.class::isInstance)
                .flatMap(directive -> ((Directive) directive).getArguments().stream())
                .map(Argument::getValue)
                .filter(VariableReference.class::isInstance)
                .map(variable -> ((VariableReference) variable).getName())
                .distinct()
                .toList();
        return new DocumentPlans(conditions, new AtomicInteger(nodes.size()), new ConcurrentHashMap<>());
    }
}
