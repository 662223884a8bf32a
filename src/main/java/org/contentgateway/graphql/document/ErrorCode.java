package org.contentgateway.graphql.document;

/** Values of {@code extensions.code} in errors; resolvers may add their own. */
public enum ErrorCode {
    BAD_REQUEST,
    PARSE_ERROR,
    VALIDATION_ERROR,
    QUERY_TOO_DEEP,
    QUERY_TOO_COMPLEX,
    TOO_MANY_FIELDS,
    TOO_MANY_ALIASES,
    TOO_MANY_ROOT_FIELDS,
    TOO_MANY_DIRECTIVES,
    TOO_MANY_FRAGMENTS,
    PERSISTED_QUERY_NOT_FOUND,
    DOCUMENT_NOT_TRUSTED,
    TIMEOUT,
    OVERLOADED,
    UNAVAILABLE,
    INTERNAL
}
