package org.contentgateway.text.search;

/**
 * A word of a text.
 *
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends
 * @param word the word, folded
 */
record Token(int start, int end, String word) {

    /** This word and the next as one. */
    Token joinedWith(Token next) {
        return new Token(start, next.end, Folding.foldWord(word + next.word));
    }
}
