package org.contentgateway.graphql.execution;

import graphql.execution.AbortExecutionException;
import graphql.schema.Coercing;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values at one position of an operation as JSON. It reports no errors: any error ends in an exception, after which
 * the standard strategy executes the operation again and reports it.
 */
interface ValueWriter {

    void write(@Nullable Object value, PlanExecution execution) throws Exception;

    /** Returns the fields that are selected below values of this position. */
    default List<PlannedField> fields() {
        return List.of();
    }

    /** Writes values of a non-null type. */
    record NonNull(ValueWriter nullable) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, PlanExecution execution) throws Exception {
            if (value == null) {
                throw UnsupportedValueException.INSTANCE;
            }
            nullable.write(value, execution);
        }

        @Override
        public List<PlannedField> fields() {
            return nullable.fields();
        }
    }

    /** Writes lists. Only collections: a stream can't be read a second time by the standard strategy. */
    record ListOf(ValueWriter element) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, PlanExecution execution) throws Exception {
            var out = execution.out();
            if (value == null) {
                out.writeNull();
                return;
            }
            if (!(value instanceof Collection<?> elements)) {
                throw UnsupportedValueException.INSTANCE;
            }
            var separator = '[';
            for (var item : elements) {
                if (Deadline.hasExpired()) {
                    throw new AbortExecutionException("The deadline has expired");
                }
                out.writeRaw(separator);
                element.write(item, execution);
                separator = ',';
            }
            if (separator == '[') {
                out.writeRaw('[');
            }
            out.writeRaw(']');
        }

        @Override
        public List<PlannedField> fields() {
            return element.fields();
        }
    }

    /** Writes scalars. Values that need no conversion are not serialized by the scalar's type. */
    record Scalar(Coercing<?, ?> coercing, boolean isText) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, PlanExecution execution) {
            var out = execution.out();
            if (value instanceof Utf8Text text) {
                out.writeString(text.utf8());
            } else if (isText && value instanceof String text) {
                out.writeString(text);
            } else {
                JsonWriter.write(
                        value == null ? null : coercing.serialize(value, execution.context(), execution.locale()), out);
            }
        }
    }

    /** Writes enum values. */
    record EnumValue(GraphQLEnumType type) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, PlanExecution execution) {
            if (value == null) {
                execution.out().writeNull();
            } else {
                execution
                        .out()
                        .writeString(type.serialize(value, execution.context(), execution.locale())
                                .toString());
            }
        }
    }

    /** Writes objects: the selected fields in the order of the operation. */
    record ObjectOf(List<PlannedField> fields) implements ValueWriter {
        @Override
        public void write(@Nullable Object value, PlanExecution execution) throws Exception {
            if (value == null) {
                execution.out().writeNull();
            } else {
                writeFields(value, execution);
            }
        }

        /** @param value null for the root of an operation */
        void writeFields(@Nullable Object value, PlanExecution execution) throws Exception {
            var out = execution.out();
            out.writeRaw('{');
            for (var i = 0; i < fields.size(); i++) {
                if (i > 0) {
                    out.writeRaw(',');
                }
                fields.get(i).write(value, execution);
            }
            out.writeRaw('}');
        }
    }

    /** Writes values of an interface or union, each by its object type, which SmallRye resolves by class. */
    record AbstractOf(
            Map<String, ObjectOf> byType,
            Function<Object, GraphQLObjectType> typeResolver,
            Map<Class<?>, ObjectOf> byClass,
            List<PlannedField> fields)
            implements ValueWriter {

        static AbstractOf of(Map<String, ObjectOf> byType, Function<Object, GraphQLObjectType> typeResolver) {
            var fields = byType.values().stream()
                    .flatMap(object -> object.fields().stream())
                    .toList();
            return new AbstractOf(byType, typeResolver, new ConcurrentHashMap<>(), fields);
        }

        @Override
        public void write(@Nullable Object value, PlanExecution execution) throws Exception {
            if (value == null) {
                execution.out().writeNull();
                return;
            }
            var writer = byClass.get(value.getClass());
            if (writer == null) {
                writer = byType.get(typeResolver.apply(value).getName());
                if (writer == null) {
                    throw UnsupportedValueException.INSTANCE;
                }
                byClass.put(value.getClass(), writer);
            }
            writer.write(value, execution);
        }
    }

    /** Thrown when the standard strategy has to execute an operation. Without a stack trace, as it is used for control flow. */
    final class UnsupportedValueException extends Exception {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("StaticAssignmentOfThrowable") // it has neither a stack trace nor state
        static final UnsupportedValueException INSTANCE = new UnsupportedValueException();

        private UnsupportedValueException() {
            super("The standard strategy executes this operation", null, false, false);
        }
    }
}
