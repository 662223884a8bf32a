package org.contentgateway.content;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** Language tags (BCP 47), which may be written in several ways: as {@code EN_us} for {@code en-US}. */
public final class LanguageTag {

    private LanguageTag() {}

    /** The one way that a tag is stored and compared in; nothing for what is no tag. */
    public static Optional<String> canonical(String tag) {
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            // Well-formed are names too, like "english", but codes have two letters or three.
            return locale.getLanguage().length() == 2 || locale.getLanguage().length() == 3
                    ? Optional.of(locale.toLanguageTag())
                    : Optional.empty();
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }
}
