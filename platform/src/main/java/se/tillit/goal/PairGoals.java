package se.tillit.goal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.signal.SignalQuery;

/** Says that two goals, or a goal and another demand, cannot both be met or say the same, and who must weigh them. */
@Component
public final class PairGoals {

    static final int LONGEST = 1_000;

    private final Acts acts;
    private final GoalStore goals;
    private final SignalQuery signals;
    private final Standing.Finder finder;

    PairGoals(Acts acts, GoalStore goals, SignalQuery signals, Standing.Finder finder) {
        this.acts = acts;
        this.goals = goals;
        this.signals = signals;
        this.finder = finder;
    }

    /**
     * @param reason why, in a few sentences
     * @param weigher the unit that must weigh them
     */
    public UUID pair(Actor actor, GoalPair.Tie tie, UUID one, UUID other, String reason, UUID weigher) {
        return acts.perform(actor, Access.SHAPE_GOALS, "goal.pair", note -> {
            signals.find(actor, one);
            signals.find(actor, other);
            Standing.Now now = finder.now(actor);
            new Problems()
                    .addIf(one.equals(other), "andra", "goal.pair.with-itself")
                    .addIf(reason.isBlank(), "varfor", "goal.pair.needs-reason")
                    .addIf(reason.length() > LONGEST, "varfor", "web.too-long", LONGEST)
                    .addIf(now.chain().unit(weigher).isEmpty(), "vem", "goal.unknown-unit")
                    .refuseIfAny();
            UUID id = goals.openPair(tie, one, other, reason, weigher, now.today(), actor.account())
                    .orElseThrow(() -> new Refusal.Invalid(new Problems().add("andra", "goal.pair.twice")));
            note.about(id).with("tie", tie.name());
            return id;
        });
    }
}
