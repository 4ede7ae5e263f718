package se.tillit.mandate;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision made by delegation, noted for the board. What was decided stands in the file that the reference leads to.
 *
 * @param number the row's number in the order as it was on the day; empty: it had none
 * @param reference the number of the matter in the register; never a name
 * @param role what the one who decided was called on the day
 * @param meetingOn the meeting that was told of it; null while none has been
 */
public record Decision(
        UUID id,
        UUID board,
        @Nullable UUID mandate,
        String number,
        String matter,
        String reference,
        LocalDate decidedOn,
        UUID decidedBy,
        String name,
        String role,
        @Nullable UUID unit,
        @Nullable LocalDate meetingOn) {

    public boolean isTold() {
        return meetingOn != null;
    }
}
