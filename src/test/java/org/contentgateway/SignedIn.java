package org.contentgateway;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;

/** Every test's requests carry a password for {@code /ingest}, unless it says {@code auth().none()}. */
public final class SignedIn implements QuarkusTestBeforeClassCallback {

    public static final String USER = "tester";
    public static final String PASSWORD = "tests-only";
    public static final String PASSWORD_HASH = "$2y$10$2AhAw./sgF99X3Qw2urPW.KJ2SpS5/dcDh7EzRmfrLq/qZQzlv412";

    @Override
    public void beforeClass(Class<?> test) {
        RestAssured.authentication = RestAssured.preemptive().basic(USER, PASSWORD);
    }
}
