/**
 * What the gateway holds: portals, articles and their attachments, the tables they stand in, the reads and the one
 * write. Knows neither where the content came from nor who asks for it.
 */
@NullMarked
package org.contentgateway.content;

import org.jspecify.annotations.NullMarked;
