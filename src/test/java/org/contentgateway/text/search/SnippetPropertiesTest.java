package org.contentgateway.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.contentgateway.text.PlainText;

class SnippetPropertiesTest {

    @Property
    void snippetFitsTheLengthAndItsMatchesAreOrdered(
            @ForAll("texts") String text, @ForAll("texts") String query, @ForAll @IntRange(max = 60) int length) {
        var snippet = Snippet.of(text, SearchQuery.parse(query), true, length);
        assertThat(snippet.text()).hasSizeLessThanOrEqualTo(length);
        assertThat(new String(snippet.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(snippet.text());
        var end = 0;
        for (var match : snippet.matches()) {
            assertThat(match.start()).isGreaterThanOrEqualTo(end).isLessThan(match.end());
            end = match.end();
        }
        assertThat(end).isLessThanOrEqualTo(snippet.text().length());
    }

    @Property
    void snippetIsAPassageOfTheText(@ForAll("texts") String text, @ForAll @IntRange(max = 60) int length) {
        var snippet = Snippet.of(text, SearchQuery.parse("storm"), false, length);
        var passage = snippet.text().replaceAll("^…|…$", "");
        assertThat(PlainText.singleLine(text)).contains(passage);
        assertThat(snippet.matches())
                .allSatisfy(match -> assertThat(Folding.fold(snippet.text().substring(match.start(), match.end())))
                        .isEqualTo("storm"));
    }

    @Property
    void snippetShowsAMatchAtAnyPosition(@ForAll("texts") String before, @ForAll("texts") String after) {
        var snippet = Snippet.of(before + " storm " + after, SearchQuery.parse("STORM"), false, 20);
        assertThat(snippet.matches()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "storm",
                        "Storm",
                        "rain",
                        "négociées",
                        "می",
                        "خواهم",
                        "المدرسة",
                        "北",
                        "京",
                        "😀",
                        "👨\u200D👩",
                        "\uD83D",
                        "\u0301",
                        "\u200C",
                        "\"",
                        "-",
                        "'",
                        ",",
                        " ",
                        " ",
                        " ",
                        "\n",
                        "\u0000",
                        "xxxxxxxxxxxxxxxxxxxx")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
