package se.tillit.goal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.RegisterSignal;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/** Makes a goal of a draft: says what was heard and what it changed, and why it is decided without those who have not written. */
@Component
public final class DecideGoal {

    private final Acts acts;
    private final GoalDraftStore drafts;
    private final GoalStore goals;
    private final RegisterSignal register;
    private final Standing.Finder finder;

    DecideGoal(Acts acts, GoalDraftStore drafts, GoalStore goals, RegisterSignal register, Standing.Finder finder) {
        this.acts = acts;
        this.drafts = drafts;
        this.goals = goals;
        this.register = register;
        this.finder = finder;
    }

    /**
     * @param version the wording that the decider saw
     * @param without needed where a level that was asked has not written
     * @return the goal's id
     * @throws Refusal.Conflict where the draft was changed or closed meanwhile
     */
    public UUID decide(Actor actor, UUID id, int version, String heard, @Nullable String without) {
        return acts.perform(actor, Access.EDIT_SIGNALS, "goal.decide", note -> {
            GoalDraft draft = drafts.find(id).orElseThrow(() -> new Refusal.NotFound("draft"));
            new Problems()
                    .addIf(heard.isBlank(), "hort", "goal.decide.needs-heard")
                    .addIf(heard.length() > WriteAboutGoal.LONGEST, "hort", "web.too-long", WriteAboutGoal.LONGEST)
                    .addIf(without == null && !draft.silent().isEmpty(), "utan", "goal.decide.needs-without")
                    .refuseIfAny();
            UUID goal = register.register(actor, goal(draft.details()));
            goals.place(goal, draft.details().above());
            Standing.Now now = finder.now(actor);
            String said = draft.silent().isEmpty() ? null : without;
            GoalDraft.Closing closing =
                    new GoalDraft.Closing(now.today(), actor.name(), now.roleOf(actor), heard, said, goal);
            if (!drafts.close(id, version, closing, actor.account())) {
                throw new Refusal.Conflict("draft " + id);
            }
            note.about(goal).with("draft", id.toString());
            return goal;
        });
    }

    private static Signal.Details goal(GoalDraft.Details draft) {
        return new Signal.Details(
                "M-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT),
                SignalKind.GOAL,
                draft.title(),
                draft.body(),
                draft.issuer(),
                draft.receivers().stream().map(unit -> new Receiver(unit, null)).toList(),
                List.of(),
                Origin.OWN,
                null,
                draft.purpose(),
                null,
                draft.usedBy(),
                null,
                null,
                null,
                List.of(),
                null,
                Said.GUESSED,
                List.of(),
                List.of(),
                null,
                null,
                null,
                draft.valid(),
                null);
    }
}
