package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/**
 * Closes dialogues whose last day has passed, or that somebody ends; computes what came out of them; and forgets, some weeks later, who voted
 * what in those at a workplace. Each step can be cut short and done again.
 */
@Component
public final class CloseDialogues {

    /** Until then those who took part see what they voted beside the result. */
    static final int DAYS_TO_LOOK = 60;

    private final Acts acts;
    private final Door door;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final DrawMap maps;
    private final Clock clock;

    CloseDialogues(Acts acts, Door door, DialogueStore dialogues, VoteStore votes, DrawMap maps, Clock clock) {
        this.acts = acts;
        this.door = door;
        this.dialogues = dialogues;
        this.votes = votes;
        this.maps = maps;
        this.clock = clock;
    }

    /** Ends it before its day. @throws Refusal.Conflict where it is closed already */
    public void close(Actor actor, UUID id) {
        acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.close", note -> {
            dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            if (!dialogues.close(id, SwedishDays.today(clock))) {
                throw new Refusal.Conflict("dialogue " + id);
            }
            return note.about(id);
        });
    }

    /** What closing leaves to be done, at once. */
    public void finish(Actor actor, UUID id) {
        maps.drawNow(actor.organisation(), id);
    }

    /** Where one dialogue fails the others are closed, and then it is told. */
    public void close() {
        LocalDate today = SwedishDays.today(clock);
        List<RuntimeException> failures = new ArrayList<>();
        for (UUID organisation : dialogues.organisations()) {
            try {
                door.writeAs(organisation, () -> {
                    dialogues.toClose(today).forEach(id -> dialogues.close(id, today));
                    dialogues.toForget(today.minusDays(DAYS_TO_LOOK)).forEach(votes::forgetAll);
                    return organisation;
                });
                door.readAs(organisation, dialogues::closedWithoutResult).forEach(id -> maps.drawNow(organisation, id));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        maps.catchUp();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
