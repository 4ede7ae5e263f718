package se.tillit.consequence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;

/** What the verbs begin with, within their transaction. */
@Component
final class Preparing {

    private static final int LONGEST = 2_000;

    private final ConsequenceStore consequences;
    private final ChainStore chain;
    private final Clock clock;

    Preparing(ConsequenceStore consequences, ChainStore chain, Clock clock) {
        this.consequences = consequences;
        this.chain = chain;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(ConsequenceQuery.SWEDEN));
    }

    Chain chain() {
        return chain.asOf(today());
    }

    /** @throws Refusal.Conflict where it is decided: then it stays as it was when it was decided */
    Consequence open(UUID id) {
        Consequence found = consequences.find(id).orElseThrow(() -> new Refusal.NotFound("consequence"));
        if (found.decision() != null) {
            throw new Refusal.Conflict("consequence " + id);
        }
        return found;
    }

    /** Position and unit of the actor today; the organisation's name, for who has no workplace. */
    String as(Actor actor) {
        Chain today = chain();
        return chain.workplace(actor.account(), today.day())
                .map(place -> Stream.of(
                                today.position(place.position()).map(Position::name),
                                today.unit(place.unit()).map(Unit::name))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")))
                .filter(as -> !as.isEmpty())
                .orElse(actor.organisationName());
    }

    static Problems check(Problems problems, String field, @Nullable String text) {
        return problems.addIf(text != null && text.length() > LONGEST, field, "consequence.too-long", LONGEST);
    }
}
