package org.contentgateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.contentgateway.content.Sql;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionLockTest {

    private static final int GROUP = 0x54455354;

    @Inject
    AgroalDataSource database;

    @Test
    void excludesOtherSessionsUntilItIsReleased() throws SQLException {
        try (var lock = SessionLock.tryAcquire(database, GROUP, "a").orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(SessionLock.tryAcquire(database, GROUP, "a")).isEmpty();
        }
        SessionLock.tryAcquire(database, GROUP, "a").orElseThrow().close();
    }

    @Test
    void isIndependentOfOtherLocks() throws SQLException {
        try (var first = SessionLock.tryAcquire(database, GROUP, "b").orElseThrow();
                var second = SessionLock.tryAcquire(database, GROUP, "c").orElseThrow();
                var third = SessionLock.tryAcquire(database, GROUP).orElseThrow()) {
            assertThat(first).isNotEqualTo(second).isNotEqualTo(third);
        }
    }

    @Test
    void returnsTheConnectionToThePoolAfterARelease() throws SQLException {
        var lock = SessionLock.tryAcquire(database, GROUP, "d").orElseThrow();
        var process = process();
        lock.close();
        assertThat(isRunning(process)).isTrue();
    }

    @Test
    void abortsAConnectionThatFailsToRelease() throws SQLException {
        var lock = SessionLock.tryAcquire(failingAt("pg_advisory_unlock"), GROUP, "e")
                .orElseThrow();
        var process = process();
        lock.close();
        assertThat(Sql.<Integer>column(database, "select 1")).hasSize(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> !isRunning(process));
        SessionLock.tryAcquire(database, GROUP, "e").orElseThrow().close();
    }

    @Test
    void abortsAConnectionWhoseAcquisitionHasNoResponse() throws SQLException {
        assertThatThrownBy(() -> SessionLock.tryAcquire(failingAt("pg_try_advisory_lock"), GROUP, "f"))
                .isInstanceOf(SQLException.class)
                .hasMessage("the response is lost");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (var lock = SessionLock.tryAcquire(database, GROUP, "f").orElse(null)) {
                return lock != null;
            }
        });
    }

    /** Returns the server process of the only session that holds a lock of this test. */
    private int process() throws SQLException {
        return Sql.<Integer>value(
                database,
                "select pid from pg_locks where locktype = 'advisory' and classid = x'54455354'::int and granted");
    }

    private boolean isRunning(int process) throws SQLException {
        return Sql.<Boolean>value(database, "select exists (select from pg_stat_activity where pid = ?)", process);
    }

    /** Returns connections of the pool that lose the response of a function call: it runs, then fails. */
    private DataSource failingAt(String function) {
        return (DataSource) proxy(DataSource.class, (method, arguments) -> {
            var connection = (Connection) method.invoke(database, arguments);
            return proxy(Connection.class, (call, parameters) -> {
                var result = call.invoke(connection, parameters);
                return result instanceof PreparedStatement statement
                                && String.valueOf(parameters[0]).contains(function)
                        ? failingAfterExecution(statement)
                        : result;
            });
        });
    }

    private static Object failingAfterExecution(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            var result = method.invoke(statement, arguments);
            if (method.getName().equals("executeQuery")) {
                throw new SQLException("the response is lost");
            }
            return result;
        });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Exception;
    }

    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                return call.of(method, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}
