package org.contentgateway.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How records are taken in. */
@ConfigMapping(prefix = "gateway.ingest")
interface IngestConfig {

    /** How many records are written in one transaction, as far as they are no larger together than one may be. */
    @WithDefault("100")
    int batchSize();

    /** How large one record may be. */
    @WithDefault("4M")
    MemorySize maxRecordSize();

    /** How many problems a report lists; all are counted. */
    @WithDefault("100")
    int maxProblems();

    /** Whether articles that an older version derived are derived again when the gateway starts. */
    @WithDefault("false")
    boolean reprocessAtStart();
}
