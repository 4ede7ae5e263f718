package se.tillit.web;

import java.util.regex.Pattern;

/**
 * What looks like a Swedish personal, coordination or reserve number: a date, with or without century, and four digits or two letters and two
 * digits. What people write becomes public records, so they are warned.
 */
public final class PersonalNumber {

    /** Days above 60 are those of coordination numbers (3 kap. 2 § lagen (2022:1697) om samordningsnummer). */
    static final Pattern LIKE = Pattern.compile(
            "(?<!\\d)(?:19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]|6[1-9]|[78]\\d|9[01])[-+ ]?"
                    + "(?:\\d{4}|[A-Za-z]{2}\\d{2})(?!\\d)");

    private PersonalNumber() {}

    public static boolean standsIn(String text) {
        return LIKE.matcher(text).find();
    }
}
