package se.tillit.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A load that was made. */
public record PastLoad(
        UUID id, Instant at, String by, String files, int created, int changed, int ended, boolean undone) {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm");

    public LocalDate day() {
        return at.atZone(SWEDEN).toLocalDate();
    }

    public String time() {
        return TIME.format(at.atZone(SWEDEN));
    }
}
