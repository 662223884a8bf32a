package org.contentgateway.text.search;

/**
 * A word of a text.
 *
 * @param start index of its first UTF-16 code unit in the text
 * @param end index after its last UTF-16 code unit
 * @param word the folded word
 */
record Token(int start, int end, String word) {

    /** Returns this token and the next as one word. */
    Token joinedWith(Token next) {
        return new Token(start, next.end, PersianAffixes.join(word, next.word));
    }
}
