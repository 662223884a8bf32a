package org.contentgateway.text;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the conversion of HTML into a body. The time per paragraph must not grow with the number of paragraphs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BodyBenchmark {

    private static final int PARAGRAPHS_PER_ARTICLE = 33;

    private static final String PARAGRAPH = "<p><span style=\"font-size:16px;\">&quot;The orchestra&rsquo;s new season"
            + " opens with a work that nobody has heard since 1911,&quot; the conductor said &ndash; adding that the parts"
            + " had been found in a cupboard last spring.</span></p>\r\n\r\n<p>&nbsp;</p>\r\n\r\n";

    private static final BaseUrls BASE = new BaseUrls(null, null);

    /** Length of the body, in articles of {@link #PARAGRAPHS_PER_ARTICLE} paragraphs. */
    @Param({"1", "10", "100"})
    private int articles;

    private String html;

    @Setup
    public void buildHtml() {
        html = PARAGRAPH.repeat(PARAGRAPHS_PER_ARTICLE * articles);
    }

    @Benchmark
    public Body convert() {
        return Body.ofHtml(html, BASE);
    }
}
