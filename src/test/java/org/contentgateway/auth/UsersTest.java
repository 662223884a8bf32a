package org.contentgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.IntStream;
import org.contentgateway.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

    /** Of the password {@code ingest}, made by {@code htpasswd -nBC 10 ingest}. */
    private static final String OF_DEV_PASSWORD = "$2y$10$FX4owBeJewHCETH3lu8oTeyTvrUgUMHzT15SPLjlKr9wv2QqGZ4OC";

    private static final Credentials RIGHT = new Credentials("cms", SignedIn.PASSWORD);

    private final Users users = Users.of(Map.of("cms", SignedIn.PASSWORD_HASH));

    @Test
    void areKnownByTheirPassword() {
        assertThat(users.verify(RIGHT)).isTrue();
        assertThat(users.verify(new Credentials("cms", SignedIn.PASSWORD + " ")))
                .isFalse();
        assertThat(users.verify(new Credentials("CMS", SignedIn.PASSWORD))).isFalse();
        assertThat(users.verify(new Credentials("", ""))).isFalse();
        assertThat(Users.of(Map.of()).verify(RIGHT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void mayHaveTheirHashUnderEachNameOfBcrypt(String name) {
        var same = Users.of(Map.of("cms", name + SignedIn.PASSWORD_HASH.substring(name.length())));
        assertThat(same.verify(RIGHT)).isTrue();
    }

    @Test
    void areRememberedOnceTheyWereVerified() {
        assertThat(users.remembers(RIGHT)).isFalse();
        users.verify(RIGHT);
        users.verify(new Credentials("cms", "guess"));
        assertThat(users.remembers(RIGHT)).isTrue();
        assertThat(users.remembers(new Credentials("cms", "guess"))).isFalse();
        assertThat(users.remembers(new Credentials("other", SignedIn.PASSWORD))).isFalse();
    }

    @Test
    void costAsMuchWhereTheyAreNotThere() {
        users.verify(RIGHT); // loads the classes
        var known = cpuOf(new Credentials("cms", "guess"));
        var unknown = cpuOf(new Credentials("nobody", "guess"));
        assertThat(unknown).isBetween(known / 3, known * 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "cms:$2y$10$2AhAw./sgF99X3Qw2urPW.KJ2SpS5/dcDh7EzRmfrLq/qZQzlv412",
                "$2y$05$2AhAw./sgF99X3Qw2urPW.KJ2SpS5/dcDh7EzRmfrLq/qZQzlv412",
                "$2y$31$2AhAw./sgF99X3Qw2urPW.KJ2SpS5/dcDh7EzRmfrLq/qZQzlv412",
                "$apr1$cCqIqXo/$vlF8NJPHIdIcJvmzLQ9sN0"
            })
    void needAHashThatIsSlowEnoughAndNotTooSlow(String hash) {
        assertThatThrownBy(() -> Users.of(Map.of("cms", hash)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("gateway.ingest.users.\"cms\".password-hash is no bcrypt hash of a cost from 10 to 14: "
                        + "make one by 'htpasswd -nBC 12 cms' and take what follows the colon");
    }

    @Test
    void mayNotHaveThePasswordOfDevMode() {
        assertThatThrownBy(() -> Users.of(Map.of("cms", OF_DEV_PASSWORD)).refuseDevPassword())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.ingest.users.\"cms\".password-hash is a hash of 'ingest'");
        assertThatCode(users::refuseDevPassword).doesNotThrowAnyException();
    }

    /** The least of three, in nanoseconds. */
    private long cpuOf(Credentials credentials) {
        var threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 3)
                .mapToLong(i -> {
                    var before = threads.getCurrentThreadCpuTime();
                    users.verify(credentials);
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
