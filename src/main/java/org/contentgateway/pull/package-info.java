/**
 * Pulls content from upstreams: their schedules, requests with retries and time limits, and the stored state of each
 * upstream. Responses are streamed to the import engine; this package knows no source format.
 */
@NullMarked
package org.contentgateway.pull;

import org.jspecify.annotations.NullMarked;
