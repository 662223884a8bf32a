package org.contentgateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Commands that end before anything is started. */
class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "import",
                "import missing.json",
                "import --format wordpress -",
                "import --portal 2 -",
                "token",
                "token a:b"
            })
    void endWith2ForWrongUsage(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printHelp() {
        assertThat(run("import --help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: content-gateway import")
                .contains("--dry-run", "--json", "Exit status:");
    }

    @Test
    void generateAToken() {
        assertThat(run("token cms")).isZero();
        assertThat(out.toString())
                .matches("cgw_[A-Za-z0-9_-]{43}\ngateway\\.auth\\.tokens\\.\"cms\"\\.sha256=[0-9a-f]{64}\n");
        assertThat(err.toString())
                .contains("shown only now", "application.properties", "GATEWAY_AUTH_TOKENS__CMS__SHA256");
    }

    private int run(String arguments) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.split(" "));
    }
}
