package se.tillit.goal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Writes down what those said who must weigh two goals against each other: a board says it in its minutes, somebody puts it here. */
@Component
public final class WeighGoals {

    private final Acts acts;
    private final GoalStore goals;
    private final Standing.Finder finder;

    WeighGoals(Acts acts, GoalStore goals, Standing.Finder finder) {
        this.acts = acts;
        this.goals = goals;
        this.finder = finder;
    }

    /** @throws Refusal.Conflict where they have been weighed meanwhile */
    public void weigh(Actor actor, UUID pair, String said) {
        acts.perform(actor, Access.SHAPE_GOALS, "goal.weigh", note -> {
            goals.pair(pair).orElseThrow(() -> new Refusal.NotFound("pair"));
            new Problems()
                    .addIf(said.isBlank(), "sagt", "goal.pair.needs-said")
                    .addIf(said.length() > PairGoals.LONGEST, "sagt", "web.too-long", PairGoals.LONGEST)
                    .refuseIfAny();
            if (!goals.weigh(pair, finder.now(actor).today(), actor.account(), said)) {
                throw new Refusal.Conflict("pair " + pair);
            }
            return note.about(pair);
        });
    }
}
