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
import se.tillit.ballot.BallotKeys;
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
    private final WorkplaceBallotStore ballots;
    private final CountBallots count;
    private final DrawMap maps;
    private final BallotKeys keys;
    private final Clock clock;

    CloseDialogues(
            Acts acts,
            Door door,
            DialogueStore dialogues,
            WorkplaceBallotStore ballots,
            CountBallots count,
            DrawMap maps,
            BallotKeys keys,
            Clock clock) {
        this.acts = acts;
        this.door = door;
        this.dialogues = dialogues;
        this.ballots = ballots;
        this.count = count;
        this.maps = maps;
        this.keys = keys;
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
        finish(actor.organisation(), door.readAs(actor.organisation(), () -> dialogues
                .find(id)
                .orElseThrow(() -> new Refusal.NotFound("dialogue"))));
    }

    private void finish(UUID organisation, Dialogue dialogue) {
        if (dialogue.isWorkplace()) {
            count.count(organisation, dialogue.id());
        } else {
            maps.drawNow(organisation, dialogue.id());
        }
    }

    /** Where one dialogue fails the others are closed, and then it is told. */
    public void close() {
        LocalDate today = SwedishDays.today(clock);
        List<RuntimeException> failures = new ArrayList<>();
        for (UUID organisation : dialogues.organisations()) {
            attempt(
                    failures,
                    () -> door.writeAs(organisation, () -> {
                        dialogues.toClose(today).forEach(id -> dialogues.close(id, today));
                        dialogues.toForget(today.minusDays(DAYS_TO_LOOK)).forEach(ballots::forgetAll);
                        return organisation;
                    }));
            door.readAs(organisation, dialogues::closedWithoutResult)
                    .forEach(one -> attempt(failures, () -> finish(organisation, one)));
            door.readAs(organisation, dialogues::counted).forEach(keys::destroy);
        }
        maps.catchUp();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void attempt(List<RuntimeException> failures, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }
}
