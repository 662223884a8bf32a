package org.contentgateway.graphql.execution;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import graphql.ExceptionWhileDataFetching;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

/** Errors of PostgreSQL, as clients see them. */
@QuarkusTest
class ErrorFormatterTest {

    @Inject
    SessionFactory sessions;

    @Inject
    FailureClassifier failures;

    /** SQLSTATE class 22. No value that passes the checks of inputs is known to cause it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select cast(:value as integer)|99999999999|22003",
                "select cast(:value as integer)|a|22P02",
                "select cast(:value as timestamptz)|294277-01-01|22008",
                "select 'a' ~ cast(:value as text)|[|2201B",
            })
    void aValueThatTheDatabaseCannotProcessIsTheClientsError(String sql, String value, String state) {
        var failure = failureOf(sql, value);
        assertThat(failure)
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        cause -> assertThat(cause.getSQLState()).isEqualTo(state));
        assertThat(failures.isInvalidInput(failure)).isTrue();
        assertThatJson(format(failure)).isEqualTo("""
                {"message": "An argument has a value that the database can't process. Use values from a response.",
                 "extensions": {"code": "BAD_REQUEST"},
                 "locations": [{"line": 1, "column": 2}],
                 "path": ["articles"]}""");
    }

    @Test
    void anInvalidStatementIsAnInternalError() {
        var failure = failureOf("select nothing where 'a' = :value", "a");
        assertThat(failures.isInvalidInput(failure)).isFalse();
        assertThatJson(format(failure)).node("extensions.code").isEqualTo("INTERNAL");
    }

    private Throwable failureOf(String sql, String value) {
        return catchThrowable(
                () -> sessions.fromStatelessSession(session -> session.createNativeQuery(sql, Object.class)
                        .setParameter("value", value)
                        .getSingleResult()));
    }

    private Object format(Throwable failure) {
        return ErrorFormatter.fieldError(
                new ExceptionWhileDataFetching(ResultPath.parse("/articles"), failure, new SourceLocation(1, 2)),
                failures);
    }
}
