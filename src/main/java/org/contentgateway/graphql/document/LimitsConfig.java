package org.contentgateway.graphql.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one request may ask for. */
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {

    /** How large the body of a request may be. */
    @WithDefault("256K")
    MemorySize bodySize();

    /** How many operations one body may hold as an array; 0 switches arrays off. */
    @WithDefault("0")
    int batchSize();

    /** How long an answer may take to make; what runs longer is cancelled, in the database too. */
    @WithDefault("10s")
    Duration timeout();

    /** The text of a document. */
    Document document();

    /** How deep fields may lie within one another. */
    @WithDefault("20")
    int depth();

    /** How many fields an answer may have, as estimated from page sizes. */
    @WithDefault("20000")
    long complexity();

    /** What a list whose size is not asked for counts as. */
    @WithDefault("5")
    int assumedListSize();

    /** How many fields of an operation may have another name. */
    @WithDefault("60")
    int aliases();

    /** How many fields of the query type an operation may select. */
    @WithDefault("20")
    int rootFields();

    /** How many directives an operation may use. */
    @WithDefault("50")
    int directives();

    /** How large a GraphQL document may be. */
    interface Document {

        /** Characters. */
        @WithDefault("100000")
        int maxCharacters();

        /** Names, brackets, values: all that is no white space. */
        @WithDefault("10000")
        int maxTokens();
    }
}
