package org.contentgateway.content.search;

import java.util.List;

/** A search document with the lexemes of its words, from which all that is stored of them is derived. */
public final class AnalyzedDocument {

    private final SearchDocument document;
    private final List<AnalyzedWord[]> parts;

    /** @param parts the words of each part of the document, in their order */
    AnalyzedDocument(SearchDocument document, List<AnalyzedWord[]> parts) {
        this.document = document;
        this.parts = parts;
    }

    /**
     * A word's lexemes.
     *
     * @param lexemes that of a stop word is the word itself
     * @param positions one-based position of each lexeme within the word
     * @param length number of positions that the word occupies
     * @param stopWord whether the configuration ignores the word
     */
    record AnalyzedWord(List<String> lexemes, List<Integer> positions, int length, boolean stopWord) {}

    /** Returns the text search configuration that stems the words. */
    public String configuration() {
        return document.configuration();
    }

    /** Returns the vectors by which the article is found and ranked. */
    public SearchVectors vectors() {
        return TsVectorBuilder.vectors(parts);
    }

    /** Returns the key terms of title, kicker and summary, the longest first. */
    public List<String> keyTerms() {
        var terms = new KeyTerms();
        for (var text : parts.subList(0, SearchDocument.BODY)) {
            for (var word : text) {
                if (!word.stopWord) {
                    word.lexemes.forEach(terms::add);
                }
            }
            terms.endText();
        }
        return terms.longest();
    }
}
