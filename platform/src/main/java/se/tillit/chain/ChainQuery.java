package se.tillit.chain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;

/** What may be seen of the chain. */
@Component
public final class ChainQuery {

    private final Door door;
    private final ChainStore chain;

    ChainQuery(Door door, ChainStore chain) {
        this.door = door;
        this.chain = chain;
    }

    /** @throws Refusal.Invalid for a day that no organisation has lived through; the database does not count that far */
    public Chain asOf(Actor actor, LocalDate day) {
        return door.read(actor, Access.SEE_CHAIN, () -> chain.asOf(reasonable(day)));
    }

    /** Those that have come about by the day. */
    List<Succession> successions(Actor actor, LocalDate day) {
        return door.read(actor, Access.SEE_CHAIN, () -> chain.successions(reasonable(day)));
    }

    private static LocalDate reasonable(LocalDate day) {
        new Problems()
                .addIf(day.getYear() < 1600 || day.getYear() > 2200, "day", "chain.day-out-of-reach")
                .refuseIfAny();
        return day;
    }

    /** The chain as it is on the first day, and on each day before the other when anything in it changes. */
    public List<Chain> during(Actor actor, LocalDate from, LocalDate to) {
        return door.read(actor, Access.SEE_CHAIN, () -> chain.during(from, to));
    }

    public List<ChainStore.UnitVersion> historyOf(Actor actor, UUID unit) {
        return door.read(actor, Access.SEE_CHAIN, () -> chain.unitHistory(unit));
    }

    /** How many times the unit has been changed: a form made from fewer is stale. */
    int versionOf(Actor actor, UUID unit) {
        return door.read(
                actor, Access.SEE_CHAIN, () -> chain.version(unit).orElseThrow(() -> new Refusal.NotFound("unit")));
    }

    /** Where the actor works; anybody may ask that of themselves. */
    public Optional<ChainStore.Workplace> workplace(Actor actor, LocalDate day) {
        return door.read(actor, Access.BE_SIGNED_IN, () -> chain.workplace(actor.account(), day));
    }

    /** Everywhere that the actor works; anybody may ask that of themselves. */
    public List<ChainStore.Workplace> workplaces(Actor actor, LocalDate day) {
        return door.read(actor, Access.BE_SIGNED_IN, () -> chain.workplaces(actor.account(), day));
    }
}
