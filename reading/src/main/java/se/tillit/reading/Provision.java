package se.tillit.reading;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The smallest stretch of a document that tells somebody what they must do, must not do, may do or should do.
 *
 * @param id the same for the same words in the same section, also in the document's next version
 * @param section as a reader would cite it; empty where the document has none
 * @param page from 1; 0 where the format has none
 * @param start its first character in the text as read
 * @param end the character after its last
 * @param text those characters
 * @param leadIn the words that govern it where it is a list's item ("Enhetschefen ska"), else null
 * @param reporting what must be done is to inform somebody outside the unit, or to document for inspection
 * @param deadline the words that say when or how often; several are joined by "; "; empty where there are none
 * @param due the first day by which, where the words name a date
 * @param recurrence how often, as an ISO 8601 period ("P1Y"), where the words say so
 */
public record Provision(
        String id,
        String section,
        int page,
        int start,
        int end,
        String text,
        @Nullable String leadIn,
        Modality modality,
        boolean reporting,
        Addressee addressee,
        String deadline,
        @Nullable LocalDate due,
        @Nullable String recurrence) {

    /** The same with one more time: "– efter varje övning" in the list that it introduces. */
    Provision withTime(String time) {
        String when = deadline.isEmpty() ? time : deadline + "; " + time;
        return new Provision(
                id,
                section,
                page,
                start,
                end,
                text,
                leadIn,
                modality,
                reporting,
                addressee,
                when,
                Dates.first(when),
                Dates.recurrence(when));
    }
}
