package se.tillit.question;

import se.tillit.access.Problems;

/** A reason is a few sentences: something, and not a report. */
final class Reasons {

    static final int LONGEST = 1_000;

    private Reasons() {}

    /** @param missing the key of the sentence that asks for it */
    static Problems check(String field, String reason, String missing) {
        return new Problems()
                .addIf(reason.isBlank(), field, missing)
                .addIf(reason.length() > LONGEST, field, "question.too-long", LONGEST);
    }
}
