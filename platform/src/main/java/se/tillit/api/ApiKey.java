package se.tillit.api;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By it a program acts for somebody in one organisation, and may do there what that person may today.
 *
 * @param writes false: it only reads
 * @param expiresOn the first day on which it no longer opens anything
 */
public record ApiKey(
        UUID id,
        UUID account,
        String name,
        boolean writes,
        LocalDate createdOn,
        LocalDate expiresOn,
        @Nullable LocalDate lastUsedOn) {

    boolean opensOn(LocalDate day) {
        return day.isBefore(expiresOn);
    }
}
