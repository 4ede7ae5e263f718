package se.tillit.goal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.signal.EndSignal;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Stops a goal, or lets it go into another or be replaced by one, from a day, with a reason and the levels that were consulted. */
@Component
public final class EndGoal {

    private final Acts acts;
    private final GoalStore goals;
    private final SignalQuery signals;
    private final EndSignal end;
    private final Standing.Finder finder;

    EndGoal(Acts acts, GoalStore goals, SignalQuery signals, EndSignal end, Standing.Finder finder) {
        this.acts = acts;
        this.goals = goals;
        this.signals = signals;
        this.end = end;
        this.finder = finder;
    }

    /** What is decided about a goal: as {@link Ending}, before it is known by whom. */
    public record Told(
            Ending.Fate fate, @Nullable UUID successor, LocalDate from, String reason, List<UUID> consulted) {}

    /**
     * @throws Refusal.Invalid for what the law requires, and for what others have decided: it is theirs to end
     * @throws Refusal.Conflict where it was ended meanwhile
     */
    public void end(Actor actor, UUID goal, Told told) {
        acts.perform(actor, Access.EDIT_SIGNALS, "goal.end", note -> {
            mustBeAGoal(actor, goal);
            check(actor, goal, told).refuseIfAny();
            end.end(actor, goal, told.from());
            Standing.Now now = finder.now(actor);
            Ending.Decided decided = new Ending.Decided(now.today(), actor.name(), now.roleOf(actor));
            UUID successor = told.fate() == Ending.Fate.STOP ? null : told.successor();
            Ending ending = new Ending(told.fate(), successor, told.from(), told.reason(), told.consulted(), decided);
            if (!goals.end(goal, ending, actor.account())) {
                throw new Refusal.Conflict("goal " + goal);
            }
            return note.about(goal)
                    .with("fate", told.fate().name())
                    .with("from", told.from().toString());
        });
    }

    private Problems check(Actor actor, UUID goal, Told told) {
        Problems problems = new Problems()
                .addIf(told.reason().isBlank(), "skal", "goal.end.needs-reason")
                .addIf(told.reason().length() > PairGoals.LONGEST, "skal", "web.too-long", PairGoals.LONGEST)
                .addIf(told.consulted().isEmpty(), "tillfragade", "goal.end.needs-levels");
        if (told.fate() != Ending.Fate.STOP) {
            UUID successor = told.successor();
            problems.addIf(successor == null || goal.equals(successor), "till", "goal.end.needs-successor");
            if (successor != null) {
                mustBeAGoal(actor, successor);
            }
        }
        return problems;
    }

    private void mustBeAGoal(Actor actor, UUID id) {
        Signal signal = signals.find(actor, id);
        if (signal.details().kind() != SignalKind.GOAL) {
            throw new Refusal.NotFound("goal");
        }
    }
}
