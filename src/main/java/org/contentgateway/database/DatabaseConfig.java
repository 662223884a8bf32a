package org.contentgateway.database;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * Required database connection settings. Mapped so that startup without them fails with a single message that names the
 * missing key, instead of one message for each extension that needs it.
 */
@Unremovable
@ConfigMapping(prefix = "quarkus.datasource.jdbc")
interface DatabaseConfig {

    /** The JDBC URL, such as {@code jdbc:postgresql://host/name}. */
    String url();
}
