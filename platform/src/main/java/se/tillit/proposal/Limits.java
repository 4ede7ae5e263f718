package se.tillit.proposal;

import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;

/** How long a text may be: what is to be read before a decision is short. */
final class Limits {

    static final int TITLE = 150;
    static final int TEXT = 2_000;

    private Limits() {}

    static Problems check(Problems problems, String field, @Nullable String text, boolean title) {
        int most = title ? TITLE : TEXT;
        return problems.addIf(title && (text == null || text.isBlank()), field, "proposal.needs-title")
                .addIf(text != null && text.length() > most, field, "proposal.too-long", most);
    }

    /** @param missing the key of the sentence that asks for it */
    static Problems need(Problems problems, String field, @Nullable String text, String missing, Object... arguments) {
        return check(problems, field, text, false).addIf(text == null || text.isBlank(), field, missing, arguments);
    }
}
