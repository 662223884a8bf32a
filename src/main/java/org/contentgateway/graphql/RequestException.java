package org.contentgateway.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is refused before anything is executed.
 *
 * <p>One that is no GraphQL request at all is answered with its status whatever the client accepts. One that is, but asks
 * for what it can't have, is a GraphQL response: its status is 200 where the client takes just {@code application/json},
 * as the GraphQL-over-HTTP draft has it.
 */
final class RequestException extends Exception {

    private final int status;
    private final boolean wellFormed;
    private final transient List<Map<String, Object>> errors;

    private RequestException(int status, boolean wellFormed, List<Map<String, Object>> errors) {
        super(String.valueOf(errors.get(0).get("message")));
        this.status = status;
        this.wellFormed = wellFormed;
        this.errors = errors;
    }

    /** What was sent is no GraphQL request. */
    static RequestException malformed(int status, String message) {
        return new RequestException(status, false, List.of(error(Code.BAD_REQUEST, message)));
    }

    static RequestException malformed(String message) {
        return malformed(400, message);
    }

    /** A GraphQL request that asks for what it can't have. */
    static RequestException refused(Code code, String message) {
        return new RequestException(400, true, List.of(error(code, message)));
    }

    static RequestException refused(List<Map<String, Object>> errors) {
        return new RequestException(400, true, errors);
    }

    int status(ResponseType type) {
        return wellFormed && type == ResponseType.JSON ? 200 : status;
    }

    List<Map<String, Object>> errors() {
        return errors;
    }

    private static Map<String, Object> error(Code code, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        error.put("extensions", Map.of("code", code.name()));
        return error;
    }
}
