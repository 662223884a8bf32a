package org.contentgateway.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.StatelessSession;

/** The table that articles are found by, as it is written. */
final class SearchIndex {

    private static final String CONFIGURATION =
            "insert into search_configuration (name) values (?) on conflict do nothing";

    private static final String ARTICLE = """
            insert into article_search (article_id, configuration, vector)
            values (?, ?, setweight(to_tsvector(cast(? as regconfig), ?), 'A')
                          || setweight(to_tsvector(cast(? as regconfig), ?), 'B')
                          || to_tsvector(cast(? as regconfig), ?))
            on conflict (article_id) do update set configuration = excluded.configuration, vector = excluded.vector""";

    private SearchIndex() {}

    /** Puts texts in, or in the place of what was there. */
    static void put(StatelessSession session, List<SearchText> texts) {
        session.doWork(connection -> {
            putConfigurations(connection, texts);
            putArticles(connection, texts);
        });
    }

    private static void putConfigurations(Connection connection, List<SearchText> texts) throws SQLException {
        try (var statement = connection.prepareStatement(CONFIGURATION)) {
            for (var configuration :
                    texts.stream().map(SearchText::configuration).distinct().toList()) {
                statement.setString(1, configuration);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void putArticles(Connection connection, List<SearchText> texts) throws SQLException {
        try (var statement = connection.prepareStatement(ARTICLE)) {
            for (var text : texts) {
                statement.setLong(1, text.articleId());
                statement.setString(2, text.configuration());
                statement.setString(3, text.configuration());
                statement.setString(4, text.title());
                statement.setString(5, text.configuration());
                statement.setString(6, text.lead());
                statement.setString(7, text.configuration());
                statement.setString(8, text.body());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
