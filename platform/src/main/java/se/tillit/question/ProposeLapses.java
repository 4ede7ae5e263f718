package se.tillit.question;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.calendar.SwedishDays;

/**
 * Each morning: what nobody answered for in time is proposed to lapse. Every day looks at all that is due, so a day without the program, two
 * nodes, or an organisation that was restored elsewhere lose nothing and propose nothing twice.
 */
@Component
public final class ProposeLapses {

    private final Door door;
    private final QuestionStore questions;
    private final Clock clock;

    ProposeLapses(Door door, QuestionStore questions, Clock clock) {
        this.door = door;
        this.questions = questions;
        this.clock = clock;
    }

    public void propose() {
        LocalDate today = SwedishDays.today(clock);
        questions.organisations().forEach(organisation -> door.writeAs(organisation, () -> questions.propose(today)));
    }
}
