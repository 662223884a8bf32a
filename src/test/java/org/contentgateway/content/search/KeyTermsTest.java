package org.contentgateway.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTermsTest {

    @Test
    void returnsTheLongestStemsFirst() {
        assertThat(termsOf("the", "harbour", "ferri", "electric", "harbour"))
                .containsExactly("electric", "harbour", "ferri", "the");
    }

    @Test
    void keepsTheOrderOfEquallyLongStems() {
        assertThat(termsOf("delta", "alpha", "gamma")).containsExactly("delta", "alpha", "gamma");
    }

    @Test
    void returnsAtMostTenTerms() {
        var terms = new KeyTerms();
        IntStream.range(100, 120).mapToObj(Integer::toString).forEach(terms::add);
        assertThat(terms.longest()).hasSize(10).startsWith("100");
    }

    @Test
    void ignoresShortWords() {
        assertThat(termsOf("به", "بندر", "در", "un")).containsExactly("بندر");
    }

    @Test
    void keepsShortWordsOfScriptsThatNeedFewCharacters() {
        assertThat(termsOf("정부", "수")).containsExactly("정부");
    }

    @Test
    void joinsAdjacentIdeographs() {
        assertThat(termsOf("東", "京", "港", "の", "船")).containsExactly("東京", "京港");
    }

    @Test
    void doesNotJoinTheEndOfATextWithTheNextOne() {
        var terms = new KeyTerms();
        terms.add("東");
        terms.endText();
        terms.add("京");
        assertThat(terms.longest()).isEmpty();
    }

    @Test
    void measuresCharactersBeyondTheBasicPlaneAsOne() {
        assertThat(termsOf("𠀀", "𠀁", "abc")).containsExactly("abc", "𠀀𠀁");
    }

    private static List<String> termsOf(String... stems) {
        var terms = new KeyTerms();
        for (var stem : stems) {
            terms.add(stem);
        }
        return terms.longest();
    }
}
