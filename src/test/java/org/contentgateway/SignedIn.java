package org.contentgateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.RestAssured;
import io.restassured.authentication.ExplicitNoAuthScheme;
import io.restassured.authentication.NoAuthScheme;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Base64;

/**
 * Every test's requests to {@code /ingest} carry a password, unless they say {@code auth().none()} or bring their own. Those
 * to other addresses carry none, as readers' do.
 */
public final class SignedIn implements QuarkusTestBeforeClassCallback {

    public static final String USER = "tester";
    public static final String PASSWORD = "tests-only";
    public static final String PASSWORD_HASH = "$2y$10$2AhAw./sgF99X3Qw2urPW.KJ2SpS5/dcDh7EzRmfrLq/qZQzlv412";

    public static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));

    @Override
    public void beforeClass(Class<?> test) {
        always();
    }

    /** For tests of what is packaged, before which nothing calls back. */
    static void always() {
        RestAssured.replaceFiltersWith((Filter) SignedIn::signIn);
    }

    private static Response signIn(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var scheme = request.getAuthenticationScheme();
        if (URI.create(request.getURI()).getPath().startsWith("/ingest")
                && scheme instanceof NoAuthScheme
                && !(scheme instanceof ExplicitNoAuthScheme)
                && !request.getHeaders().hasHeaderWithName("Authorization")) {
            request.header("Authorization", BASIC);
        }
        return context.next(request, response);
    }
}
