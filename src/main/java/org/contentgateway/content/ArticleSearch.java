package org.contentgateway.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The row that an article is found by. Only its columns are used: {@link ArticleStore} writes it, {@link Search} asks. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ArticleSearch {

    @Id
    long articleId;

    String configuration;

    @Column(columnDefinition = "tsvector")
    String vector;
}
