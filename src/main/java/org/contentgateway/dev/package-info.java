/**
 * What dev mode adds so that a fresh checkout shows something: sample articles, and pictures for them. Not part of what
 * is deployed.
 */
@NullMarked
package org.contentgateway.dev;

import org.jspecify.annotations.NullMarked;
