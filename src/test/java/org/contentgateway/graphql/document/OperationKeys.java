package org.contentgateway.graphql.document;

import java.util.Map;

/** Creates keys of operations for tests of other packages. */
public final class OperationKeys {

    private OperationKeys() {}

    /** Returns a key that differs for each number. */
    public static OperationKey of(int number) {
        return OperationKey.of(new byte[0], null, Map.of("number", number));
    }
}
