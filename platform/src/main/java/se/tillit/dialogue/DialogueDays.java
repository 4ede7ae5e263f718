package se.tillit.dialogue;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Dialogues begin and end at midnight in Sweden. */
final class DialogueDays {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private DialogueDays() {}

    static LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(SWEDEN));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
