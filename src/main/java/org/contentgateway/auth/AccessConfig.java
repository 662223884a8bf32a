package org.contentgateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Who may send content. */
@ConfigMapping(prefix = "gateway.ingest")
interface AccessConfig {

    /** Machines by their names: {@code gateway.ingest.users."cms".password-hash}. */
    Map<String, User> users();

    Login login();

    /** A machine. */
    interface User {

        /** Its password, hashed by bcrypt, as {@code htpasswd -nBC 12 cms} prints it after the colon. */
        String passwordHash();
    }

    /** How often a password may be guessed. */
    interface Login {

        /** Failures of one user name from one address, within the window, before more are refused unheard. */
        @WithDefault("10")
        int maxFailures();

        /** From the first failure on. */
        @WithDefault("5M")
        Duration window();
    }
}
