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
 * Completes the values at one position of an operation: turns them into the response's maps, lists and scalars. It reports no
 * errors. Any error ends in an exception, after which the standard strategy completes the value again and reports it.
 */
interface ValueCompleter {

    /** Returns the completed value; null for null. */
    @Nullable
    Object complete(@Nullable Object value) throws Exception;

    /** Fetches and completes a selected field of an object. */
    interface FieldValue {
        @Nullable
        Object get(Object source) throws Exception;
    }

    /** Completes values of a non-null type. */
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

    /** Completes lists. Only collections: a stream can't be read a second time by the standard strategy. */
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
            for (var item : elements) {
                if (Deadline.hasExpired()) {
                    throw new AbortExecutionException("The deadline has expired");
                }
                completed.add(element.complete(item));
            }
            return completed;
        }
    }

    /** Completes scalars. */
    record Scalar(Coercing<?, ?> coercing, GraphQLContext context, Locale locale) implements ValueCompleter {
        @Override
        public @Nullable Object complete(@Nullable Object value) {
            return value == null ? null : coercing.serialize(value, context, locale);
        }
    }

    /** Completes objects: the selected fields by their response names, in the order of the operation. */
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
            for (var i = 0; i < names.length; i++) {
                completed.put(names[i], fields[i].get(value));
            }
            return completed;
        }
    }

    /** Thrown when the standard strategy has to complete a value. Without a stack trace, as it is used for control flow. */
    final class UnsupportedValueException extends Exception {

        @SuppressWarnings("StaticAssignmentOfThrowable") // it has neither a stack trace nor state
        static final UnsupportedValueException INSTANCE = new UnsupportedValueException();

        private UnsupportedValueException() {
            super("The standard strategy completes this value", null, false, false);
        }
    }
}
