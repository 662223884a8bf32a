package org.contentgateway.content;

import java.time.Instant;

/** A position in a list ordered by time: the time and, as the tie-breaker, the article's id. */
public record Position(Instant at, long id) {}
