package org.contentgateway.content.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PortalsTest {

    /** Any importer can name them. */
    @Test
    void boundsTheNumberOfPortalsThatAreNotConfigured() {
        var portals = TestPortals.portals(Map.of("gateway.portals.\"7\".name", "Seven"));
        var log = Logger.getLogger(Portals.class.getName());
        log.setLevel(Level.OFF); // a warning for each
        try {
            for (var id = 1; id <= 3 * Portals.MAX_UNCONFIGURED; id++) {
                assertThat(portals.get(id).id()).isEqualTo(id);
                assertThat(portals.cachedPortals()).isLessThanOrEqualTo(Portals.MAX_UNCONFIGURED + 1);
            }
        } finally {
            log.setLevel(null);
        }
        assertThat(portals.get(7).name()).isEqualTo("Seven");
    }
}
