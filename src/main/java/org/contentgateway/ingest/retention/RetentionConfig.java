package org.contentgateway.ingest.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How long runs and records are kept; forever where no duration is set. */
@ConfigMapping(prefix = "gateway.ingest.retention")
interface RetentionConfig {

    /** From the end of a run. A run is kept at least as long as the records that it rejected. */
    Optional<Duration> runs();

    /** From the last rejection of a record. */
    Optional<Duration> rejected();

    /** From the receipt of a source record. The record that an article is derived from is always kept. */
    Optional<Duration> supersededRecords();
}
