package org.contentgateway.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Peace talks; peace talks",
                "\"Peace Talks\" now; \"peace talks\" now",
                "“Peace Talks”; \"peace talks\"",
                "«خوب و بد»; \"خوب و بد\"",
                "\"peace talks; \"peace talks\"",
                "peace -war; peace -war",
                "-\"cold war\"; -\"cold war\"",
                "peace OR war; peace or war",
                "peace or -war; peace or -war",
                "\"a b\" or \"c d\"; \"a b\" or \"c d\"",
            })
    void preservesTheSyntaxOfWebsearchToTsquery(String query, String folded) {
        assertThat(SearchQuery.parse(query).websearch()).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "well-known; \"well known\"",
                "-well-known man; -\"well known\" man",
                "l’homme; \"l homme\"",
                "צה\"ל שלום; \"צה ל\" שלום",
                "3.5; \"3 5\"",
                "北京大学; \"北 京 大 学\"",
                "/etc/passwd; \"etc passwd\"",
                "می\u200Cخواهم; ميخواهم",
                "می خواهم بروم; ميخواهم بروم",
            })
    void parsesACompoundAsAPhrase(String query, String folded) {
        assertThat(SearchQuery.parse(query).websearch()).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "or; \"or\"",
                "or gold; \"or\" gold",
                "gold or; gold \"or\"",
                "gold or or; gold or \"or\"",
                "gold ör silver; gold \"or\" silver",
                "\"or\" et argent; \"or\" et argent",
                "gold or-else; gold \"or else\"",
            })
    void parsesOrAsAWordWithoutTwoAlternatives(String query, String folded) {
        assertThat(SearchQuery.parse(query).websearch()).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Iran - talks", "Iran – talks", "Iran -- talks", "Iran--talks", "--Iran talks", "Iran talks-"})
    void excludesNothingAfterADash(String query) {
        assertThat(SearchQuery.parse(query).clauses()).noneMatch(SearchQuery.Clause::excluded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\"", "\"\"", "-", "-\"", "- - -", "!&|():*<->\\'", "\u0000", "\uD83D", "😀", "\u200C"})
    void parsesTextWithoutWordsToAnEmptyQuery(String query) {
        assertThat(SearchQuery.parse(query).websearch()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "a-", "-a ", "a or ", "\"a\" ", "\"a ", "\"", "-\"", "- ", "북", "می "})
    void limitsALongQueryTo64Words(String part) {
        var query = part.repeat(100_000 / part.length());
        var parsed = SearchQuery.parse(query);
        assertThat(parsed.clauses().stream()
                        .mapToInt(clause -> clause.words().size())
                        .sum())
                .isLessThanOrEqualTo(64);
    }

    @Test
    void returnsTermsWithoutExclusionsAndElidedArticles() {
        assertThat(SearchQuery.parse("l’homme -femme people's \"l amour\" or U.S. or l’homme")
                        .terms())
                .containsExactly(List.of("homme"), List.of("people"), List.of("l", "amour"), List.of("u", "s"));
    }

    @Property
    void parsingIsIdempotent(@ForAll("queries") String query) {
        var folded = SearchQuery.parse(query).websearch();
        assertThat(SearchQuery.parse(folded).websearch()).isEqualTo(folded);
    }

    @Property
    void parsedQueryContainsTheWordsOfItsText(@ForAll("queries") String query) {
        var words = String.join(
                " ",
                SearchQuery.parse(query).clauses().stream()
                        .map(clause -> (clause.alternative() ? "or " : "") + String.join(" ", clause.words()))
                        .toList());
        assertThat(Folding.fold(words)).isEqualTo(Folding.fold(query));
    }

    @Provide
    Arbitrary<String> queries() {
        var part = Arbitraries.of("a", "Or", "é", "北", "\"", "“", "-", " ", "'", "\u0000", "\uD83D", "\u200C", "&");
        return part.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }
}
