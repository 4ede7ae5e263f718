package se.tillit.improvement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/** Offers what worked to other units. Nobody has to take it. */
@Component
public final class OfferImprovement {

    private static final int MOST = 20;

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;
    private final Registering registering;

    OfferImprovement(Acts acts, ImprovementHandling handling, ImprovementStore improvements, Registering registering) {
        this.registering = registering;
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
    }

    /**
     * One that it was offered to before is not asked again.
     *
     * @throws Refusal.Invalid where it has not worked, or no unit is chosen
     */
    public void offer(Actor actor, UUID id, Set<UUID> units) {
        acts.perform(actor, Access.REPORT_IMPROVEMENTS, "improvement.offer", note -> {
            Improvement improvement = handling.ofTheirs(actor, id);
            Holders holders = handling.holders();
            List<Unit> own = holders.chain().standsFor(improvement.told().unit());
            List<Unit> wanted = holders.chain().units().stream()
                    .filter(unit -> unit.kind() == UnitKind.OWN && units.contains(unit.id()) && !own.contains(unit))
                    .toList();
            if (wanted.size() < units.size()) {
                throw new Refusal.NotFound("unit");
            }
            new Problems()
                    .addIf(improvement.stage() != Improvement.Stage.WORKED, "sprid", "improvement.only-worked")
                    .addIf(wanted.isEmpty(), "sprid", "improvement.needs-units")
                    .addIf(wanted.size() > MOST, "sprid", "improvement.most-units", MOST)
                    .refuseIfAny();
            List<Unit> fresh = wanted.stream()
                    .filter(unit -> improvements.offer(id, unit.id(), handling.today(), actor.account()))
                    .toList();
            if (!fresh.isEmpty()) {
                improvements.step(
                        id,
                        new Improvement.Step(
                                Improvement.Kind.OFFERED,
                                handling.today(),
                                improvement.told().unit(),
                                handling.roleOf(actor),
                                null,
                                fresh.stream().map(Unit::name).collect(Collectors.joining(", ")),
                                null),
                        actor.account());
                registering.happened(ImprovementRecord.CODE, id, Rule.Registered.SENT);
            }
            return note.about(id).with("units", fresh.size());
        });
    }
}
