package org.contentgateway.pull;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.contentgateway.ingest.ImportReport;
import org.contentgateway.ingest.Importer;
import org.contentgateway.pull.PullReport.PullOutcome;
import org.contentgateway.pull.UpstreamClient.UpstreamResponse;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** One pull from an upstream, page by page. Each page is imported in its own run. */
final class PullSession {

    /** The URI of a Link header (RFC 8288) with relation {@code next}. */
    private static final Pattern NEXT_LINK = Pattern.compile("<([^<>]*)>[^,<]*;\\s*rel=\"?next\"?(?:[;,\\s]|$)");

    /** The error code of WordPress, with status 400, for a page after the last one. */
    private static final String PAGE_AFTER_LAST = "invalid_page_number";

    private final Upstream upstream;
    private final UpstreamState state;
    private final UpstreamClient client;
    private final UpstreamGuard guard;
    private final Importer importer;
    private final long deadline;
    private PullReport report;
    private @Nullable Instant requestedAt;
    private @Nullable CacheValidators validators;
    private @Nullable UpstreamException lastFailure;

    PullSession(Upstream upstream, UpstreamState state, UpstreamClient client, UpstreamGuard guard, Importer importer) {
        this.upstream = upstream;
        this.state = state;
        this.client = client;
        this.guard = guard;
        this.importer = importer;
        this.deadline = System.nanoTime() + upstream.config().maxDuration().toNanos();
        this.report = PullReport.of(upstream.name());
    }

    /**
     * @param modified false if the upstream reports that nothing has changed
     * @param next null on the last page
     */
    private record PulledPage(boolean modified, @Nullable URI next) {}

    /**
     * Pulls all pages.
     *
     * @throws UpstreamException if the upstream failed; {@link #report()} counts the records imported before
     * @throws CircuitBreakerOpenException if the circuit breaker stopped the request
     */
    void run() throws UpstreamException {
        var next = upstream.page(1, state.since());
        for (var number = 1; next != null; number++) {
            if (number > upstream.config().maxPages()) {
                throw UpstreamException.permanent(String.format(
                        Locale.ROOT,
                        "The upstream has more than %d pages. Raise max-pages, or check whether its pages ever end.",
                        number - 1));
            }
            var page = pullGuarded(number, next);
            if (!page.modified) {
                report = report.withOutcome(PullOutcome.NOT_MODIFIED, null);
                return;
            }
            next = page.next;
        }
    }

    PullReport report() {
        return report;
    }

    /** Returns where the next pull starts; null if this one received no records. */
    @Nullable
    Instant nextSince() {
        return requestedAt == null || report.counts().received() == 0
                ? null
                : requestedAt.minus(upstream.config().overlap());
    }

    /** Returns the validators for the next pull; null unless the first page is the only one. */
    @Nullable
    CacheValidators nextValidators() {
        return validators;
    }

    private PulledPage pullGuarded(int number, URI uri) throws UpstreamException {
        try {
            return guard.call(() -> pullPage(number, uri), PulledPage.class);
        } catch (CircuitBreakerOpenException open) {
            // If this page has just opened it, the failure that did so says more.
            if (lastFailure != null) {
                throw lastFailure;
            }
            throw open;
        } catch (UpstreamException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new AssertionError("no other exception is thrown", impossible);
        }
    }

    private PulledPage pullPage(int number, URI uri) throws UpstreamException {
        try {
            return requestPage(number, uri);
        } catch (UpstreamException failed) {
            if (number > 1
                    && Objects.requireNonNullElse(failed.getMessage(), "").contains(PAGE_AFTER_LAST)) {
                return new PulledPage(true, null);
            }
            lastFailure = failed;
            throw failed;
        }
    }

    private PulledPage requestPage(int number, URI uri) throws UpstreamException {
        var validatorsForUri =
                number == 1 && state.validators() != null && state.validators().isFor(uri) ? state.validators() : null;
        try (var response = client.get(upstream, uri, validatorsForUri, deadline)) {
            if (number == 1) {
                requestedAt = response.date();
                validators = validatorsForUri;
            }
            if (response.status() == 304) {
                return new PulledPage(false, null);
            }
            var received = response.status() == 204 ? 0 : importPage(number, response);
            var next = received == 0 ? null : next(number, response);
            // A page can stay unchanged while another is added after it: so only a single page has validators for the
            // pull.
            validators = next == null && number == 1 && !(upstream.isPaged() && received > 0)
                    ? CacheValidators.of(uri, response.headers())
                    : null;
            return new PulledPage(true, next);
        } catch (UpstreamException failed) {
            throw failed;
        } catch (Importer.IncompleteInputException incomplete) {
            report = report.withPage(incomplete.report());
            throw UpstreamException.temporary(
                    String.format(Locale.ROOT, "Page %d is incomplete: %s.", number, incomplete.getMessage()),
                    incomplete);
        } catch (IOException failed) {
            throw UpstreamException.temporary("The connection was lost.", failed);
        }
    }

    private long importPage(int number, UpstreamResponse response) throws IOException {
        var page = importer.run(response.body(), upstream.format());
        report = report.withPage(page);
        var counts = page.counts();
        if (counts.received() > 0 && counts.rejected() == counts.received() && namesNoArticle(page)) {
            throw UpstreamException.permanent(String.format(
                    Locale.ROOT, "Page %d holds no valid record. See the problems of run %d.", number, page.run()));
        }
        return counts.received();
    }

    /** Whether no record names an article: then the response is something else, like an error page. */
    private static boolean namesNoArticle(ImportReport page) {
        return page.problems().stream().allMatch(problem -> problem.contentId() == null);
    }

    private @Nullable URI next(int number, UpstreamResponse response) throws UpstreamException {
        if (upstream.isPaged()) {
            var last = response.headers().firstValue("X-WP-TotalPages").map(String::strip);
            return last.isPresent() && last.get().equals(Integer.toString(number))
                    ? null
                    : upstream.page(number + 1, state.since());
        }
        for (var link : response.headers().allValues("Link")) {
            var next = NEXT_LINK.matcher(link);
            if (next.find()) {
                return UpstreamClient.sameOrigin(response.uri(), next.group(1), "Its next page");
            }
        }
        return null;
    }
}
