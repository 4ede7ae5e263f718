package se.tillit.proposal;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;

/**
 * Each morning: what has been as was agreed for half a year is asked about, once. It looks at all that is due, so that a day without the
 * program loses nothing and a second run asks nothing twice.
 */
@Component
public final class AskAboutEffects {

    static final int MONTHS = 6;

    private final Door door;
    private final ProposalStore proposals;
    private final Proposing proposing;

    AskAboutEffects(Door door, ProposalStore proposals, Proposing proposing) {
        this.door = door;
        this.proposals = proposals;
        this.proposing = proposing;
    }

    public void ask() {
        LocalDate today = proposing.today();
        proposals
                .organisations()
                .forEach(organisation ->
                        door.writeAs(organisation, () -> proposals.askAboutEffects(today.minusMonths(MONTHS), today)));
    }
}
