/**
 * The legacy CMS and WordPress, kept outside: their JSON and the traps in it, the mapping into content, the door that
 * records come through and the report of each run. No other package knows a name of theirs.
 */
@NullMarked
package org.contentgateway.ingest;

import org.jspecify.annotations.NullMarked;
