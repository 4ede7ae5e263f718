package se.tillit.identity;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore.Membership;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.chain.Validity;

/** An invitation as somebody types it. */
public record ColleagueForm(String name, String email, Set<Role> roles, String unit, String position) {

    static final ColleagueForm EMPTY = new ColleagueForm("", "", Set.of(), "", "");

    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e&&[^@]]+@[\\x21-\\x7e&&[^@]]+\\.[a-zA-Z]{2,}");
    private static final int LONGEST_EMAIL = 254;

    public ColleagueForm {
        roles = Set.copyOf(roles);
    }

    /** Words that name no role are left out, as are roles said twice. */
    static Set<Role> roles(@Nullable List<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (words != null && words.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** How a position stands in the list to choose from. */
    public static String label(Position position) {
        return position.name() + " (" + position.code() + ")";
    }

    /**
     * The workplace from today on; null where none is given.
     *
     * @throws se.tillit.access.Refusal.Invalid with everything that cannot be read
     */
    @Nullable
    Membership check(Chain chain, LocalDate today) {
        Problems problems = OwnAccount.checkName(name)
                .addIf(
                        email.strip().length() > LONGEST_EMAIL
                                || !EMAIL.matcher(email.strip()).matches(),
                        "epost",
                        "identity.needs-email")
                .addIf(roles.isEmpty(), "roller", "identity.needs-role");
        Optional<Unit> where = chain.units().stream()
                .filter(one -> unit.strip().equals(one.label()) || unit.strip().equalsIgnoreCase(one.name()))
                .findFirst();
        Optional<Position> as = chain.positions().stream()
                .filter(one ->
                        position.strip().equals(label(one)) || position.strip().equalsIgnoreCase(one.name()))
                .findFirst();
        problems.addIf(!unit.isBlank() && where.isEmpty(), "enhet", "identity.unknown-unit")
                .addIf(!position.isBlank() && as.isEmpty(), "befattning", "identity.unknown-position")
                .addIf(unit.isBlank() && !position.isBlank(), "enhet", "identity.position-needs-unit")
                .refuseIfAny();
        return where.map(one -> new Membership(one.id(), as.map(Position::id).orElse(null), new Validity(today, null)))
                .orElse(null);
    }
}
