/**
 * Change tracking: the change sequence, incremental sync, detection of changes by other processes, scheduled visibility
 * transitions and cache tags.
 */
@NullMarked
package org.contentgateway.content.changes;

import org.jspecify.annotations.NullMarked;
