package se.tillit.question;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.calendar.SwedishDays;

/**
 * On the first of March and of September: what an issuer outside the house has been asked is put together for its contact. Run on any day
 * after, or twice, it makes the same packages.
 */
@Component
final class MakePackages {

    private final Door door;
    private final QuestionStore questions;
    private final Clock clock;

    MakePackages(Door door, QuestionStore questions, Clock clock) {
        this.door = door;
        this.questions = questions;
        this.clock = clock;
    }

    void make() {
        LocalDate day = dayBefore(SwedishDays.today(clock));
        questions
                .organisations()
                .forEach(organisation -> door.writeAs(organisation, () -> questions.makePackages(day)));
    }

    /** The last day of packages that has come. */
    static LocalDate dayBefore(LocalDate today) {
        LocalDate september = LocalDate.of(today.getYear(), 9, 1);
        LocalDate march = LocalDate.of(today.getYear(), 3, 1);
        return !today.isBefore(september) ? september : !today.isBefore(march) ? march : september.minusYears(1);
    }

    /** The next day of packages after a day. */
    static LocalDate dayAfter(LocalDate today) {
        return dayBefore(today).plusMonths(6);
    }
}
