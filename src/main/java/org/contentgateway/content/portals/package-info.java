/** Portals, which are the publications of the CMS, as they are configured. */
@NullMarked
package org.contentgateway.content.portals;

import org.jspecify.annotations.NullMarked;
