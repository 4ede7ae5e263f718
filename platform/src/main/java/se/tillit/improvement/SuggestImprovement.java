package se.tillit.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;
import se.tillit.chain.UnitKind;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;
import se.tillit.signal.SignalQuery;

/** Suggests something for a unit, and puts it before whoever leads there: what a unit can do itself, it does itself. */
@Component
public final class SuggestImprovement {

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;
    private final SignalQuery signals;
    private final Registering registering;
    private final Clock clock;

    SuggestImprovement(
            Acts acts,
            ImprovementHandling handling,
            ImprovementStore improvements,
            SignalQuery signals,
            Registering registering,
            Clock clock) {
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
        this.signals = signals;
        this.registering = registering;
        this.clock = clock;
    }

    /**
     * @param unit where it would be better; null: where the actor works, or is met
     * @param demand that it has to do with
     * @param named whether the name is shown to who sees it
     * @param sure whether it is to be sent although it holds what looks like a number or an address of a person
     * @throws Refusal.Invalid with everything that must be put right
     */
    public UUID suggest(
            Actor actor, String idea, @Nullable UUID unit, @Nullable UUID demand, boolean named, boolean sure) {
        return acts.perform(actor, Access.SUGGEST_IMPROVEMENTS, "improvement.suggest", note -> {
            UUID where = unit == null ? handling.homeUnit(actor) : unit;
            ImprovementHandling.idea(idea, sure)
                    .addIf(where == null, "enhet", "improvement.needs-unit")
                    .refuseIfAny();
            if (demand != null) {
                signals.find(actor, demand);
            }
            boolean resident = actor.roles().stream().allMatch(role -> role == Role.RESIDENT);
            LocalDate today = handling.today();
            UUID id = begin(
                    improvements,
                    handling,
                    idea,
                    where,
                    resident ? Improvement.From.CITIZEN : Improvement.From.STAFF,
                    demand,
                    clock);
            improvements.say(id, actor.account(), handling.ownUnit(actor), today, named, true);
            registering.happened(ImprovementRecord.CODE, id, Rule.Registered.ALWAYS);
            note.about(id);
            return id;
        });
    }

    /** The first two steps of the way: suggested, and put before somebody. */
    static UUID begin(
            ImprovementStore improvements,
            ImprovementHandling handling,
            String idea,
            UUID unit,
            Improvement.From from,
            @Nullable UUID demand,
            Clock clock) {
        LocalDate today = handling.today();
        Holders holders = handling.holders();
        if (holders.chain().unit(unit).filter(one -> one.kind() == UnitKind.OWN).isEmpty()) {
            throw new Refusal.NotFound("unit");
        }
        Holders.Holder first = holders.of(unit)
                .or(() -> holders.anywhere(null))
                .orElseThrow(() -> new Refusal.Invalid(new Problems().add("ide", "improvement.nobody-answers")));
        LocalDate due = handling.due(today);
        UUID id = improvements.insert(idea, unit, from, demand, clock.instant(), first, today, due, null);
        improvements.step(id, Improvement.Step.of(Improvement.Kind.SUGGESTED, today), null);
        improvements.step(
                id,
                new Improvement.Step(Improvement.Kind.HELD, today, first.unit(), first.role(), null, null, due),
                null);
        return id;
    }
}
