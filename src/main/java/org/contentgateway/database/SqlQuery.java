package org.contentgateway.database;

import java.util.List;

/**
 * A query with the values of its parameters.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters non-null values in the order of the SQL: numbers, strings, instants, or collections of numbers, which are
 *     arrays in SQL
 */
public record SqlQuery(String sql, List<?> parameters) {}
