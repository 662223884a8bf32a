package org.contentgateway.graphql.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Limits of a GraphQL request. */
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {

    /** Maximum size of a request body. */
    @WithDefault("256K")
    MemorySize bodySize();

    /** Maximum number of requests in a batch, a body that is a JSON array; 0 disables batches. */
    @WithDefault("0")
    int batchSize();

    /** Maximum duration of an execution. A longer one is cancelled, together with its SQL statements. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * Maximum number of executions at a time, each with a thread of its own. Default: three quarters of the database
     * connections, so that imports and health checks get one too.
     */
    OptionalInt concurrency();

    /**
     * Maximum number of executions that wait for others; further requests get status 503. Default: twice the concurrency,
     * so that a response takes at most about three times as long as without waiting.
     */
    OptionalInt queue();

    /** Limits of a document's text. */
    Document document();

    /** Maximum nesting depth of fields. */
    @WithDefault("20")
    int depth();

    /** Maximum query complexity: the number of fields in the response, estimated from page sizes. */
    @WithDefault("20000")
    long complexity();

    /** Assumed length of a list whose size the query does not give. */
    @WithDefault("5")
    int assumedListSize();

    /** Maximum number of fragment definitions in a document. */
    @WithDefault("80")
    int fragments();

    /**
     * Maximum number of fields in a document, each fragment counted as often as it is spread: validation compares all
     * fields of the same name.
     */
    @WithDefault("10000")
    int fields();

    /** Maximum number of aliases in an operation. */
    @WithDefault("60")
    int aliases();

    /** Maximum number of root fields in an operation. */
    @WithDefault("20")
    int rootFields();

    /** Maximum number of directives in an operation. */
    @WithDefault("50")
    int directives();

    /** Limits of a document's text. */
    interface Document {

        /** Maximum length, in characters. */
        @WithDefault("100000")
        int maxCharacters();

        /** Maximum number of tokens: names, punctuators and values. */
        @WithDefault("5000")
        int maxTokens();
    }
}
