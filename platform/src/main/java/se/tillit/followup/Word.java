package se.tillit.followup;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What those concerned said of a demand, or of a need, in their unit; and who sees to it.
 *
 * @param signal the demand; null where it is about a need
 * @param owner a role in words
 */
public record Word(@Nullable UUID signal, @Nullable UUID need, Said said, String owner, LocalDate on, String by) {

    public enum Said {
        KEEP,
        STOP,
        MISSING
    }
}
