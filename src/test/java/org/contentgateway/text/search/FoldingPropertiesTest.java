package org.contentgateway.text.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FoldingPropertiesTest {

    @Property
    void foldingIsIdempotent(@ForAll("texts") String text) {
        // Where words end in scripts without spaces depends on characters that folding removes.
        Assume.that(text.codePoints().noneMatch(WordSegmenter::isUnspaced));
        var folded = Folding.fold(text);
        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }

    @Property
    void foldedTextContainsOnlyWordsAndSpaces(@ForAll("texts") String text) {
        assertThat(Folding.fold(text)).matches("|[\\p{L}\\p{N}\\p{M}]+( [\\p{L}\\p{N}\\p{M}]+)*");
    }

    @Property
    void foldingIgnoresCase(@ForAll("texts") String text) {
        // The combining iota subscript is a mark whose upper case is a letter.
        Assume.that(text.indexOf('\u0345') < 0);
        var upper = text.codePoints()
                .map(Character::toUpperCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(Folding.fold(upper)).isEqualTo(Folding.fold(text));
    }

    @Provide
    Arbitrary<String> texts() {
        var part = Arbitraries.of(
                "می", "نمی", "ها", "های", "خواهم", "\u200C", "\u200D", "\u0640", "\u064E", "ة", "ﷺ", "ه", "ال", "acion",
                "ß", "ŉ", "ſ", "İ", "ı", "é", "\u0301", "\u0306", "и", "ς", "क", "\u093C", "\u0E33", "各", "ハ", "\uFF9E",
                "\u3099", "😀", "\uD83D", "'", "-", " ", "\u0000", "½", "2", "۲");
        return Arbitraries.oneOf(part, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
