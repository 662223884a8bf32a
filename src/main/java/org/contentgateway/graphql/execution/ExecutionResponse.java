package org.contentgateway.graphql.execution;

/**
 * The result of an execution as it is sent.
 *
 * @param json the GraphQL response in UTF-8
 * @param status of HTTP, for a client that accepts {@code application/graphql-response+json}
 * @param successful whether the response holds no errors
 * @param statements how many SQL statements it took
 */
public record ExecutionResponse(byte[] json, int status, boolean successful, int statements) {}
