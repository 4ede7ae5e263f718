package se.tillit.identity;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;

/** Whose accounts an organisation uses, for those who administer them, and what a link leads to, for whoever has it. */
@Component
public final class ColleagueQuery {

    private final Door door;
    private final ColleagueStore colleagues;
    private final AccountStore accounts;
    private final Clock clock;

    ColleagueQuery(Door door, ColleagueStore colleagues, AccountStore accounts, Clock clock) {
        this.door = door;
        this.colleagues = colleagues;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What fits on a page, how many there are in all, and whether more comes after. */
    public record ColleagueList(List<Colleague> colleagues, int all, boolean more) {}

    /** @param after the last on the page before; null: from the beginning */
    public ColleagueList list(Actor actor, String words, @Nullable UUID after, int most) {
        return door.read(actor, Access.MANAGE_ACCOUNTS, () -> {
            Colleague last = after == null ? null : stored(after);
            List<Colleague> found = colleagues.page(words, last, most + 1);
            boolean more = found.size() > most;
            return new ColleagueList(more ? found.subList(0, most) : found, colleagues.count(), more);
        });
    }

    /** @throws Refusal.NotFound also for somebody whose account the organisation does not use */
    public Colleague find(Actor actor, UUID account) {
        return door.read(actor, Access.MANAGE_ACCOUNTS, () -> stored(account));
    }

    private Colleague stored(UUID account) {
        return colleagues.find(account).orElseThrow(() -> new Refusal.NotFound("account"));
    }

    /**
     * Where a link leads.
     *
     * @param joins whether the account is used elsewhere already: then its owner signs in, and there is no password to choose
     */
    record Invitation(
            UUID organisation, String organisationName, UUID account, String name, String email, boolean joins) {}

    /** Empty where the link has been used, is too old or never was one. */
    Optional<Invitation> invitation(OneTimeCode code) {
        return colleagues
                .organisationOf(code)
                .flatMap(organisation -> door.readAs(organisation, () -> colleagues
                        .invited(code, clock.instant())
                        .flatMap(colleagues::find)
                        .filter(one -> !one.disabled() && !one.roles().isEmpty())
                        .map(one -> new Invitation(
                                organisation,
                                colleagues.organisationName(),
                                one.account(),
                                one.name(),
                                one.email(),
                                usedElsewhere(one.account(), organisation)))));
    }

    private boolean usedElsewhere(UUID account, UUID organisation) {
        return accounts.organisationsOf(account).stream()
                .anyMatch(place -> !place.organisation().equals(organisation));
    }
}
