package se.tillit.identity;

import static org.jooq.impl.DSL.noCondition;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.AFFILIATION;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.ORGANISATIONS_OF;
import static se.tillit.schema.Tables.PASSKEY;
import static se.tillit.schema.Tables.PROVIDER_LINK;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
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

    record Credentials(UUID account, @Nullable String passwordHash, boolean disabled, int epoch) {}

    Optional<Credentials> credentials(String email) {
        return credentials(ACCOUNT.EMAIL.eq(normal(email)));
    }

    Optional<Credentials> credentials(UUID account) {
        return credentials(ACCOUNT.ID.eq(account));
    }

    private Optional<Credentials> credentials(Condition of) {
        return db.select(ACCOUNT.ID, ACCOUNT.PASSWORD_HASH, ACCOUNT.DISABLED, ACCOUNT.EPOCH)
                .from(ACCOUNT)
                .where(of)
                .fetchOptional(row -> new Credentials(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    record Name(String name, String email) {}

    Optional<Name> name(UUID account) {
        return db.select(ACCOUNT.NAME, ACCOUNT.EMAIL)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .fetchOptional(row -> new Name(row.value1(), row.value2()));
    }

    int epoch(UUID account) {
        return credentials(account).map(Credentials::epoch).orElse(0);
    }

    /** An organisation that an account is let into. */
    public record Workplace(UUID organisation, String name) {}

    List<Workplace> organisationsOf(UUID account) {
        return db.selectFrom(ORGANISATIONS_OF.call(account))
                .fetch(row -> new Workplace(row.get(ORGANISATIONS_OF.ORGANISATION), row.get(ORGANISATIONS_OF.NAME)));
    }

    /** Empty where the account is disabled, has been signed out everywhere, or has no role that holds in the organisation. */
    public Optional<Actor> actor(SignedIn signedIn) {
        return actor(signedIn.account(), signedIn.organisation(), ACCOUNT.EPOCH.eq(signedIn.epoch()));
    }

    /** For keys and calendars, which go on when a session ends. Empty where the account is disabled or has no role that holds. */
    public Optional<Actor> actor(UUID account, UUID organisation) {
        return actor(account, organisation, noCondition());
    }

    private Optional<Actor> actor(UUID account, UUID organisation, Condition further) {
        return door.readAs(organisation, () -> {
            Set<Role> roles = rolesOf(account);
            if (roles.isEmpty()) {
                return Optional.empty();
            }
            return db.select(ACCOUNT.NAME, ORGANISATION.NAME)
                    .from(ACCOUNT)
                    .join(AFFILIATION)
                    .on(AFFILIATION.ACCOUNT.eq(ACCOUNT.ID), AFFILIATION.ACCEPTED.isTrue())
                    .crossJoin(ORGANISATION)
                    .where(
                            ACCOUNT.ID.eq(account),
                            ACCOUNT.DISABLED.isFalse(),
                            ORGANISATION.ID.eq(organisation),
                            further)
                    .fetchOptional(row -> new Actor(organisation, row.value2(), account, row.value1(), roles));
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

    /**
     * The account with this e-mail; made where there is none. An account that exists keeps its name and password, and where it is new to the
     * organisation and somebody may have got into it already, its owner must accept before any role holds.
     */
    public UUID accountOf(String email, String name, @Nullable String passwordHash) {
        boolean made = db.insertInto(ACCOUNT, ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.PASSWORD_HASH)
                        .values(normal(email), name.strip(), passwordHash)
                        .onConflictDoNothing()
                        .execute()
                == 1;
        UUID account = credentials(email).orElseThrow().account();
        if (made || !db.fetchExists(AFFILIATION, AFFILIATION.ACCOUNT.eq(account))) {
            db.insertInto(AFFILIATION, AFFILIATION.ACCOUNT, AFFILIATION.ACCEPTED)
                    .values(account, made || isUntouched(account))
                    .onConflictDoNothing()
                    .execute();
        }
        return account;
    }

    /** Nobody has ever had a way into it: left over from a load that was taken back, for instance. */
    private boolean isUntouched(UUID account) {
        return organisationsOf(account).isEmpty()
                && !db.fetchExists(ACCOUNT, ACCOUNT.ID.eq(account).and(ACCOUNT.PASSWORD_HASH.isNotNull()))
                && !db.fetchExists(PASSKEY, PASSKEY.ACCOUNT.eq(account))
                && !db.fetchExists(PROVIDER_LINK, PROVIDER_LINK.ACCOUNT.eq(account));
    }

    /** Also signs out everybody who is signed in as the account. */
    void setPassword(UUID account, String passwordHash) {
        db.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.EPOCH, ACCOUNT.EPOCH.plus(1))
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    /** Also signs out everybody who is signed in as the account. */
    void setDisabled(UUID account, boolean disabled) {
        db.update(ACCOUNT)
                .set(ACCOUNT.DISABLED, disabled)
                .set(ACCOUNT.EPOCH, ACCOUNT.EPOCH.plus(1))
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    void signOutEverywhere(UUID account) {
        db.update(ACCOUNT)
                .set(ACCOUNT.EPOCH, ACCOUNT.EPOCH.plus(1))
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    void rename(UUID account, String name) {
        db.update(ACCOUNT).set(ACCOUNT.NAME, name).where(ACCOUNT.ID.eq(account)).execute();
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

    /** Those who change roles at the same time wait for each other, so that the last two administrators cannot take each other away. */
    void lockRoles() {
        db.execute("select pg_advisory_xact_lock(hashtextextended('roles ' || current_organisation(), 0))");
    }

    /** Whether somebody is left who can let others in. */
    public boolean anyAdministrator() {
        return db.fetchExists(db.selectOne()
                .from(ASSIGNMENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ASSIGNMENT.ACCOUNT), ACCOUNT.DISABLED.isFalse())
                .join(AFFILIATION)
                .on(AFFILIATION.ACCOUNT.eq(ACCOUNT.ID), AFFILIATION.ACCEPTED.isTrue())
                .where(ASSIGNMENT.ROLE.eq(Role.ADMINISTRATOR.name())));
    }

    public void setRoles(UUID account, Collection<Role> roles) {
        lockRoles();
        db.deleteFrom(ASSIGNMENT).where(ASSIGNMENT.ACCOUNT.eq(account)).execute();
        roles.forEach(role -> db.insertInto(ASSIGNMENT, ASSIGNMENT.ACCOUNT, ASSIGNMENT.ROLE)
                .values(account, role.name())
                .execute());
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
