package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The terminal of standard error. */
final class Terminal {

    /** For terminals that do not report their width. */
    private static final int DEFAULT_WIDTH = 80;

    private Terminal() {}

    /** Returns its width in columns; 0 if there is no terminal. Asks the shell, since Java has no API for it. */
    static int width() {
        try {
            var shell = new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!shell.waitFor(1, TimeUnit.SECONDS) || shell.exitValue() != 0) {
                shell.destroy();
                return 0;
            }
            var size = new String(shell.getInputStream().readAllBytes(), US_ASCII).strip();
            var width = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
            return width > 0 ? width : DEFAULT_WIDTH;
        } catch (IOException | NumberFormatException noTerminal) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
