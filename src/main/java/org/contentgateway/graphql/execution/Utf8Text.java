package org.contentgateway.graphql.execution;

/** A text value of which the UTF-8 is known, so that responses contain it without decoding and encoding it. */
public interface Utf8Text {

    /** Returns the text in valid UTF-8. The caller must not change it. */
    byte[] utf8();
}
