package org.contentgateway.graphql.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.execution.MergedField;
import graphql.schema.GraphQLFieldDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A selected field of an operation, and how its values are fetched and written. */
public final class PlannedField {

    private final MergedField field;
    private final GraphQLFieldDefinition definition;
    private final FieldFetcher fetcher;
    private final ValueWriter writer;
    private final boolean root;
    private final byte[] key;

    /** @param root whether it is a field of the query type, whose method may ask for the {@link CurrentField} */
    PlannedField(
            MergedField field,
            GraphQLFieldDefinition definition,
            FieldFetcher fetcher,
            ValueWriter writer,
            boolean root) {
        this.field = field;
        this.definition = definition;
        this.fetcher = fetcher;
        this.writer = writer;
        this.root = root;
        this.key = ("\"" + field.getResultKey() + "\":").getBytes(UTF_8);
    }

    /** Fetches the field's value from its parent. */
    interface FieldFetcher {
        @Nullable
        Object fetch(@Nullable Object parent, PlanExecution execution) throws Exception;
    }

    /** Returns the field's name in the schema. */
    public String name() {
        return field.getName();
    }

    /** Returns the fields selected below this one, of all object types; the same field several times if it has aliases. */
    public List<PlannedField> fields() {
        return writer.fields();
    }

    /** Returns the fields at a path below this one, such as {@code edges/node}. */
    public Stream<PlannedField> at(String path) {
        var slash = path.indexOf('/');
        var first = slash < 0 ? path : path.substring(0, slash);
        var matching = fields().stream().filter(selected -> selected.name().equals(first));
        return slash < 0 ? matching : matching.flatMap(selected -> selected.at(path.substring(slash + 1)));
    }

    /** Whether a field is selected, by its path below this one. */
    public boolean has(String path) {
        return at(path).findAny().isPresent();
    }

    MergedField field() {
        return field;
    }

    GraphQLFieldDefinition definition() {
        return definition;
    }

    /** Writes the field's response name and its value. */
    void write(@Nullable Object parent, PlanExecution execution) throws Exception {
        execution.out().writeRaw(key);
        var value = root
                ? new CurrentField(this, execution, null).during(() -> fetcher.fetch(parent, execution))
                : fetcher.fetch(parent, execution);
        writer.write(value, execution);
    }
}
