package org.contentgateway.api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * GraphiQL in a real browser: the program that the environment variable {@code CHROMIUM} names, else
 * {@code /usr/bin/chromium}. Skipped where neither exists.
 */
@QuarkusTest
class GraphiQLTest {

    @TestHTTPResource("/q/graphql-ui/")
    URI graphiQL;

    @Test
    void executesTheQueryInItsUrl() {
        var chromium = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        assumeTrue(
                System.getenv("CHROMIUM") != null || Files.isExecutable(chromium),
                "Chromium is missing: install it, or set CHROMIUM to its path");
        Record.send(new Record(34, 1).with("content_title", "Seen in a browser"));
        // URLEncoder encodes a space as +, which GraphiQL reads as a plus sign.
        var query = URLEncoder.encode("{articleByContentId(portal: 34, contentId: 1) {title}}", StandardCharsets.UTF_8)
                .replace("+", "%20");
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            var page = browser.newPage();
            page.navigate(graphiQL + "?query=" + query);
            page.locator("button.graphiql-execute-button").click();
            assertThat(page.locator(".result-window")).containsText("Seen in a browser");
        }
    }
}
