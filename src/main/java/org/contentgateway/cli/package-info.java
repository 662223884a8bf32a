/** The command line: the same jar that serves imports files too. Without arguments it serves. */
@NullMarked
package org.contentgateway.cli;

import org.jspecify.annotations.NullMarked;
