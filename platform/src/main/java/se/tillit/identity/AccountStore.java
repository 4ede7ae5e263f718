package se.tillit.identity;

import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.ORGANISATIONS_OF;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;

/** Accounts, organisations and roles. Accounts are global; roles belong to an organisation. */
@Component
public final class AccountStore {

    private final DSLContext db;
    private final Door door;

    AccountStore(DSLContext db, Door door) {
        this.db = db;
        this.door = door;
    }

    record Credentials(UUID account, @Nullable String passwordHash, boolean disabled) {}

    Optional<Credentials> credentials(String email) {
        return db.select(ACCOUNT.ID, ACCOUNT.PASSWORD_HASH, ACCOUNT.DISABLED)
                .from(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(normal(email)))
                .fetchOptional(row -> new Credentials(row.value1(), row.value2(), row.value3()));
    }

    List<UUID> organisationsOf(UUID account) {
        return db.selectFrom(ORGANISATIONS_OF.call(account)).fetch(ORGANISATIONS_OF.ORGANISATION);
    }

    /** Empty where the account is disabled or has no role left in the organisation. */
    public Optional<Actor> actor(SignedIn signedIn) {
        return door.readAs(signedIn.organisation(), () -> {
            Set<Role> roles = rolesOf(signedIn.account());
            if (roles.isEmpty()) {
                return Optional.empty();
            }
            return db.select(ACCOUNT.NAME, ORGANISATION.NAME)
                    .from(ACCOUNT)
                    .crossJoin(ORGANISATION)
                    .where(
                            ACCOUNT.ID.eq(signedIn.account()),
                            ACCOUNT.DISABLED.isFalse(),
                            ORGANISATION.ID.eq(signedIn.organisation()))
                    .fetchOptional(row ->
                            new Actor(signedIn.organisation(), row.value2(), signedIn.account(), row.value1(), roles));
        });
    }

    public boolean anyOrganisation() {
        return db.fetchExists(ORGANISATION);
    }

    public void createOrganisation(UUID id, String name, Instant now) {
        db.insertInto(ORGANISATION, ORGANISATION.ID, ORGANISATION.NAME, ORGANISATION.CREATED_AT)
                .values(id, name.strip(), now)
                .execute();
    }

    /** Somebody who has a role in the organisation. */
    public record Person(UUID account, String name, Set<Role> roles) {}

    public List<Person> people() {
        return db.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.in(db.select(ASSIGNMENT.ACCOUNT).from(ASSIGNMENT)))
                .orderBy(ACCOUNT.NAME)
                .fetch(row -> new Person(row.value1(), row.value2(), rolesOf(row.value1())));
    }

    /** The e-mail of everybody who has a role in the organisation. */
    public Map<UUID, String> emails() {
        return db.select(ACCOUNT.ID, ACCOUNT.EMAIL)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.in(db.select(ASSIGNMENT.ACCOUNT).from(ASSIGNMENT)))
                .fetchMap(ACCOUNT.ID, ACCOUNT.EMAIL);
    }

    /** The account with this e-mail; made where there is none. An account that exists keeps its name and password. */
    public UUID accountOf(String email, String name, @Nullable String passwordHash) {
        db.insertInto(ACCOUNT, ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.PASSWORD_HASH)
                .values(normal(email), name.strip(), passwordHash)
                .onConflictDoNothing()
                .execute();
        return db.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(normal(email)))
                .fetchSingle()
                .value1();
    }

    /** The account's roles in the organisation that the transaction acts for. */
    public Set<Role> rolesOf(UUID account) {
        return db
                .select(ASSIGNMENT.ROLE)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.ACCOUNT.eq(account))
                .fetch(ASSIGNMENT.ROLE)
                .stream()
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    public void setRoles(UUID account, Collection<Role> roles) {
        db.deleteFrom(ASSIGNMENT).where(ASSIGNMENT.ACCOUNT.eq(account)).execute();
        roles.forEach(role -> db.insertInto(ASSIGNMENT, ASSIGNMENT.ACCOUNT, ASSIGNMENT.ROLE)
                .values(account, role.name())
                .execute());
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
