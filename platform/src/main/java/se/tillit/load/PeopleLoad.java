package se.tillit.load;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Access;
import se.tillit.access.Role;
import se.tillit.chain.ChainStore;
import se.tillit.chain.ChainStore.Membership;
import se.tillit.chain.Validity;
import se.tillit.identity.AccountStore;

/**
 * Loads people: their account, roles and workplace. Nobody gets a password this way; they come in by invitation or single sign-on. To give
 * and take roles is to manage accounts, in a file as on a page, and an organisation is never left without an administrator.
 */
final class PeopleLoad {

    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e&&[^@]]+@[\\x21-\\x7e&&[^@]]+\\.[a-zA-Z]{2,}");

    private final Loading loading;
    private final ChainStore chain;
    private final AccountStore accounts;
    private final Map<String, UUID> units;
    private final Map<String, UUID> positions;
    private final Map<UUID, String> codes = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    PeopleLoad(Loading loading, ChainStore chain, AccountStore accounts) {
        this.loading = loading;
        this.chain = chain;
        this.accounts = accounts;
        this.units = chain.unitsByCode();
        this.positions = chain.positionsByCode();
        units.forEach((code, unit) -> codes.put(unit, code));
        positions.forEach((code, position) -> codes.put(position, code));
    }

    void load(List<Table> tables) {
        loading.eachLine(tables, this::one);
        if (!loading.hasProblems() && !accounts.anyAdministrator()) {
            loading.problem(new LoadProblem(
                    tables.getFirst().sheet().name(), 0, Column.ROLE, "load.no-administrator-left", List.of()));
        }
    }

    private void one(Line line) {
        String name = line.required(Column.NAME);
        String email = line.required(Column.EMAIL).toLowerCase(Locale.ROOT);
        String unitCode = Objects.requireNonNullElse(line.text(Column.UNIT), "");
        String positionCode = Objects.requireNonNullElse(line.text(Column.POSITION), "");
        Set<Role> roles = roles(line);
        Validity valid = line.validity(loading.fromNewYear());
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            line.problem(Column.EMAIL, "load.not-an-email", email);
        } else if (!email.isEmpty() && seen.putIfAbsent(email, line.number()) != null) {
            line.problem(Column.EMAIL, "load.duplicate", email, seen.get(email));
        }
        UUID unit = line.referred(Column.UNIT, unitCode, units.get(unitCode), "load.unknown-unit");
        UUID position =
                line.referred(Column.POSITION, positionCode, positions.get(positionCode), "load.unknown-position");
        if (!line.isFaulty() && valid != null) {
            store(line, name, email, roles, unit == null ? null : new Membership(unit, position, valid));
        }
    }

    private Set<Role> roles(Line line) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!line.required(Column.ROLE).isEmpty()) {
            for (String word : line.parts(Column.ROLE)) {
                Role role = line.word(Column.ROLE, Role.class, word);
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /** @param membership null for somebody who works in none of the units */
    private void store(Line line, String name, String email, Set<Role> roles, @Nullable Membership membership) {
        UUID account = accounts.accountOf(email, name, null);
        Set<Role> rolesBefore = accounts.rolesOf(account);
        List<Membership> before = chain.memberships(account);
        boolean sameRoles = rolesBefore.equals(roles);
        Membership last = before.isEmpty() ? null : before.getLast();
        if (sameRoles && Objects.equals(last, membership)) {
            return;
        }
        if (!sameRoles && !loading.actor().may(Access.MANAGE_ACCOUNTS)) {
            line.problem(Column.ROLE, "load.roles-need-administrator");
            return;
        }
        accounts.setRoles(account, roles);
        chain.setMembership(account, membership);
        loading.change(
                rolesBefore.isEmpty() && last == null
                        ? Change.created(Change.Kind.PERSON, email, name)
                        : Change.changed(
                                Change.Kind.PERSON, email, name, facts(rolesBefore, last), facts(roles, membership)));
    }

    private Change.Facts facts(Set<Role> roles, @Nullable Membership membership) {
        Change.Facts facts =
                new Change.Facts().with(Column.ROLE, roles.stream().sorted().toList());
        return membership == null
                ? facts
                : facts.with(Column.UNIT, codes.get(membership.unit()))
                        .with(Column.POSITION, codes.get(membership.position()))
                        .with(Column.FROM, membership.valid().from())
                        .with(Column.TO, membership.valid().to());
    }
}
