package se.tillit.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Refusal;

/** What residents are told. Anybody at all may ask: it holds nothing but what somebody decided to tell them. */
@Component
public final class ToldQuery {

    private final Door door;
    private final ProposalStore proposals;

    ToldQuery(Door door, ProposalStore proposals) {
        this.door = door;
        this.proposals = proposals;
    }

    /**
     * @param from since when it is so
     * @param standsBehind who answers for it
     */
    public record Changed(String title, LocalDate from, String standsBehind, Proposal.Told told) {}

    public record Told(String organisation, List<Changed> all) {}

    /** @throws Refusal.NotFound where there is no such organisation */
    public Told of(UUID organisation) {
        return door.readAs(
                organisation,
                () -> new Told(
                        proposals
                                .organisationName(organisation)
                                .orElseThrow(() -> new Refusal.NotFound("organisation")),
                        proposals.toldToResidents().stream()
                                .map(one -> new Changed(
                                        one.words().title(),
                                        one.words().from(),
                                        one.decision().standsBehind(),
                                        one.decision().residents()))
                                .toList()));
    }
}
