package se.tillit.question;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;
import static se.tillit.chain.ChainStore.holdsOn;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.MEMBERSHIP;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.QUESTION;
import static se.tillit.schema.Tables.QUESTION_ASKER;
import static se.tillit.schema.Tables.QUESTION_CONTACT;
import static se.tillit.schema.Tables.QUESTION_PACKAGE;
import static se.tillit.schema.Tables.QUESTION_SETTING;
import static se.tillit.schema.Tables.SIGNAL;
import static se.tillit.schema.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

@Component
final class QuestionStore {

    static final int WORKING_DAYS = 15;

    private static final Condition OPEN = QUESTION.ANSWERED_ON.isNull().and(QUESTION.DECIDED_ON.isNull());

    private static final Field<LocalDate> CLOSED_ON = coalesce(QUESTION.DECIDED_ON, QUESTION.ANSWERED_ON);

    private static final Field<Integer> ASKERS = field(selectCount()
            .from(QUESTION_ASKER)
            .where(QUESTION_ASKER.ORGANISATION.eq(QUESTION.ORGANISATION), QUESTION_ASKER.QUESTION.eq(QUESTION.ID)));

    private static final Field<List<String>> NAMED = multiset(select(ACCOUNT.NAME)
                    .from(QUESTION_ASKER)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(QUESTION_ASKER.ACCOUNT))
                    .where(
                            QUESTION_ASKER.ORGANISATION.eq(QUESTION.ORGANISATION),
                            QUESTION_ASKER.QUESTION.eq(QUESTION.ID),
                            QUESTION_ASKER.NAMED.isTrue())
                    .orderBy(ACCOUNT.NAME))
            .convertFrom(rows -> rows.map(one -> one.value1()));

    private static final Field<String> ANSWERER = name(QUESTION.ANSWERED_BY);
    private static final Field<String> DECIDER = name(QUESTION.DECIDED_BY);

    private final DSLContext db;

    QuestionStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<Question> find(UUID id) {
        return rows().where(QUESTION.ID.eq(id)).fetchOptional(QuestionStore::question);
    }

    /** The newest question about a demand, open or not. */
    Optional<Question> about(UUID signal) {
        return rows().where(QUESTION.SIGNAL.eq(signal))
                .orderBy(QUESTION.ASKED_ON.desc(), QUESTION.ID.desc())
                .limit(1)
                .fetchOptional(QuestionStore::question);
    }

    /** Those that somebody owes an answer, or a decision; by when. */
    List<Question> waiting() {
        Condition undecided = QUESTION.NOBODY.isTrue().and(QUESTION.DECIDED_ON.isNull());
        return rows().where(OPEN.or(undecided))
                .orderBy(QUESTION.DUE.asc().nullsLast(), QUESTION.ASKED_ON, QUESTION.ID)
                .fetch(QuestionStore::question);
    }

    List<Question> askedBy(UUID account) {
        return rows().where(QUESTION.ID.in(
                        select(QUESTION_ASKER.QUESTION).from(QUESTION_ASKER).where(QUESTION_ASKER.ACCOUNT.eq(account))))
                .orderBy(CLOSED_ON.desc().nullsFirst(), QUESTION.ASKED_ON.desc(), QUESTION.ID)
                .fetch(QuestionStore::question);
    }

    /** Those that are answered or decided, newest first; what comes after the given one. */
    List<Question> closed(@Nullable Question after, int most) {
        Condition place = after == null || after.closedOn() == null
                ? noCondition()
                : row(CLOSED_ON, QUESTION.ID).lt(after.closedOn(), after.id());
        return rows().where(CLOSED_ON.isNotNull(), place)
                .orderBy(CLOSED_ON.desc(), QUESTION.ID.desc())
                .limit(most)
                .fetch(QuestionStore::question);
    }

    /** @return the new open question's id; empty where there is one already */
    Optional<UUID> open(UUID signal, LocalDate today, @Nullable LocalDate due) {
        return db.insertInto(QUESTION, QUESTION.SIGNAL, QUESTION.ASKED_ON, QUESTION.DUE)
                .values(signal, today, due)
                .onConflictDoNothing()
                .returning(QUESTION.ID)
                .fetchOptional(QUESTION.ID);
    }

    Optional<UUID> openAbout(UUID signal) {
        return db.select(QUESTION.ID)
                .from(QUESTION)
                .where(QUESTION.SIGNAL.eq(signal), OPEN)
                .fetchOptional(QUESTION.ID);
    }

    void join(UUID question, UUID account, LocalDate today, boolean named) {
        db.insertInto(QUESTION_ASKER)
                .set(QUESTION_ASKER.QUESTION, question)
                .set(QUESTION_ASKER.ACCOUNT, account)
                .set(QUESTION_ASKER.ASKED_ON, today)
                .set(QUESTION_ASKER.NAMED, named)
                .onConflict(QUESTION_ASKER.ORGANISATION, QUESTION_ASKER.QUESTION, QUESTION_ASKER.ACCOUNT)
                .doUpdate()
                .set(QUESTION_ASKER.NAMED, named)
                .execute();
    }

    /** When somebody asked, and whether with their name. */
    public record Asked(LocalDate on, boolean named) {}

    Map<UUID, Asked> asked(UUID account) {
        return db.select(QUESTION_ASKER.QUESTION, QUESTION_ASKER.ASKED_ON, QUESTION_ASKER.NAMED)
                .from(QUESTION_ASKER)
                .where(QUESTION_ASKER.ACCOUNT.eq(account))
                .fetchMap(QUESTION_ASKER.QUESTION, one -> new Asked(one.value2(), one.value3()));
    }

    /** @return false where it is answered, or was extended before */
    boolean extend(UUID id, LocalDate today, UUID by, String reason, LocalDate due) {
        return db.update(QUESTION)
                        .set(QUESTION.EXTENDED_ON, today)
                        .set(QUESTION.EXTENDED_BY, by)
                        .set(QUESTION.EXTENSION_REASON, reason)
                        .set(QUESTION.DUE, due)
                        .where(QUESTION.ID.eq(id), OPEN, QUESTION.EXTENDED_ON.isNull(), QUESTION.PROPOSED_ON.isNull())
                        .execute()
                == 1;
    }

    /** @return false where somebody has answered or decided meanwhile */
    boolean answer(UUID id, UUID by, Question.Answer answer, int signalVersion) {
        return db.update(QUESTION)
                        .set(QUESTION.ANSWERED_ON, answer.by().on())
                        .set(QUESTION.ANSWERED_BY, by)
                        .set(QUESTION.ANSWERED_ROLE, answer.by().role())
                        .set(QUESTION.NOBODY, answer.nobody())
                        .set(QUESTION.USED_BY, answer.usedBy())
                        .set(QUESTION.DECISION, answer.decision())
                        .set(QUESTION.LAST_USED_ON, answer.lastUsedOn())
                        .set(QUESTION.SIGNAL_VERSION, signalVersion)
                        .where(QUESTION.ID.eq(id), OPEN)
                        .execute()
                == 1;
    }

    /** @return false where somebody has decided meanwhile, or answered that it is used */
    boolean decide(UUID id, UUID by, Question.Decision decision, int signalVersion) {
        return db.update(QUESTION)
                        .set(QUESTION.DECIDED_ON, decision.by().on())
                        .set(QUESTION.DECIDED_BY, by)
                        .set(QUESTION.DECIDED_ROLE, decision.by().role())
                        .set(QUESTION.DECISION_REASON, decision.reason())
                        .set(QUESTION.ENDS_ON, decision.endsOn())
                        .set(QUESTION.SIGNAL_VERSION, signalVersion)
                        .where(QUESTION.ID.eq(id), QUESTION.DECIDED_ON.isNull(), QUESTION.USED_BY.isNull())
                        .execute()
                == 1;
    }

    /** Proposes that what nobody answered for in time lapse, where it is the house's own. @return how many */
    int propose(LocalDate today) {
        return db.update(QUESTION)
                .set(QUESTION.PROPOSED_ON, today)
                .where(
                        OPEN,
                        QUESTION.PROPOSED_ON.isNull(),
                        QUESTION.DUE.lt(today),
                        QUESTION.SIGNAL.in(select(SIGNAL.ID)
                                .from(SIGNAL)
                                .join(UNIT)
                                .on(UNIT.ORGANISATION.eq(SIGNAL.ORGANISATION), UNIT.ID.eq(SIGNAL.ISSUER))
                                .where(SIGNAL.ORIGIN.eq(Origin.OWN.name()), UNIT.KIND.eq(UnitKind.OWN.name()))))
                .execute();
    }

    /** Whether a unit is the house's own. */
    boolean issuedInside(UUID unit) {
        return db.fetchExists(UNIT, UNIT.ID.eq(unit), UNIT.KIND.eq(UnitKind.OWN.name()));
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    int workingDays() {
        return db.select(QUESTION_SETTING.WORKING_DAYS)
                .from(QUESTION_SETTING)
                .fetchOptional(QUESTION_SETTING.WORKING_DAYS)
                .orElse(WORKING_DAYS);
    }

    /** Who answers for what, as of the chain's day. */
    Answerers answerers(Chain chain) {
        List<Holder> holders = holders(chain, Access.ANSWER_QUESTIONS::allows);
        Map<UUID, Answerers.Person> people = new HashMap<>();
        Map<UUID, List<Answerers.Person>> byUnit = new HashMap<>();
        for (Holder holder : holders) {
            people.putIfAbsent(holder.person().account(), holder.person());
            if (holder.unit() != null) {
                byUnit.computeIfAbsent(holder.unit(), unit -> new ArrayList<>()).add(holder.person());
            }
        }
        List<Answerers.Person> everywhere = holders(chain, role -> role == Role.CONTROLLER).stream()
                .map(holder -> people.get(holder.person().account()))
                .distinct()
                .toList();
        Map<UUID, Answerers.Person> contacts = new HashMap<>();
        contacts().forEach((unit, account) -> contacts.computeIfAbsent(unit, one -> people.get(account)));
        return new Answerers(chain, byUnit, everywhere, contacts);
    }

    private record Holder(@Nullable UUID unit, Answerers.Person person) {}

    /** Who has one of these roles, once for each place where they work. */
    private List<Holder> holders(Chain chain, Predicate<Role> which) {
        return db.select(ACCOUNT.ID, ACCOUNT.NAME, MEMBERSHIP.UNIT, MEMBERSHIP.POSITION)
                .from(ACCOUNT)
                .leftJoin(MEMBERSHIP)
                .on(MEMBERSHIP.ACCOUNT.eq(ACCOUNT.ID), holdsOn(MEMBERSHIP.VALID, chain.day()))
                .where(ACCOUNT.DISABLED.isFalse(), ACCOUNT.ID.in(accountsWith(which)))
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID, MEMBERSHIP.UNIT)
                .fetch(one -> new Holder(
                        one.value3(),
                        new Answerers.Person(
                                one.value1(),
                                one.value2(),
                                chain.position(one.value4()).map(Position::name).orElse(null))));
    }

    /** Units outside the house that demand something of it. */
    Set<UUID> outside() {
        return db.selectDistinct(SIGNAL.ISSUER)
                .from(SIGNAL)
                .join(UNIT)
                .on(UNIT.ORGANISATION.eq(SIGNAL.ORGANISATION), UNIT.ID.eq(SIGNAL.ISSUER))
                .where(UNIT.KIND.ne(UnitKind.OWN.name()))
                .fetchSet(SIGNAL.ISSUER);
    }

    boolean mayAnswer(UUID account) {
        return whoMayAnswer().containsKey(account);
    }

    void setContact(UUID unit, @Nullable UUID account) {
        db.deleteFrom(QUESTION_CONTACT).where(QUESTION_CONTACT.UNIT.eq(unit)).execute();
        if (account != null) {
            db.insertInto(QUESTION_CONTACT, QUESTION_CONTACT.UNIT, QUESTION_CONTACT.ACCOUNT)
                    .values(unit, account)
                    .execute();
        }
    }

    void setWorkingDays(int days) {
        db.insertInto(QUESTION_SETTING, QUESTION_SETTING.WORKING_DAYS)
                .values(days)
                .onConflict(QUESTION_SETTING.ORGANISATION)
                .doUpdate()
                .set(QUESTION_SETTING.WORKING_DAYS, days)
                .execute();
    }

    /** A package for each issuer outside that was asked something before the day and has not answered. */
    int makePackages(LocalDate day) {
        return db.insertInto(QUESTION_PACKAGE, QUESTION_PACKAGE.UNIT, QUESTION_PACKAGE.DAY)
                .select(selectDistinct(SIGNAL.ISSUER, val(day))
                        .from(QUESTION)
                        .join(SIGNAL)
                        .on(SIGNAL.ORGANISATION.eq(QUESTION.ORGANISATION), SIGNAL.ID.eq(QUESTION.SIGNAL))
                        .join(UNIT)
                        .on(UNIT.ORGANISATION.eq(SIGNAL.ORGANISATION), UNIT.ID.eq(SIGNAL.ISSUER))
                        .where(OPEN, QUESTION.ASKED_ON.lt(day), UNIT.KIND.ne(UnitKind.OWN.name())))
                .onConflictDoNothing()
                .execute();
    }

    /** Issuers to whom a package waits to be sent. */
    Set<UUID> packagesToSend() {
        return db.selectDistinct(QUESTION_PACKAGE.UNIT)
                .from(QUESTION_PACKAGE)
                .where(QUESTION_PACKAGE.SENT_ON.isNull())
                .fetchSet(QUESTION_PACKAGE.UNIT);
    }

    /** @return how many there were to send */
    int sendPackages(UUID unit, LocalDate today, UUID by) {
        return db.update(QUESTION_PACKAGE)
                .set(QUESTION_PACKAGE.SENT_ON, today)
                .set(QUESTION_PACKAGE.SENT_BY, by)
                .where(QUESTION_PACKAGE.UNIT.eq(unit), QUESTION_PACKAGE.SENT_ON.isNull())
                .execute();
    }

    /** Open questions to one issuer, the oldest first. */
    List<Question> openTo(UUID issuer) {
        return rows().where(OPEN, SIGNAL.ISSUER.eq(issuer))
                .orderBy(QUESTION.ASKED_ON, QUESTION.ID)
                .fetch(QuestionStore::question);
    }

    /** Questions about what the law requires, open or not: material for a formal request. By legal reference. */
    List<Question> aboutTheLaw() {
        return rows().where(SIGNAL.ORIGIN.eq(Origin.LAW.name()))
                .orderBy(SIGNAL.LEGAL_BASIS.asc().nullsLast(), QUESTION.ASKED_ON, QUESTION.ID)
                .fetch(QuestionStore::question);
    }

    /** The names of those who may answer, by account. */
    Map<UUID, String> whoMayAnswer() {
        return db.selectDistinct(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.DISABLED.isFalse(), ACCOUNT.ID.in(accountsWith(Access.ANSWER_QUESTIONS::allows)))
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .fetchMap(ACCOUNT.ID, ACCOUNT.NAME);
    }

    private static Select<Record1<UUID>> accountsWith(Predicate<Role> which) {
        return select(ASSIGNMENT.ACCOUNT)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.ROLE.in(Arrays.stream(Role.values())
                        .filter(which)
                        .map(Role::name)
                        .toList()));
    }

    Map<UUID, UUID> contacts() {
        return db.select(QUESTION_CONTACT.UNIT, QUESTION_CONTACT.ACCOUNT)
                .from(QUESTION_CONTACT)
                .fetchMap(QUESTION_CONTACT.UNIT, QUESTION_CONTACT.ACCOUNT);
    }

    private SelectJoinStep<? extends Record> rows() {
        return db.select(QUESTION.fields())
                .select(
                        SIGNAL.TITLE,
                        SIGNAL.KIND,
                        SIGNAL.ORIGIN,
                        SIGNAL.ISSUER,
                        SIGNAL.LEGAL_BASIS,
                        UNIT.KIND,
                        ASKERS,
                        NAMED,
                        ANSWERER,
                        DECIDER)
                .from(QUESTION)
                .join(SIGNAL)
                .on(SIGNAL.ORGANISATION.eq(QUESTION.ORGANISATION), SIGNAL.ID.eq(QUESTION.SIGNAL))
                .join(UNIT)
                .on(UNIT.ORGANISATION.eq(SIGNAL.ORGANISATION), UNIT.ID.eq(SIGNAL.ISSUER));
    }

    private static Question question(Record row) {
        LocalDate answered = row.get(QUESTION.ANSWERED_ON);
        LocalDate decided = row.get(QUESTION.DECIDED_ON);
        LocalDate extended = row.get(QUESTION.EXTENDED_ON);
        return new Question(
                row.get(QUESTION.ID),
                new Question.Demand(
                        row.get(QUESTION.SIGNAL),
                        row.get(SIGNAL.TITLE),
                        SignalKind.valueOf(row.get(SIGNAL.KIND)),
                        Origin.valueOf(row.get(SIGNAL.ORIGIN)),
                        row.get(SIGNAL.ISSUER),
                        UnitKind.valueOf(row.get(UNIT.KIND)),
                        row.get(SIGNAL.LEGAL_BASIS)),
                row.get(QUESTION.ASKED_ON),
                row.get(ASKERS),
                row.get(NAMED),
                row.get(QUESTION.DUE),
                extended == null ? null : new Question.Extension(extended, row.get(QUESTION.EXTENSION_REASON)),
                row.get(QUESTION.PROPOSED_ON),
                answered == null
                        ? null
                        : new Question.Answer(
                                new Question.Said(answered, row.get(ANSWERER), row.get(QUESTION.ANSWERED_ROLE)),
                                row.get(QUESTION.USED_BY),
                                row.get(QUESTION.DECISION),
                                row.get(QUESTION.LAST_USED_ON)),
                decided == null
                        ? null
                        : new Question.Decision(
                                new Question.Said(decided, row.get(DECIDER), row.get(QUESTION.DECIDED_ROLE)),
                                row.get(QUESTION.DECISION_REASON),
                                row.get(QUESTION.ENDS_ON)),
                row.get(QUESTION.SIGNAL_VERSION));
    }
}
