/** Database settings and SQLSTATE classification shared by all packages. */
@NullMarked
package org.contentgateway.database;

import org.jspecify.annotations.NullMarked;
