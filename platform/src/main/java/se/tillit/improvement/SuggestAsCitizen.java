package se.tillit.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.obstacle.CitizenQuery;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/**
 * Suggests something for a unit without an account. An anonymous verb: it takes no actor, and writes no entry in the log, no key of a form, no
 * session, no count of own time. What is kept of who suggested it is the hash of a receipt that only they have.
 */
@Component
public final class SuggestAsCitizen {

    private final Door door;
    private final CitizenQuery desks;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;
    private final Registering registering;
    private final Clock clock;

    SuggestAsCitizen(
            Door door,
            CitizenQuery desks,
            ImprovementHandling handling,
            ImprovementStore improvements,
            Registering registering,
            Clock clock) {
        this.door = door;
        this.desks = desks;
        this.handling = handling;
        this.improvements = improvements;
        this.registering = registering;
        this.clock = clock;
    }

    /**
     * The same words as in an idea from outside that waits for an answer there are one more voice for it.
     *
     * @param sure whether it is to be sent although it holds what looks like a number or an address of a person
     * @throws Refusal.NotFound where there is no such organisation or unit
     * @throws Refusal.Invalid with everything that must be put right
     */
    public Code suggest(UUID organisation, UUID unit, String idea, Improvement.From from, boolean sure) {
        Code receipt = Code.fresh();
        boolean open = desks.desk(organisation).settings().isOpen();
        door.writeAs(organisation, () -> {
            Problems problems = ImprovementHandling.idea(idea, sure);
            problems.addIf(!open, "ide", "improvement.not-open")
                    .addIf(from == Improvement.From.STAFF, "vem", "improvement.needs-who-you-are")
                    .refuseIfAny();
            LocalDate today = handling.today();
            improvements.lockWords(unit, idea);
            UUID into = improvements.sameFromOutside(unit, idea).orElse(null);
            boolean first = into == null;
            if (into == null) {
                into = SuggestImprovement.begin(improvements, handling, idea, unit, from, null, clock);
            }
            improvements.sayWithReceipt(into, unit, today, first, receipt.hash());
            if (first) {
                registering.happened(ImprovementRecord.CODE, into, Rule.Registered.ALWAYS);
            }
            return into;
        });
        return receipt;
    }
}
