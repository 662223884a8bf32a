package org.contentgateway.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.schema.Coercing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values at one place of an operation are completed: made into what the answer holds. Only where all goes well:
 * whatever the engine would have to report ends in an exception, and the engine comes by again to report it.
 */
interface ValueCompleter {

    /** The completed value; null for null. */
    @Nullable
    Object complete(@Nullable Object value) throws Exception;

    /** The value of a selected field of an object. */
    interface FieldValue {
        @Nullable
        Object of(Object source) throws Exception;
    }

    /** Of a non-null type. */
    record NonNull(ValueCompleter nullable) implements ValueCompleter {
        @Override
        public Object complete(@Nullable Object value) throws Exception {
            var completed = nullable.complete(value);
            if (completed == null) {
                throw UnsupportedValueException.INSTANCE;
            }
            return completed;
        }
    }

    /** Of a list. Streams and the like can be read but once, so they are left to the engine. */
    record ListOf(ValueCompleter element) implements ValueCompleter {
        @Override
        public @Nullable Object complete(@Nullable Object value) throws Exception {
            if (value == null) {
                return null;
            }
            if (!(value instanceof Collection<?> elements)) {
                throw UnsupportedValueException.INSTANCE;
            }
            var completed = new ArrayList<@Nullable Object>(elements.size());
            for (var each : elements) {
                if (Deadline.hasPassed()) {
                    throw new AbortExecutionException("the deadline has passed");
                }
                completed.add(element.complete(each));
            }
            return completed;
        }
    }

    /** Of a scalar. */
    record Scalar(Coercing<?, ?> coercing, GraphQLContext context, Locale locale) implements ValueCompleter {
        @Override
        public @Nullable Object complete(@Nullable Object value) {
            return value == null ? null : coercing.serialize(value, context, locale);
        }
    }

    /** Of an object type: the selected fields by their names in the answer, in the order of the operation. */
    record ObjectOf(String[] names, FieldValue[] fields) implements ValueCompleter {

        static ObjectOf of(Map<String, FieldValue> fields) {
            return new ObjectOf(
                    fields.keySet().toArray(String[]::new), fields.values().toArray(FieldValue[]::new));
        }

        @Override
        public @Nullable Object complete(@Nullable Object value) throws Exception {
            if (value == null) {
                return null;
            }
            var completed = new LinkedHashMap<String, @Nullable Object>(names.length * 4 / 3 + 1);
            for (var at = 0; at < names.length; at++) {
                completed.put(names[at], fields[at].of(value));
            }
            return completed;
        }
    }

    /** What the standard strategy must do instead. Without a trace: it is an answer, not a failure. */
    final class UnsupportedValueException extends Exception {

        @SuppressWarnings("StaticAssignmentOfThrowable") // it has neither a trace nor a state
        static final UnsupportedValueException INSTANCE = new UnsupportedValueException();

        private UnsupportedValueException() {
            super("left to the standard strategy", null, false, false);
        }
    }
}
