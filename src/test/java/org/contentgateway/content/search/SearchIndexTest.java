package org.contentgateway.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import org.contentgateway.content.Sql;
import org.contentgateway.ingest.BulkImports;
import org.contentgateway.ingest.Ingest;
import org.contentgateway.ingest.format.cms.CmsJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index of a database that has articles. BulkImportKilledIT begins with an empty one. */
@QuarkusTest
class SearchIndexTest {

    private static final String INDEX =
            "select cast(indexrelid as bigint) from pg_index where indexrelid = to_regclass('article_search_vector') and indisvalid";

    @Inject
    AgroalDataSource database;

    @Inject
    BulkImports bulkImports;

    @BeforeEach
    void storeAnArticle() {
        Ingest.send(new CmsJson(1451, 1));
    }

    @Test
    void staysWhereArticlesAreStored() throws SQLException {
        var before = Sql.<Long>value(database, INDEX);
        try (var index = SearchIndex.tryLock(database).orElseThrow()) {
            assertThat(index.dropIfEmpty()).isFalse();
        }
        assertThat(Sql.<Long>value(database, INDEX)).isEqualTo(before);
    }

    @Test
    void isReplacedAfterAnInterruptedBuild() throws SQLException {
        try (var index = SearchIndex.tryLock(database).orElseThrow()) {
            interruptABuild();
            assertThat(Sql.column(database, INDEX)).isEmpty();
            assertThat(index.isMissing()).isTrue();
            index.build();
            assertThat(index.isMissing()).isFalse();
        }
        assertThat(Sql.column(database, INDEX)).hasSize(1);
    }

    @Test
    void isNotBuiltTwiceAfterABuildWhoseProcessDied() throws SQLException {
        var before = Sql.<Long>value(database, INDEX);
        try (var index = SearchIndex.tryLock(database).orElseThrow()) {
            recordAsDropped();
            index.build();
            assertThat(index.isMissing()).isFalse();
        }
        assertThat(Sql.<Long>value(database, INDEX)).isEqualTo(before);
    }

    @Test
    void isLeftToTheProcessThatDroppedIt() throws SQLException {
        var announcements = new ArrayList<String>();
        try (var other = SearchIndex.tryLock(database).orElseThrow()) {
            interruptABuild();
            bulkImports.begin(announcements::add).close();
            assertThat(announcements).isEmpty();
            assertThat(Sql.column(database, INDEX)).isEmpty();
            other.build();
        }
    }

    @Test
    void isBuiltAtTheEndOfAnImportWhoseOtherProcessDied() throws SQLException {
        var announcements = new ArrayList<String>();
        var other = SearchIndex.tryLock(database).orElseThrow();
        var bulk = bulkImports.begin(announcements::add);
        interruptABuild();
        other.close();
        bulk.close(); // or the scheduled job has built it
        try (var index = SearchIndex.tryLock(database).orElseThrow()) {
            assertThat(index.isMissing()).isFalse();
        }
        assertThat(Sql.column(database, INDEX)).hasSize(1);
    }

    private void recordAsDropped() throws SQLException {
        Sql.run(
                database,
                "insert into dropped_index select 'article_search_vector', 'create index concurrently article_search_vector "
                        + "on article_search using gin (vector)'");
    }

    /** As PostgreSQL leaves an index whose build was interrupted. */
    private void interruptABuild() throws SQLException {
        recordAsDropped();
        Sql.run(
                database,
                "update pg_index set indisvalid = false where indexrelid = to_regclass('article_search_vector')");
    }
}
