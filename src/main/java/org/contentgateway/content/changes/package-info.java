/** What changed: the change sequence, sync, the listener for changes of other processes, scheduled visibility and cache tags. */
@NullMarked
package org.contentgateway.content.changes;

import org.jspecify.annotations.NullMarked;
