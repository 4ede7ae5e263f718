package se.tillit.question;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;

/**
 * Who may decide about demands: those who answer for them in the issuing unit, and those above it. That is so until the delegation of the
 * organisation can be asked. Used within another verb's or query's transaction.
 */
@Component
public final class Deciders {

    private final QuestionStore questions;
    private final ChainStore chain;
    private final Clock clock;

    Deciders(QuestionStore questions, ChainStore chain, Clock clock) {
        this.questions = questions;
        this.chain = chain;
        this.clock = clock;
    }

    public record Decider(UUID account, String name) {}

    /** Whoever may decide about what all of these units demand, the nearest first; nobody, where no one may about all. */
    public List<Decider> of(Collection<UUID> issuers) {
        Answerers answerers = questions.answerers(chain.asOf(SwedishDays.today(clock)));
        List<Decider> all = null;
        for (UUID issuer : issuers) {
            List<Decider> these = (questions.issuedInside(issuer)
                            ? answerers.ofAndAbove(issuer)
                            : answerers.inTouchWith(issuer))
                    .stream()
                            .map(person -> new Decider(person.account(), person.name()))
                            .distinct()
                            .toList();
            if (all == null) {
                all = new ArrayList<>(these);
            } else {
                all.retainAll(these);
            }
        }
        return all == null ? List.of() : List.copyOf(all);
    }

    /** Whether a unit stands outside the house, so that what it demands is its own to change. */
    public boolean isOutside(UUID issuer) {
        return !questions.issuedInside(issuer);
    }
}
