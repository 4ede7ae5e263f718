package se.tillit.goal;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Level;

/** Says how many goals each level wants to have at most: the organisation's own promise to itself, which stops nobody. */
@Component
public final class LimitGoals {

    static final int MOST = 1_000;

    private final Acts acts;
    private final GoalStore goals;
    private final ChainStore chain;

    LimitGoals(Acts acts, GoalStore goals, ChainStore chain) {
        this.acts = acts;
        this.goals = goals;
        this.chain = chain;
    }

    /** @param most by level; a level that is left out has no limit */
    public void limit(Actor actor, Map<UUID, Integer> most) {
        acts.perform(actor, Access.SHAPE_GOALS, "goal.limit", note -> {
            if (!chain.levels().stream().map(Level::id).toList().containsAll(most.keySet())) {
                throw new Refusal.NotFound("level");
            }
            goals.setLimits(most);
            return note.with("levels", most.size());
        });
    }
}
