package org.contentgateway.content.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.contentgateway.content.store.ArticleStore;

/** The row that an article is found by. Only its columns are used: {@link ArticleStore} writes it, {@link FullTextSearch} asks. */
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
