package se.tillit.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Role;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Validity;
import se.tillit.identity.AccountStore;

/** Loads people: their account, role and workplace. Nobody gets a password this way; they come in by invitation or single sign-on. */
final class PeopleLoad {

    private final Loading loading;
    private final ChainStore chain;
    private final AccountStore accounts;
    private final Map<String, UUID> units;
    private final Map<String, UUID> positions;
    private final Map<String, Integer> seen = new HashMap<>();

    PeopleLoad(Loading loading, ChainStore chain, AccountStore accounts) {
        this.loading = loading;
        this.chain = chain;
        this.accounts = accounts;
        this.units = chain.unitsByCode();
        this.positions = chain.positionsByCode();
    }

    void load(List<Sheet> sheets) {
        for (Sheet sheet : sheets) {
            loading.eachLine(sheet, Template.PEOPLE, (line, i) -> one(line));
        }
    }

    private void one(Line line) {
        int before = loading.problems.size();
        String name = line.required(Column.NAME);
        String email = line.required(Column.EMAIL);
        String unitCode = line.required(Column.UNIT);
        String positionCode = line.text(Column.POSITION);
        Role role = line.required(Column.ROLE) == null ? null : loading.word(line, Column.ROLE, Role.class);
        Validity valid = line.validity(loading.today.withDayOfYear(1));
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            line.problem(Column.EMAIL, "load.not-an-email", email);
        }
        if (email != null && seen.putIfAbsent(email, line.number()) != null) {
            line.problem(Column.EMAIL, "load.duplicate", email, seen.get(email));
        }
        UUID unit = known(line, Column.UNIT, unitCode, units, "load.unknown-unit");
        UUID position = known(line, Column.POSITION, positionCode, positions, "load.unknown-position");
        if (loading.problems.size() > before
                || name == null
                || email == null
                || role == null
                || unit == null
                || valid == null) {
            return;
        }
        UUID account = accounts.accountOf(email, name, null);
        boolean isNew = accounts.rolesOf(account).isEmpty();
        boolean same = accounts.rolesOf(account).equals(Set.of(role))
                && chain.memberships(account).equals(List.of(new ChainStore.Membership(unit, position, valid)));
        if (same) {
            return;
        }
        accounts.setRoles(account, Set.of(role));
        chain.setMembership(account, new ChainStore.Membership(unit, position, valid));
        loading.changes.add(new Change(
                Change.Kind.PERSON,
                isNew ? Change.Effect.CREATED : Change.Effect.CHANGED,
                String.valueOf(unitCode),
                name,
                List.of()));
    }

    private @Nullable UUID known(Line line, Column column, @Nullable String code, Map<String, UUID> all, String text) {
        if (code == null) {
            return null;
        }
        UUID found = all.get(code);
        if (found == null && !loading.faulty.contains(code)) {
            line.problem(column, text, code);
        }
        return found;
    }
}
