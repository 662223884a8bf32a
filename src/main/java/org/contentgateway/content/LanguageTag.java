package org.contentgateway.content;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** Canonicalizes BCP 47 language tags, such as {@code EN_us} to {@code en-US}. */
public final class LanguageTag {

    /** The tag of an unknown language. */
    public static final String UNDETERMINED = "und";

    private LanguageTag() {}

    /** Returns the canonical form in which tags are stored and compared; empty for an invalid tag. */
    public static Optional<String> canonical(String tag) {
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            // Names such as "english" are well-formed too, but language codes have two or three letters.
            return locale.getLanguage().length() == 2 || locale.getLanguage().length() == 3
                    ? Optional.of(locale.toLanguageTag())
                    : Optional.empty();
        } catch (IllformedLocaleException invalid) {
            return Optional.empty();
        }
    }
}
