package se.tillit.document;

import org.jspecify.annotations.Nullable;
import se.tillit.reading.Modality;

/**
 * What a person said of a provision, apart from what was read.
 *
 * @param text the provision's words as they stood; {@link Anchor#words} of them find it again in another section
 * @param corrected what it says instead of, or beside, the machine's reading; null where the reading was confirmed or dismissed
 */
record Judgement(
        String anchor,
        Provision.Verdict verdict,
        String section,
        String text,
        @Nullable Content corrected) {

    /** @param addressee empty: nobody is named */
    record Content(Modality modality, boolean reporting, String addressee, String deadline) {

        String role() {
            return addressee.isEmpty() ? "" : Provision.role(addressee);
        }
    }
}
