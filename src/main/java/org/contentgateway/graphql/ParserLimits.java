package org.contentgateway.graphql;

import graphql.parser.ParserOptions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Stops reading a document that is too long before it costs anything. The parser's own settings in Quarkus do not reach
 * operations: graphql-java reads the options of operations apart from those of schemas.
 */
@ApplicationScoped
class ParserLimits {

    /** How large a GraphQL document may be. */
    @ConfigMapping(prefix = "gateway.limits.document")
    interface Limits {

        /** Characters. */
        @WithDefault("100000")
        int maxCharacters();

        /** Names, brackets, values: all that is no white space. */
        @WithDefault("10000")
        int maxTokens();
    }

    void apply(@Observes StartupEvent start, Limits limits) {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(
                        options -> options.maxCharacters(limits.maxCharacters()).maxTokens(limits.maxTokens())));
    }
}
