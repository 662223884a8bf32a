package org.contentgateway.graphql.document;

/** What clients read in {@code extensions.code} of an error, beside the codes that the API itself gives. */
public enum ErrorCode {
    BAD_REQUEST,
    PARSE_ERROR,
    VALIDATION_ERROR,
    QUERY_TOO_DEEP,
    QUERY_TOO_COMPLEX,
    TOO_MANY_ALIASES,
    TOO_MANY_ROOT_FIELDS,
    TOO_MANY_DIRECTIVES,
    PERSISTED_QUERY_NOT_FOUND,
    DOCUMENT_NOT_TRUSTED,
    TIMEOUT,
    UNAVAILABLE,
    INTERNAL
}
