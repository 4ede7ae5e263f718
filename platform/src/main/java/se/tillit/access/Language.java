package se.tillit.access;

import java.util.Locale;

/** The languages of the pages. Swedish first, English complete. */
public enum Language {
    SV("sv-SE"),
    EN("en-GB");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    public Locale locale() {
        return locale;
    }

    /** The code in {@code <html lang>}, file names and addresses: sv, en. */
    public String code() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == SV ? EN : SV;
    }
}
