package org.contentgateway.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The terminal that standard error leads to. */
final class Terminal {

    /** Of terminals that do not tell. */
    private static final int USUAL_WIDTH = 80;

    private Terminal() {}

    /** Its width in columns; 0 where there is none. Java can't tell, but the shell can. */
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
            return width > 0 ? width : USUAL_WIDTH;
        } catch (IOException | NumberFormatException none) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
