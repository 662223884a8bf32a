package org.contentgateway.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.contentgateway.database.SqlQuery;
import org.contentgateway.database.SqlReader;

/**
 * Finds related articles: those of the same portal and language that share at least two key terms with an article. Of
 * each term, only the latest articles are considered, so a read costs the same in an archive of any size.
 */
final class RelatedArticles {

    /** How many articles of a term are considered. */
    private static final int MAX_ARTICLES_PER_TERM = 64;

    /**
     * A term weighs 7 less the binary logarithm of the number of its considered articles: 7 if it occurs in one, 1 if in 64
     * or more. An offset of 0 keeps PostgreSQL from checking the visibility of all candidates instead of the best.
     */
    private static final String SQL = """
            select origin.id, related.article_id
            from article origin cross join lateral (
                select *
                from (select t.article_id, max(t.published_at) as published_at, sum(t.weight) as score
                      from unnest(origin.key_terms) as key (term) cross join lateral (
                          select article_id, published_at,
                                 7 - width_bucket(count(*) over (), '{2,4,8,16,32,64}'::bigint[]) as weight
                          from (select article_id, published_at
                                from article_term x
                                where x.portal_id = origin.portal_id and x.language = origin.language
                                  and x.term = key.term collate "C" and x.published_at <= now()
                                order by x.published_at desc, x.article_id desc
                                limit {limit}) latest) t
                      where t.article_id <> origin.id
                      group by t.article_id
                      having count(*) > 1
                      order by score desc, published_at desc, article_id desc
                      offset 0) candidate
                where (select a.removed_at is null or a.removed_at > now() from article a where a.id = candidate.article_id)
                limit ?) related
            where origin.id = any (?)
            order by origin.id, related.score desc, related.published_at desc, related.article_id desc""".replace("{limit}", Integer.toString(MAX_ARTICLES_PER_TERM));

    private RelatedArticles() {}

    /** Returns the ids of related articles for each article id, the most similar first. */
    static Map<Long, List<Long>> of(SqlReader reader, Collection<Long> ids, int first) {
        return reader
                .list(new SqlQuery(SQL, List.of(first, ids)), row -> new long[] {row.getLong(1), row.getLong(2)})
                .stream()
                .collect(groupingBy(pair -> pair[0], mapping(pair -> pair[1], toList())));
    }
}
