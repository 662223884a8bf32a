package org.contentgateway.pull;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.pull.PullReport.PullOutcome;
import org.contentgateway.pull.UpstreamClient.UpstreamResponse;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** One pull: page after page of one upstream, each an import of its own, until there are no more. */
final class PullSession {

    /** RFC 8288, as those who link to next pages write it. */
    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>[^,<]*;\\s*rel=\"?next\"?(?:[;,\\s]|$)");

    /** How WordPress says that there are so few pages, in an answer of 400. */
    private static final String BEYOND = "invalid_page_number";

    private final Upstream upstream;
    private final UpstreamState state;
    private final UpstreamClient client;
    private final UpstreamGuard guard;
    private final Importer importer;
    private final long deadline;
    private PullReport report;
    private @Nullable Instant askedAt;
    private @Nullable CacheValidators validators;
    private @Nullable UpstreamException failure;

    PullSession(Upstream upstream, UpstreamState state, UpstreamClient client, UpstreamGuard guard, Importer importer) {
        this.upstream = upstream;
        this.state = state;
        this.client = client;
        this.guard = guard;
        this.importer = importer;
        this.deadline = System.nanoTime() + upstream.config().maxDuration().toNanos();
        this.report = PullReport.of(upstream.name());
    }

    /** @param next null on the last page */
    private record PulledPage(boolean modified, @Nullable URI next) {}

    /**
     * Pulls all there is.
     *
     * @throws UpstreamException where the upstream did not give it; {@link #report()} counts what was kept
     * @throws CircuitBreakerOpenException where the upstream was not even asked
     */
    void run() throws UpstreamException, SQLException {
        var next = upstream.page(1, state.since());
        for (var number = 1; next != null; number++) {
            if (number > upstream.config().maxPages()) {
                throw UpstreamException.lasting(
                        "there is still a page after %d: raise max-pages, or find out whether its pages have an end"
                                .formatted(number - 1));
            }
            var page = guarded(number, next);
            if (!page.modified) {
                report = report.ended(PullOutcome.NOT_MODIFIED, null);
                return;
            }
            next = page.next;
        }
    }

    PullReport report() {
        return report;
    }

    /** Where the next pull begins; null where this one brought nothing to begin after. */
    @Nullable
    Instant nextSince() {
        return askedAt == null || report.received() == 0
                ? null
                : askedAt.minus(upstream.config().overlap());
    }

    /** What tells at the next pull whether anything changed; null unless the first page speaks for all. */
    @Nullable
    CacheValidators nextValidators() {
        return validators;
    }

    private PulledPage guarded(int number, URI uri) throws UpstreamException, SQLException {
        try {
            return guard.call(() -> take(number, uri), PulledPage.class);
        } catch (CircuitBreakerOpenException open) {
            // Where it opened just now, what opened it says more.
            if (failure != null) {
                throw failure;
            }
            throw open;
        } catch (UpstreamException | SQLException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new AssertionError("a page throws nothing else", impossible);
        }
    }

    private PulledPage take(int number, URI uri) throws UpstreamException, SQLException {
        try {
            return takeOnce(number, uri);
        } catch (UpstreamException failed) {
            if (number > 1
                    && Objects.requireNonNullElse(failed.getMessage(), "").contains(BEYOND)) {
                return new PulledPage(true, null);
            }
            failure = failed;
            throw failed;
        }
    }

    private PulledPage takeOnce(int number, URI uri) throws UpstreamException, SQLException {
        var known =
                number == 1 && state.validators() != null && state.validators().isFor(uri) ? state.validators() : null;
        try (var answer = client.get(upstream, uri, known, deadline)) {
            if (number == 1) {
                askedAt = answer.date();
                validators = known;
            }
            if (answer.status() == 304) {
                return new PulledPage(false, null);
            }
            var received = answer.status() == 204 ? 0 : received(number, answer);
            var next = received == 0 ? null : next(number, answer);
            // A page may stay as it is while another comes after it: it speaks for all only where none can.
            validators = next == null && number == 1 && !(upstream.isPaged() && received > 0)
                    ? CacheValidators.of(uri, answer.headers())
                    : null;
            return new PulledPage(true, next);
        } catch (UpstreamException failed) {
            throw failed;
        } catch (Importer.BrokenOffException broken) {
            report = report.plus(broken.report());
            throw UpstreamException.passing(
                    "page %d can't be read to its end: %s".formatted(number, why(broken)), broken);
        } catch (IOException closing) {
            throw UpstreamException.passing("the connection broke off", closing);
        }
    }

    private long received(int number, UpstreamResponse answer) throws IOException, SQLException {
        var page = importer.run(answer.body(), upstream.format());
        report = report.plus(page);
        if (page.received() > 0 && page.rejected() == page.received() && isUnknown(page)) {
            throw UpstreamException.lasting(
                    "nothing on page %d is a record: run %d says what was wrong".formatted(number, page.run()));
        }
        return page.received();
    }

    /** Whether no record says which article it is: then it is no record, but some other answer. */
    private static boolean isUnknown(ImportReport page) {
        return page.problems().stream().allMatch(problem -> problem.contentId() == null);
    }

    private @Nullable URI next(int number, UpstreamResponse answer) throws UpstreamException {
        if (upstream.isPaged()) {
            var last = answer.headers().firstValue("X-WP-TotalPages").map(String::strip);
            return last.isPresent() && last.get().equals(Integer.toString(number))
                    ? null
                    : upstream.page(number + 1, state.since());
        }
        for (var link : answer.headers().allValues("Link")) {
            var next = NEXT.matcher(link);
            if (next.find()) {
                return UpstreamClient.sameOrigin(answer.uri(), next.group(1), "its next page leads");
            }
        }
        return null;
    }

    private static String why(Importer.BrokenOffException broken) {
        return Objects.requireNonNullElse(broken.getMessage(), "it breaks off");
    }
}
