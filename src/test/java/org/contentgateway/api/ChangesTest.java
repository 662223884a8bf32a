package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contentgateway.api.GraphQL.execute;

import com.jayway.jsonpath.JsonPath;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.contentgateway.content.ArticleKey;
import org.contentgateway.content.RemovalCause;
import org.contentgateway.content.store.Removals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Synchronization of an app that stores content offline. Each test has its own portal. */
@QuarkusTest
class ChangesTest {

    @Inject
    Removals removals;

    @Inject
    AgroalDataSource database;

    @Test
    void returnsAllArticlesAndThenOnlyChanges() {
        Record.send(article(41, 1), article(41, 2), article(41, 3));
        var all = changes(41, null, 2);
        assertThat(upserted(all)).containsExactly(1, 2);
        assertThatJson(all).node("hasMore").isEqualTo(true);
        var rest = changes(41, token(all), 2);
        assertThat(upserted(rest)).containsExactly(3);
        assertThatJson(rest).node("hasMore").isEqualTo(false);

        Record.send(article(41, 4), edited(41, 2, 1), edited(41, 2, 2));
        var update = changes(41, token(rest), 100);
        assertThat(upserted(update)).containsExactly(4, 2);
        assertThatJson(changes(41, token(update), 100)).isEqualTo("""
                {nodes: [], nextToken: "${json-unit.any-string}", hasMore: false, resetRequired: false}""");
    }

    @Test
    void reportsAWithdrawnArticleAndItsReturn() {
        Record.send(article(42, 1), article(42, 2));
        var token = token(changes(42, null, 100));
        removals.remove(new ArticleKey(42, 1), RemovalCause.WITHDRAWN, null);
        var removal = changes(42, token, 100);
        assertThatJson(removal).node("nodes").isEqualTo("""
                [{__typename: "ArticleRemoved", id: "YXJ0aWNsZTo0Mjox", portal: 42, contentId: 1, reason: "WITHDRAWN",
                  removedAt: "${json-unit.any-string}"}]""");
        assertThatJson(
                        execute(
                                "{articleByContentId(portal: 42, contentId: 1) {title} article(id: \"YXJ0aWNsZTo0Mjox\") {title}}"))
                .isEqualTo("""
                        {data: {articleByContentId: null, article: null}, errors: [
                          {message: "The article was withdrawn or has expired.", path: ["articleByContentId"],
                           locations: "${json-unit.ignore}",
                           extensions: {code: "GONE"}},
                          {message: "The article was withdrawn or has expired.", path: ["article"],
                           locations: "${json-unit.ignore}",
                           extensions: {code: "GONE"}}]}""");
        assertThatJson(execute("{articles(filter: {portal: 42}) {nodes {contentId} totalCount}}"))
                .isEqualTo("{data: {articles: {nodes: [{contentId: 2}], totalCount: 1}}}");
        assertThat(upserted(changes(42, null, 100))).containsExactly(2);

        Record.send(edited(42, 1, 1));
        assertThat(upserted(changes(42, token(removal), 100))).containsExactly(1);
    }

    @Test
    void omitsAnEmbargoedArticleUntilItsEmbargoEnds() throws SQLException {
        Record.send(article(43, 1), article(43, 2).with("content_date_start", "2126-01-01 00:00:00"));
        var before = changes(43, null, 100);
        assertThat(upserted(before)).containsExactly(1);
        // Simulates the passage of time: the embargo of a hundred years ended one second ago.
        sql("update article set changed_at = published_at - interval '1 year' where id = %d", 43, 2);
        sql(
                "update article set published_at = now() - interval '1 second', changed_at = now() - interval '1 hour' "
                        + "where id = %d",
                43, 2);
        assertThat(upserted(changes(43, token(before), 100))).containsExactly(2);
    }

    @Test
    void omitsTheRemovalOfAnArticleThatWasNeverPublished() {
        Record.send(article(44, 1).with("content_date_start", "2126-01-01 00:00:00"));
        var token = token(changes(44, null, 100));
        removals.remove(new ArticleKey(44, 1), RemovalCause.WITHDRAWN, null);
        assertThatJson(changes(44, token, 100)).node("nodes").isArray().isEmpty();
    }

    @Test
    void reportsAnExpiryWhenItIsDueDespiteAnEarlierEdit() throws SQLException {
        Record.send(article(45, 1));
        removals.remove(new ArticleKey(45, 1), RemovalCause.EXPIRED, Instant.parse("2126-01-01T00:00:00Z"));
        Record.send(edited(45, 1, 1));
        var before = changes(45, null, 100);
        assertThat(upserted(before)).containsExactly(1);
        sql(
                "update article set removed_at = now() - interval '1 second', changed_at = now() - interval '1 hour' "
                        + "where id = %d",
                45, 1);
        assertThatJson(changes(45, token(before), 100))
                .inPath("nodes[0].reason")
                .isEqualTo("EXPIRED");
    }

    @Test
    void reportsARemovalWhenThePublicationDateMovesIntoTheFuture() {
        Record.send(article(46, 1));
        var token = token(changes(46, null, 100));
        Record.send(edited(46, 1, 1).with("content_date_start", "2126-01-01 00:00:00"));
        assertThatJson(changes(46, token, 100)).inPath("nodes[0].reason").isEqualTo("WITHDRAWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "AX__________AAAAAAAAAAAAAAAAAAAA", "'; drop table article --"})
    void requiresAResetForAnUnknownToken(String token) {
        assertThatJson(changes(47, token, 100)).node("resetRequired").isEqualTo(true);
    }

    @Test
    void requiresAResetForATokenOfAnotherFilterAndContinuesFromItsNewToken() {
        Record.send(article(48, 1));
        var reset = changes(48, token(changes(49, null, 100)), 100);
        assertThatJson(reset).isEqualTo("""
                {nodes: [], nextToken: "${json-unit.any-string}", hasMore: true, resetRequired: true}""");
        assertThat(upserted(changes(48, token(reset), 100))).containsExactly(1);
    }

    @Test
    void requiresAResetForATokenOlderThanTheTombstoneRetentionButNotDuringTheInitialSync() throws SQLException {
        Record.send(article(50, 1), article(50, 2), article(50, 3));
        var token = token(changes(50, null, 100));
        removals.remove(new ArticleKey(50, 1), RemovalCause.WITHDRAWN, null);
        sql("update article set removed_at = now() - interval '31 days', changed_at = removed_at where id = %d", 50, 1);
        assertThatJson(changes(50, token, 100)).node("resetRequired").isEqualTo(true);
        var initial = changes(50, null, 1);
        assertThat(upserted(initial)).containsExactly(2);
        assertThat(upserted(changes(50, token(initial), 1))).containsExactly(3);
    }

    @Test
    void requiresNoResetWhenOnlyAnotherPortalDroppedATombstone() throws SQLException {
        Record.send(article(55, 1), article(56, 1));
        var token = token(changes(55, null, 100));
        removals.remove(new ArticleKey(56, 1), RemovalCause.WITHDRAWN, null);
        token = token(changes(55, token, 100));
        sql("update article set removed_at = now() - interval '31 days', changed_at = removed_at where id = %d", 56, 1);
        assertThatJson(changes(55, token, 100)).node("resetRequired").isEqualTo(false);
    }

    @Test
    void isGoneAfterThePublicationDateMovesIntoTheFuture() {
        Record.send(article(57, 1));
        Record.send(edited(57, 1, 1).with("content_date_start", "2126-01-01 00:00:00"));
        assertThatJson(execute("{articleByContentId(portal: 57, contentId: 1) {title}}"))
                .inPath("errors[0].extensions.code")
                .isEqualTo("GONE");
    }

    /** The end of an embargo makes an article visible without a write to the database. */
    @Test
    void isGoneAfterThePublicationDateMovesIntoTheFutureAgain() throws SQLException {
        Record.send(article(1361, 1).with("content_date_start", "2126-01-01 00:00:00"));
        sql("update article set published_at = now() - interval '1 second' where id = %d", 1361, 1);
        Record.send(edited(1361, 1, 1).with("content_date_start", "2126-01-01 00:00:00"));
        assertThatJson(execute("{articleByContentId(portal: 1361, contentId: 1) {title}}"))
                .inPath("errors[0].extensions.code")
                .isEqualTo("GONE");
    }

    private static Record article(int portal, int id) {
        return new Record(portal, id);
    }

    private static Record edited(int portal, int id, int minute) {
        return new Record(portal, id).with("content_date_last_edit", "2026-06-18 12:0" + minute + ":00");
    }

    private static String changes(int portal, String since, int first) {
        var variables = new HashMap<String, Object>();
        variables.put("portal", portal);
        variables.put("since", since);
        variables.put("first", first);
        var response = execute("""
                query($portal: Int, $since: String, $first: Int!) {
                  changes(since: $since, first: $first, filter: {portal: $portal}) {
                    nodes {__typename ... on ArticleUpserted {article {contentId title} changedAt}
                           ... on ArticleRemoved {id portal contentId reason removedAt}}
                    nextToken hasMore resetRequired}}""", variables);
        return JsonPath.parse(JsonPath.<Object>read(response, "$.data.changes")).jsonString();
    }

    private static List<Integer> upserted(String page) {
        return new ArrayList<>(JsonPath.<List<Integer>>read(page, "$.nodes[*].article.contentId"));
    }

    private static String token(String page) {
        return JsonPath.read(page, "$.nextToken");
    }

    private void sql(String sql, int portal, int contentId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql.formatted(new ArticleKey(portal, contentId).id()));
        }
    }
}
