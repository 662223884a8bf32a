/** The command line of the application: imports and reprocessing. Without arguments it serves HTTP. */
@NullMarked
package org.contentgateway.cli;

import org.jspecify.annotations.NullMarked;
