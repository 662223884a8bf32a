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
 * Adds credentials to every test's requests to {@code /ingest}, except those with {@code auth().none()} or an
 * {@code Authorization} header. Requests to other paths are anonymous, like those of GraphQL clients.
 */
public final class SignedIn implements QuarkusTestBeforeClassCallback {

    public static final String USER = "tester";
    public static final String TOKEN = "tests-only";
    public static final String TOKEN_SHA256 = "f35d5db5fa7fe4a31e1432444773868e62a8e2427a2dc251b3b9b276e76e9c1f";

    /** Key of the setting with the digest, for tests of the packaged application. */
    public static final String SETTING = "gateway.auth.tokens.\"" + USER + "\".sha256";

    public static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(UTF_8));

    @Override
    public void beforeClass(Class<?> test) {
        install();
    }

    /** Installs the filter where Quarkus does not run the callback: in tests of the packaged application. */
    static void install() {
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
