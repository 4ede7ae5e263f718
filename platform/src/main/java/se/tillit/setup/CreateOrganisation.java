package se.tillit.setup;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.chain.ChainStore;
import se.tillit.identity.AccountStore;

/** Makes an organisation with the usual levels and its first administrator. Nobody is signed in yet, so there is nobody to ask for permission. */
@Component
public final class CreateOrganisation {

    private final Door door;
    private final AccountStore accounts;
    private final ChainStore chain;
    private final Clock clock;

    CreateOrganisation(Door door, AccountStore accounts, ChainStore chain, Clock clock) {
        this.door = door;
        this.accounts = accounts;
        this.chain = chain;
        this.clock = clock;
    }

    /** @return the first administrator */
    public Actor create(String organisation, String email, String name, @Nullable String passwordHash) {
        UUID id = UUID.randomUUID();
        return door.writeAs(id, () -> {
            accounts.createOrganisation(id, organisation, clock.instant());
            StandardLevel[] levels = StandardLevel.values();
            for (StandardLevel level : levels) {
                chain.insertLevel(level.code(), level.swedish(), level.english(), level.ordinal() + 1);
            }
            UUID account = accounts.accountOf(email, name, passwordHash);
            accounts.setRoles(account, Set.of(Role.ADMINISTRATOR));
            return new Actor(id, organisation, account, name, Set.of(Role.ADMINISTRATOR));
        });
    }

    /** The rooms of a municipality's chain, the law first and the person met last. */
    private enum StandardLevel {
        PARLIAMENT("riksdag", "Riksdag", "Parliament"),
        AGENCY("myndighet", "Myndighet", "Agency"),
        REGION("region", "Region", "Region"),
        COUNCIL("kommun", "Kommun", "Municipality"),
        COMMITTEE("namnd", "Nämnd", "Committee"),
        ADMINISTRATION("forvaltning", "Förvaltning", "Administration"),
        AREA("omrade", "Område", "Area"),
        UNIT("enhet", "Enhet", "Unit"),
        MEETING("motet", "Mötet", "The meeting");

        private final String code;
        private final String swedish;
        private final String english;

        StandardLevel(String code, String swedish, String english) {
            this.code = code;
            this.swedish = swedish;
            this.english = english;
        }

        String code() {
            return code;
        }

        String swedish() {
            return swedish;
        }

        String english() {
            return english;
        }
    }
}
