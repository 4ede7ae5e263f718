package se.tillit.chain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;

/**
 * Where in the chain somebody stands who says something.
 *
 * @param position what it is called; null where none is told
 */
public record Standing(Unit unit, @Nullable String position) {

    /** What a word is signed with: the position, or else the unit. */
    public String role() {
        return position == null ? unit.name() : position;
    }

    /** @param standing empty for somebody who works in none of the units */
    public record Now(LocalDate today, Chain chain, Optional<Standing> standing) {

        /** What the actor's word is signed with; the organisation's name for somebody who works in none of the units. */
        public String roleOf(Actor actor) {
            return standing.map(Standing::role).orElse(actor.organisationName());
        }
    }

    @Component
    public static final class Finder {

        private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

        private final ChainStore store;
        private final Clock clock;

        Finder(ChainStore store, Clock clock) {
            this.store = store;
            this.clock = clock;
        }

        /** Inside a transaction for the actor's organisation. */
        public Now now(Actor actor) {
            LocalDate today = LocalDate.now(clock.withZone(SWEDEN));
            Chain chain = store.asOf(today);
            Optional<Standing> standing = store.workplace(actor.account(), today)
                    .flatMap(place -> chain.unit(place.unit())
                            .map(unit -> new Standing(
                                    unit,
                                    chain.position(place.position())
                                            .map(Position::name)
                                            .orElse(null))));
            return new Now(today, chain, standing);
        }
    }
}
