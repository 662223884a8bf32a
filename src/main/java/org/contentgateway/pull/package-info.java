/**
 * Content fetched from where it is made: the upstreams and their schedules, requests that are patient but not endless, and
 * what is known of each upstream so far. What comes is streamed through the door of {@code ingest}; no format is known here.
 */
@NullMarked
package org.contentgateway.pull;

import org.jspecify.annotations.NullMarked;
