package se.tillit.goal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Says which goal another one serves. */
@Component
public final class PlaceGoal {

    private final Acts acts;
    private final GoalStore goals;
    private final SignalQuery signals;

    PlaceGoal(Acts acts, GoalStore goals, SignalQuery signals) {
        this.acts = acts;
        this.goals = goals;
        this.signals = signals;
    }

    /** @param above null: right below the common picture */
    public void place(Actor actor, UUID goal, @Nullable UUID above) {
        acts.perform(actor, Access.SHAPE_GOALS, "goal.place", note -> {
            mustBeAGoal(actor, goal);
            if (above != null) {
                mustBeAGoal(actor, above);
                new Problems()
                        .addIf(isAtOrAbove(goal, above, goals.places()), "over", "goal.serves-itself")
                        .refuseIfAny();
            }
            goals.place(goal, above);
            return note.about(goal);
        });
    }

    private void mustBeAGoal(Actor actor, UUID id) {
        if (signals.find(actor, id).details().kind() != SignalKind.GOAL) {
            throw new Refusal.NotFound("goal");
        }
    }

    private static boolean isAtOrAbove(UUID goal, UUID below, Map<UUID, UUID> places) {
        Set<UUID> passed = new HashSet<>();
        UUID at = below;
        while (at != null && !at.equals(goal) && passed.add(at)) {
            at = places.get(at);
        }
        return goal.equals(at);
    }
}
