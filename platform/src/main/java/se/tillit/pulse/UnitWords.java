package se.tillit.pulse;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a unit says of its own result, in its own name: nobody in it is named.
 *
 * @param said what they think lies behind it
 * @param plans what they will do
 * @param needs what they need from the level above
 * @param wantsHelp whether they ask for help with that
 * @param on when it was last written
 */
public record UnitWords(
        UUID unit, String said, String plans, String needs, boolean wantsHelp, LocalDate on, int version) {

    static final int LONGEST = 2_000;

    boolean isEmpty() {
        return said.isEmpty() && plans.isEmpty() && needs.isEmpty();
    }
}
