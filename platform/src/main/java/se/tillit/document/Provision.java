package se.tillit.document;

import org.jspecify.annotations.Nullable;
import se.tillit.reading.Addressee;
import se.tillit.reading.Modality;

/**
 * A provision in its place in a version: as a person said, else as the machine read.
 *
 * @param anchor the same for the same words in the same section, also in the next version
 * @param page 0 where the format has no pages
 * @param start its first character in the version's text
 * @param addressee as written; empty where nobody is named
 * @param role the addressee in one form, for counting
 * @param verdict null: nobody has said anything, so it is a machine's reading
 */
public record Provision(
        String anchor,
        String section,
        int page,
        int start,
        int end,
        String text,
        @Nullable String leadIn,
        Modality modality,
        boolean reporting,
        String addressee,
        String role,
        Addressee.Status addressed,
        String deadline,
        @Nullable Verdict verdict) {

    /** What a person said of it. */
    public enum Verdict {
        CONFIRMED,
        CORRECTED,
        DISMISSED,
        ADDED
    }

    public Mark mark() {
        return Mark.of(modality, reporting);
    }

    public boolean dismissed() {
        return verdict == Verdict.DISMISSED;
    }

    /** Whether a person stands for it. */
    public boolean settled() {
        return verdict != null;
    }

    /** A position's or role's name in the form in which addressees are counted. */
    static String role(String name) {
        return new Addressee(name.strip(), Addressee.Status.STATED).role();
    }
}
