package se.tillit.obstacle;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;

/** What may be seen of formal requests, and of what could go into one. */
@Component
public final class PetitionQuery {

    private final Door door;
    private final PetitionStore petitions;

    PetitionQuery(Door door, PetitionStore petitions) {
        this.door = door;
        this.petitions = petitions;
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Petition find(Actor actor, UUID id) {
        // Whoever writes it and decides about it sees it whole; all others without what is marked as secret.
        boolean deals = actor.may(Access.KEEP_RECORDS)
                || actor.may(Access.DRAFT_PETITIONS)
                || actor.may(Access.DECIDE_PETITIONS);
        return door.read(actor, Access.SEE_OBSTACLES, () -> (deals ? petitions.findWhole(id) : petitions.find(id))
                .orElseThrow(() -> new Refusal.NotFound("petition")));
    }

    public List<Petition> all(Actor actor) {
        return door.read(actor, Access.SEE_OBSTACLES, petitions::all);
    }

    public Petition.Facts facts(Actor actor, Petition petition) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> facts(petition.cases()));
    }

    private Petition.Facts facts(List<Petition.Case> cases) {
        return Petition.Facts.of(
                cases,
                petitions.units(cases.stream().map(Petition.Case::obstacle).toList()));
    }

    /** What lies in no request yet, the largest first. */
    public List<Petition.Bundle> bundles(Actor actor) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> petitions.loose().entrySet().stream()
                .map(one -> new Petition.Bundle(one.getKey(), one.getValue(), facts(one.getValue())))
                .sorted(Comparator.comparingInt(
                                (Petition.Bundle one) -> -one.facts().voices())
                        .thenComparing(Petition.Bundle::legalReference))
                .toList());
    }

    /** @throws Refusal.NotFound where nothing lies under the reference */
    public Petition.Bundle bundle(Actor actor, String legalReference) {
        return bundles(actor).stream()
                .filter(one -> one.legalReference().equals(legalReference))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("bundle"));
    }
}
