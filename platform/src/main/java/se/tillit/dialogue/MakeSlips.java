package se.tillit.dialogue;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;

/** Makes slips with one-time codes, for whoever is asked. They are shown once and nowhere kept. */
@Component
public final class MakeSlips {

    static final int MOST_AT_ONCE = 500;
    private static final int MOST = 20_000;

    private final Acts acts;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final Clock clock;

    MakeSlips(Acts acts, DialogueStore dialogues, VoteStore votes, Clock clock) {
        this.acts = acts;
        this.dialogues = dialogues;
        this.votes = votes;
        this.clock = clock;
    }

    /** @throws Refusal.Invalid for too many, or where nobody can take part with them */
    public List<Code> make(Actor actor, UUID id, int many) {
        return acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.slips", note -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            new Problems()
                    .addIf(dialogue.terms().entry() != DialogueEntry.CODE, "antal", "dialogue.slips.without-codes")
                    .addIf(
                            dialogue.phase(SwedishDays.today(clock)) == Dialogue.Phase.CLOSED,
                            "antal",
                            "dialogue.slips.too-late")
                    .addIf(
                            many < 1 || many > MOST_AT_ONCE || votes.codes(id) + many > MOST,
                            "antal",
                            "dialogue.slips.many",
                            MOST_AT_ONCE)
                    .refuseIfAny();
            note.about(id).with("slips", many);
            return votes.addCodes(id, many);
        });
    }
}
