package org.contentgateway.content;

import java.time.Instant;

/** A place in a list ordered by time: the time and, where times are equal, the article's id. */
public record Position(Instant at, long id) {}
