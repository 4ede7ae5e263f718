package se.tillit.pulse;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/**
 * Which of the units that a wave asked are somebody's own. The one where they work; and where it has ended since, merged into that one, those
 * that they worked in when it was asked, or that they lead now.
 */
@Component
final class OwnUnits {

    private final ChainStore chain;

    OwnUnits(ChainStore chain) {
        this.chain = chain;
    }

    Set<UUID> of(Actor actor, Wave wave, Chain now, LocalDate today) {
        Set<UUID> own = new LinkedHashSet<>();
        Optional<UUID> place = chain.workplace(actor.account(), today).map(one -> one.unit());
        if (place.isPresent()) {
            for (Wave.Asked one : wave.units()) {
                boolean same = one.unit().equals(place.get());
                boolean became = !same
                        && now.unit(one.unit()).isEmpty()
                        && now.standsFor(one.unit()).stream()
                                .anyMatch(unit -> unit.id().equals(place.get()));
                if (same
                        || became
                                && (leads(actor)
                                        || workedIn(
                                                actor, one.unit(), wave.terms().opensOn()))) {
                    own.add(one.unit());
                }
            }
        }
        return own;
    }

    private static boolean leads(Actor actor) {
        return actor.roles().contains(Role.MANAGER);
    }

    private boolean workedIn(Actor actor, UUID unit, LocalDate day) {
        return chain.memberships(actor.account()).stream()
                .anyMatch(one -> one.unit().equals(unit) && one.valid().holdsOn(day));
    }
}
