/** Settings of portals, which are the publications of the CMS. */
@NullMarked
package org.contentgateway.content.portals;

import org.jspecify.annotations.NullMarked;
