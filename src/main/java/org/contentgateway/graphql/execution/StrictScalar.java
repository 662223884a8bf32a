package org.contentgateway.graphql.execution;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Input coercion of a scalar as <a href="https://spec.graphql.org/September2025/#sec-Scalars">GraphQL, section 3.5</a>
 * specifies it, with error messages for clients. Results keep the coercion of the original scalar. String and Boolean are
 * graphql-java's own, which are strict.
 */
final class StrictScalar implements Coercing<Object, Object> {

    /** Reads a value of a type. */
    private interface InputCoercion {

        /**
         * @param value a string, {@link BigInteger} or {@link BigDecimal}; null for any other value
         * @param literal whether the value is from the document, where {@code 5.0} is no integer
         * @return the coerced value; null if it does not belong to the type
         */
        @Nullable
        Object coerce(@Nullable Object value, boolean literal);
    }

    private static final BigInteger MIN_INT = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger MAX_INT = BigInteger.valueOf(Integer.MAX_VALUE);

    /** Years that both ISO 8601 and PostgreSQL can express. */
    private static final int MAX_YEAR = 9999;

    private final Coercing<?, ?> original;
    private final String expected;
    private final InputCoercion coercion;

    private StrictScalar(Coercing<?, ?> original, String expected, InputCoercion coercion) {
        this.original = original;
        this.expected = "Expected: " + expected + ".";
        this.coercion = coercion;
    }

    /** Returns a scalar with strict input coercion; the same scalar if this class does not know it. */
    static GraphQLScalarType of(GraphQLScalarType scalar) {
        var original = scalar.getCoercing();
        var strict = switch (scalar.getName()) {
            case "Int" ->
                new StrictScalar(original, "an integer from -2147483648 to 2147483647", StrictScalar::integer);
            case "Float" -> new StrictScalar(original, "a finite number", (value, literal) -> decimal(value));
            case "ID" ->
                new StrictScalar(
                        original,
                        "a string or an integer",
                        (value, literal) -> value instanceof BigInteger number ? number.toString() : text(value));
            case "DateTime" ->
                new StrictScalar(
                        original,
                        "a date and time with an offset, for example 2026-06-18T17:53:36+03:30",
                        (value, literal) -> dateTime(value));
            default -> original;
        };
        return strict == original ? scalar : scalar.transform(builder -> builder.coercing(strict));
    }

    private static @Nullable Object integer(@Nullable Object value, boolean literal) {
        var number = value instanceof BigDecimal decimal && !literal ? integral(decimal) : value;
        return number instanceof BigInteger integer
                        && integer.compareTo(MIN_INT) >= 0
                        && integer.compareTo(MAX_INT) <= 0
                ? (Integer) integer.intValue()
                : null;
    }

    /** The integer that a decimal equals; null if there is none within ten digits. A number such as 1e1000000 stays unexpanded. */
    private static @Nullable BigInteger integral(BigDecimal decimal) {
        var stripped = decimal.stripTrailingZeros();
        return stripped.scale() <= 0 && (long) stripped.precision() - stripped.scale() <= 10
                ? stripped.toBigInteger()
                : null;
    }

    private static @Nullable Object decimal(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return null;
        }
        var decimal = number.doubleValue();
        return Double.isFinite(decimal) ? (Double) decimal : null;
    }

    private static @Nullable Object text(@Nullable Object value) {
        return value instanceof String ? value : null;
    }

    private static @Nullable Object dateTime(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            return time.getYear() >= 1 && time.getYear() <= MAX_YEAR ? time.toString() : null;
        } catch (DateTimeException invalid) {
            return null;
        }
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        var value = input instanceof Integer || input instanceof Long
                ? BigInteger.valueOf(((Number) input).longValue())
                : input instanceof Double || input instanceof Float
                        ? BigDecimal.valueOf(((Number) input).doubleValue())
                        : input;
        var coerced = coercion.coerce(value, false);
        if (coerced == null) {
            throw new CoercingParseValueException(expected);
        }
        return coerced;
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        var coerced = coercion.coerce(value(input), true);
        if (coerced == null) {
            throw new CoercingParseLiteralException(expected);
        }
        return coerced;
    }

    private static @Nullable Object value(Value<?> literal) {
        if (literal instanceof StringValue text) {
            return text.getValue();
        } else if (literal instanceof IntValue integer) {
            return integer.getValue();
        }
        return literal instanceof FloatValue decimal ? decimal.getValue() : null;
    }

    @Override
    public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale)
            throws CoercingSerializeException {
        return original.serialize(result, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return original.valueToLiteral(input, context, locale);
    }
}
