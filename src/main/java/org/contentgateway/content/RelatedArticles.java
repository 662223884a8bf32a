package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/**
 * Finds for each of some articles those of its portal and language that are most like it: that share at least two of
 * the six longest words of its title, kicker and summary. In all languages that we know the words that say nothing are
 * short, so no list of them is needed, and pairs keep the number of candidates small however common a word is.
 */
final class RelatedArticles {

    private static final String SQL = """
            with word as (
                select s.article_id, w.lexeme,
                       row_number() over (partition by s.article_id order by length(w.lexeme) desc, w.lexeme) as place
                from article_search s cross join unnest(ts_filter(s.vector, '{a,b}')) w
                where s.article_id in (:ids)
            ), likeness as (
                select x.article_id,
                       string_agg(format('%%L & %%L', x.lexeme, y.lexeme), ' | ')::tsquery as query
                from word x join word y on x.article_id = y.article_id and x.place < y.place and y.place <= 6
                group by x.article_id
            )
            select o.id, found.id
            from likeness join article o on o.id = likeness.article_id cross join lateral (
                select a.id, ts_rank(s.vector, likeness.query) as score
                from article_search s join article a on a.id = s.article_id
                where s.vector @@ likeness.query and a.id <> o.id and a.portal_id = o.portal_id
                  and a.language = o.language and %s
                order by 2 desc, 1 desc limit :first) found
            order by o.id, found.score desc, found.id desc""".formatted(WhereClause.VISIBLE_SQL);

    private RelatedArticles() {}

    /** The ids of related articles by the id of the article that they are related to, the most like it first. */
    static Map<Long, List<Long>> of(StatelessSession session, Collection<Long> ids, int first) {
        return session.createNativeQuery(SQL, Object[].class)
                .setParameterList("ids", ids)
                .setParameter("first", first)
                .getResultStream()
                .collect(groupingBy(row -> (Long) row[0], mapping(row -> (Long) row[1], toList())));
    }
}
