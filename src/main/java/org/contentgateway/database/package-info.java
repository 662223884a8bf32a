/** PostgreSQL as all packages share it: the required settings and the meaning of its failures. */
@NullMarked
package org.contentgateway.database;

import org.jspecify.annotations.NullMarked;
