package org.contentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.contentgateway.content.TableLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged application, with two executions at a time and two that wait. */
class OverloadIT {

    private static final String CACHED = query(0);

    private static Database database;
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws IOException {
        database = Database.create();
        gateway = new GatewayProcess(database, Map.of("gateway.limits.concurrency", "2", "gateway.limits.queue", "2"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        database.close();
    }

    private static String query(int number) {
        return "{articles {nodes {a%d: title}}}".formatted(number);
    }

    @Test
    void rejectsRequestsBeyondTheQueueAndRecovers() throws Exception {
        assertThat(gateway.ask(CACHED).statusCode()).isEqualTo(200);
        var responses = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var lock = new TableLock(database.source(), "article")) {
            for (var number = 1; number <= 12; number++) {
                var query = query(number);
                responses.add(CompletableFuture.supplyAsync(() -> ask(query), task -> new Thread(task).start()));
            }
            lock.awaitWaiting(2);
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> responses.stream().filter(Future::isDone).count() == 8);

            assertThat(responses)
                    .filteredOn(Future::isDone)
                    .extracting(Future::get)
                    .allSatisfy(rejected -> {
                        assertThat(rejected.statusCode()).isEqualTo(503);
                        assertThat(rejected.headers().firstValue("Retry-After")).contains("1");
                        assertThat(rejected.headers().firstValue("Cache-Control"))
                                .contains("private, no-store");
                        assertThat(rejected.body())
                                .contains("OVERLOADED", "2 operations are running and 2 are waiting")
                                .doesNotContain("\"data\"");
                    });
            assertThat(ask(CACHED).statusCode()).as("cached").isEqualTo(200);
        }
        var statuses = new ArrayList<Integer>();
        for (var response : responses) {
            statuses.add(response.get(20, TimeUnit.SECONDS).statusCode());
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(4);
        assertThat(ask(query(13)).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> ask(String query) {
        try {
            return gateway.ask(query);
        } catch (IOException | InterruptedException failed) {
            throw new CompletionException(failed);
        }
    }
}
