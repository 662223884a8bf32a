package org.contentgateway.database;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * What the database can't be reached without. Mapped so that a start without it ends in one line that names the key;
 * else several extensions would each say so in their own way.
 */
@Unremovable
@ConfigMapping(prefix = "quarkus.datasource.jdbc")
interface DatabaseConfig {

    /** As {@code jdbc:postgresql://host/name}. */
    String url();
}
