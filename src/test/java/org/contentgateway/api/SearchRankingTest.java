package org.contentgateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.contentgateway.content.ArticleCriteria;
import org.contentgateway.content.Sql;
import org.contentgateway.content.search.FullTextSearch;
import org.contentgateway.content.search.FullTextSearch.Hit;
import org.contentgateway.text.search.Folding;
import org.contentgateway.text.search.SearchQuery;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search results compared with the definition of the ranking in docs/search.md, written as plain SQL. */
@QuarkusTest
class SearchRankingTest {

    private static final int PORTAL = 991;
    private static final int ARTICLES = 300;
    private static final int FIRST = 100;

    /** Words of several inflections, frequent ones first. They include stop words of some of the languages. */
    private static final List<String> WORDS = List.of(
            "the harbour ferry ferries a storm storms negotiation negotiations who négociation port puerto tren trenes la"
                    .split(" "));

    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "fa", "de");

    /**
     * All hits and their scores, derived from the folded texts of each article. The parameters are the texts, and the query
     * as matched and as ranked, with and without phrases.
     */
    private static final String DEFINITION = """
            with parsed as (
                select a.id, a.published_at, s.configuration::regconfig as configuration, t.title, t.summary, t.body,
                    to_tsvector('simple', t.title) || to_tsvector('simple', t.summary) || to_tsvector('simple', t.body)
                        as unstemmed
                from article a join article_search s on s.article_id = a.id
                    join unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as t (id, title, summary, body) on t.id = a.id
            ), article_words as (
                select *, setweight(to_tsvector(configuration, title), 'A')
                    || setweight(to_tsvector(configuration, summary), 'B') || to_tsvector(configuration, body) as words
                from parsed
            ), query as (
                select *, websearch_to_tsquery(configuration, ?) as stemmed, websearch_to_tsquery('simple', ?) as unstemmed_query,
                    websearch_to_tsquery(configuration, ?) as stemmed_any, websearch_to_tsquery('simple', ?) as unstemmed_any
                from article_words
            ), hit as (
                select * from query
                where case when numnode(stemmed) > 0 then words @@ stemmed else unstemmed @@ unstemmed_query end
            ), frequent as (
                select id, lexeme, count from (
                    select id, word.lexeme, cardinality(word.positions) as count, row_number() over (
                            partition by id order by cardinality(word.positions) desc, word.positions[1]) as place
                    from hit, unnest(to_tsvector(configuration, body)) word where cardinality(word.positions) > 1) counted
                where place <= 64
            ), ranked as (
                select id, published_at,
                    ts_rank(case when numnode(stemmed_any) > 0
                        then setweight(to_tsvector(configuration, title), 'A') || setweight(to_tsvector(configuration, summary), 'B')
                        else setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', summary), 'B') end
                        || coalesce((
                            select string_agg(quote_literal(lexeme) || ':'
                                || (select string_agg((16000 + n)::text, ',') from generate_series(1, least(count, 4)) n), ' ')
                            from frequent where frequent.id = hit.id)::tsvector, ''),
                        case when numnode(stemmed_any) > 0 then stemmed_any else unstemmed_any end) as score
                from hit
            )
            select id || ' ' || score from ranked order by score desc, published_at desc, id desc""";

    @Inject
    FullTextSearch search;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "harbour",
                "storms",
                "négociations",
                "the",
                "la",
                "the who",
                "harbour ferry",
                "harbour or ferry",
                "puerto tren",
                "\"harbour ferry\"",
                "\"the ferry\" or tren",
                "harbour -storm",
                "-harbour",
                "ferry -the",
                "the -ferry",
                "harbour ferry storm",
                "harbour-ferry",
                "nothing",
                "harbour harbour",
                "term50 or term60 or term70 or term80 or term90 or term100"
            })
    void ranksAsDefined(String text) throws SQLException {
        importArticles();
        var query = SearchQuery.parse(text);
        var defined = defined(query);
        assertThat(search.count(query, portal())).isEqualTo(defined.size());
        assertThat(pages(query)).containsExactlyElementsOf(defined.subList(0, Math.min(FIRST, defined.size())));
    }

    /** Returns the first results, read page by page. */
    private List<String> pages(SearchQuery query) {
        var found = new ArrayList<Hit>();
        boolean more;
        do {
            var after = found.isEmpty() ? null : found.get(found.size() - 1);
            var page = search.find(query, portal(), after, 25);
            found.addAll(page.hits());
            more = page.more();
        } while (more && found.size() < FIRST);
        return found.stream().map(hit -> hit.id() + " " + sqlText(hit.score())).toList();
    }

    /** Returns a score as PostgreSQL writes it. */
    private String sqlText(float score) {
        try {
            return Sql.value(database, "select ?::float4::text", score);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> defined(SearchQuery query) throws SQLException {
        var texts = texts();
        return Sql.column(
                database,
                DEFINITION,
                texts.stream()
                        .map(text -> ((long) PORTAL << 32) + text.contentId)
                        .toArray(Long[]::new),
                texts.stream().map(text -> fold(text.title)).toArray(String[]::new),
                texts.stream()
                        .map(text -> fold(text.kicker + "\n" + text.summary))
                        .toArray(String[]::new),
                texts.stream().map(text -> fold(text.body)).toArray(String[]::new),
                query.websearch(),
                query.websearchWithoutPhrases(),
                query.websearchForAnyWord(),
                query.websearchForAnyWord());
    }

    private static String fold(String text) {
        return String.join(" ", Folding.words(text));
    }

    private static ArticleCriteria portal() {
        return new ArticleCriteria(PORTAL, null, null, null, null, null, null, null, null, null);
    }

    private record Text(int contentId, String language, String title, String kicker, String summary, String body) {}

    /** Returns random articles, the same in each run. Few of their words are frequent, and some bodies have over 64. */
    private static List<Text> texts() {
        var random = new Random(7);
        return Stream.iterate(1, id -> id <= ARTICLES, id -> id + 1)
                .map(id -> new Text(
                        id,
                        LANGUAGES.get(random.nextInt(LANGUAGES.size())),
                        words(random, 1 + random.nextInt(4), 40),
                        words(random, random.nextInt(3), 40),
                        words(random, random.nextInt(8), 60),
                        words(random, 1 + random.nextInt(id % 5 == 0 ? 900 : 60), 150)))
                .toList();
    }

    private static String words(Random random, int count, int vocabulary) {
        return Stream.generate(() -> word((int) (vocabulary * Math.pow(random.nextDouble(), 2))))
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        return number < WORDS.size() ? WORDS.get(number) : "term" + number;
    }

    private static void importArticles() {
        Record.send(texts().stream()
                .sorted(Comparator.comparing(Text::contentId))
                .map(text -> new Record(PORTAL, text.contentId)
                        .with("lang_id", text.language)
                        .with("content_title", text.title)
                        .with("content_rtitr", text.kicker)
                        .with("content_summary", text.summary)
                        .with("content_html", "<p>" + text.body + "</p>")
                        .with("content_date_start", "2026-06-%02d 12:00:00".formatted(1 + text.contentId % 9)))
                .toList());
    }
}
