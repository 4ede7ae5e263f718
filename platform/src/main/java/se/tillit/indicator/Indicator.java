package se.tillit.indicator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an indicator beside what every demand says of itself. Null is not said.
 *
 * @param question which one it answers
 * @param measure what the figures count: procent, kronor, dagar
 * @param aboutStaff whether it stands beside the economy of the same unit
 * @param usedIn the last decision that it was used in
 * @param kpi its number in Kolada; null: the values are the organisation's own
 */
public record Indicator(
        @Nullable String question,
        @Nullable String measure,
        boolean aboutStaff,
        @Nullable String usedIn,
        @Nullable LocalDate usedOn,
        @Nullable String kpi) {

    public static final Indicator UNSAID = new Indicator(null, null, false, null, null, null);

    public static boolean isKpi(String text) {
        return text.matches("[NU][0-9]{5}");
    }
}
