package org.contentgateway.content.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.contentgateway.content.store.ArticleStore;

/**
 * Row of an article's search index. Maps the columns for HQL only: {@link ArticleStore} writes rows,
 * {@link FullTextSearch} queries them.
 */
@Entity(name = "ArticleSearch")
@Table(name = "article_search")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ArticleSearchEntity {

    @Id
    long articleId;

    String configuration;

    @Column(columnDefinition = "tsvector")
    String vector;
}
