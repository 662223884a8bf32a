package org.contentgateway.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of imports. */
@ConfigMapping(prefix = "gateway.ingest")
interface IngestConfig {

    /** Maximum number of records per transaction. A batch is also limited to {@link #maxRecordSize} bytes in total. */
    @WithDefault("100")
    int batchSize();

    /** Maximum size of one record. */
    @WithDefault("4M")
    MemorySize maxRecordSize();

    /** Maximum number of problems in a report. All problems are counted. */
    @WithDefault("100")
    int maxProblems();

    /** Whether to reprocess articles that an older version derived when the gateway starts. */
    @WithDefault("false")
    boolean reprocessAtStart();
}
