package se.tillit.identity;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.AFFILIATION;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.ORGANISATION;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Role;
import se.tillit.schema.Routines;

/** The accounts that the organisation uses, and the links by which people are let in. */
@Component
final class ColleagueStore {

    private static final Field<String[]> ROLES =
            array(select(ASSIGNMENT.ROLE).from(ASSIGNMENT).where(ASSIGNMENT.ACCOUNT.eq(ACCOUNT.ID)));

    private final DSLContext db;

    ColleagueStore(DSLContext db) {
        this.db = db;
    }

    /**
     * By name.
     *
     * @param words in the name or the e-mail; empty: everybody
     * @param after the last of the page before; null: from the beginning
     */
    List<Colleague> page(String words, @Nullable Colleague after, int most) {
        Condition wanted = words.isBlank()
                ? trueCondition()
                : ACCOUNT.NAME.containsIgnoreCase(words.strip()).or(ACCOUNT.EMAIL.containsIgnoreCase(words.strip()));
        Condition later =
                after == null ? trueCondition() : row(ACCOUNT.NAME, ACCOUNT.ID).gt(after.name(), after.account());
        return colleagues(wanted.and(later), most);
    }

    Optional<Colleague> find(UUID account) {
        return colleagues(ACCOUNT.ID.eq(account), 1).stream().findFirst();
    }

    private List<Colleague> colleagues(Condition which, int most) {
        return db.select(
                        ACCOUNT.ID,
                        ACCOUNT.NAME,
                        ACCOUNT.EMAIL,
                        ROLES,
                        ACCOUNT.DISABLED,
                        AFFILIATION.ACCEPTED,
                        ACCOUNT.PASSWORD_HASH.isNotNull(),
                        AFFILIATION.INVITED_UNTIL)
                .from(AFFILIATION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(AFFILIATION.ACCOUNT))
                .where(which)
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .limit(most)
                .fetch(row -> new Colleague(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Arrays.stream(row.value4()).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    int count() {
        return db.fetchCount(AFFILIATION);
    }

    /** A link made before no longer holds. */
    void invite(UUID account, OneTimeCode code, Instant until) {
        db.update(AFFILIATION)
                .set(AFFILIATION.INVITATION_HASH, code.hash())
                .set(AFFILIATION.INVITED_UNTIL, until)
                .where(AFFILIATION.ACCOUNT.eq(account))
                .execute();
    }

    void withdrawInvitation(UUID account) {
        db.update(AFFILIATION)
                .setNull(AFFILIATION.INVITATION_HASH)
                .setNull(AFFILIATION.INVITED_UNTIL)
                .where(AFFILIATION.ACCOUNT.eq(account))
                .execute();
    }

    /** Before anybody has signed in. */
    Optional<UUID> organisationOf(OneTimeCode code) {
        return Optional.ofNullable(Routines.organisationOfInvitation(db.configuration(), code.hash()));
    }

    Optional<UUID> invited(OneTimeCode code, Instant now) {
        return db.select(AFFILIATION.ACCOUNT)
                .from(AFFILIATION)
                .where(AFFILIATION.INVITATION_HASH.eq(code.hash()), AFFILIATION.INVITED_UNTIL.gt(now))
                .fetchOptional(AFFILIATION.ACCOUNT);
    }

    /** Uses the link up: of any number who try at once, one succeeds. */
    boolean redeem(OneTimeCode code, Instant now) {
        return db.update(AFFILIATION)
                        .setNull(AFFILIATION.INVITATION_HASH)
                        .setNull(AFFILIATION.INVITED_UNTIL)
                        .set(AFFILIATION.ACCEPTED, true)
                        .where(AFFILIATION.INVITATION_HASH.eq(code.hash()), AFFILIATION.INVITED_UNTIL.gt(now))
                        .execute()
                == 1;
    }

    void acceptOnlyHere(UUID account) {
        Routines.acceptOnlyHere(db.configuration(), account);
    }

    String organisationName() {
        return db.select(ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(Routines.currentOrganisation()))
                .fetchSingle(ORGANISATION.NAME);
    }
}
