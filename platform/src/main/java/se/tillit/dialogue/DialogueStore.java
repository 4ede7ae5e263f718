package se.tillit.dialogue;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.DIALOGUE;
import static se.tillit.schema.Tables.DIALOGUE_ANSWER;
import static se.tillit.schema.Tables.DIALOGUE_BALLOT;
import static se.tillit.schema.Tables.DIALOGUE_GROUP;
import static se.tillit.schema.Tables.DIALOGUE_RESULT;
import static se.tillit.schema.Tables.DIALOGUE_ROOM;
import static se.tillit.schema.Tables.DIALOGUE_STATEMENT;
import static se.tillit.schema.Tables.DIALOGUE_VOTE;
import static se.tillit.schema.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dialogues, what is said in them, and what they are answered. */
@Component
final class DialogueStore {

    private static final Field<List<UUID>> ROOMS = multiset(select(DIALOGUE_ROOM.LEVEL)
                    .from(DIALOGUE_ROOM)
                    .where(
                            DIALOGUE_ROOM.ORGANISATION.eq(DIALOGUE.ORGANISATION),
                            DIALOGUE_ROOM.DIALOGUE.eq(DIALOGUE.ID)))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final se.tillit.schema.tables.Dialogue LAST = DIALOGUE.as("last");

    private static final Condition TO_LOOK_AT = DIALOGUE_STATEMENT
            .STATE
            .eq(Statement.State.HELD.name())
            .or(DIALOGUE_STATEMENT.STATE.eq(Statement.State.WAITING.name()).and(DIALOGUE_STATEMENT.PARENT.isNull()));

    private final DSLContext db;

    DialogueStore(DSLContext db) {
        this.db = db;
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    /** Asked before it is known for which organisation one acts. */
    Optional<UUID> organisation(UUID dialogue) {
        return Optional.ofNullable((UUID) db.fetchValue("select organisation_of_dialogue(?)", dialogue));
    }

    UUID insert(Dialogue.Terms terms, int minutes, LocalDate today, UUID by) {
        UUID id = db.insertInto(DIALOGUE)
                .set(DIALOGUE.QUESTION, terms.question())
                .set(DIALOGUE.PURPOSE, terms.purpose())
                .set(DIALOGUE.INFLUENCE, terms.influence())
                .set(DIALOGUE.LIMITS, terms.limits())
                .set(DIALOGUE.WHO, terms.who())
                .set(DIALOGUE.KIND, terms.kind().name())
                .set(DIALOGUE.ENTRY, terms.entry().name())
                .set(DIALOGUE.MODERATION, terms.moderation().name())
                .set(DIALOGUE.UNIT, terms.unit())
                .set(DIALOGUE.ANSWERER, terms.answerer())
                .set(DIALOGUE.ANSWER_BY, terms.answerBy())
                .set(DIALOGUE.OPENS_ON, terms.opensOn())
                .set(DIALOGUE.CLOSES_ON, terms.closesOn())
                .set(DIALOGUE.LONGEST, terms.longest())
                .set(DIALOGUE.MINUTES, minutes)
                .set(DIALOGUE.NOTE, terms.note())
                .set(DIALOGUE.CREATED_ON, today)
                .set(DIALOGUE.CREATED_BY, by)
                .returning(DIALOGUE.ID)
                .fetchSingle(DIALOGUE.ID);
        terms.rooms().forEach(room -> db.insertInto(DIALOGUE_ROOM, DIALOGUE_ROOM.DIALOGUE, DIALOGUE_ROOM.LEVEL)
                .values(id, room)
                .execute());
        return id;
    }

    Optional<Dialogue> find(UUID id) {
        return dialogues(DIALOGUE.ID.eq(id)).stream().findFirst();
    }

    /** The one that closes last first. */
    List<Dialogue> all() {
        return dialogues(noCondition());
    }

    /** @param after the id of the last one seen; null: from the beginning */
    List<Dialogue> page(@Nullable UUID after, int many) {
        Condition rest = after == null
                ? noCondition()
                : DSL.row(DIALOGUE.CLOSES_ON, DIALOGUE.ID)
                        .lt(DSL.row(field(select(LAST.CLOSES_ON).from(LAST).where(LAST.ID.eq(after))), DSL.val(after)));
        return query(rest).limit(many).fetch(DialogueStore::dialogue);
    }

    private List<Dialogue> dialogues(Condition which) {
        return query(which).fetch(DialogueStore::dialogue);
    }

    private org.jooq.SelectLimitStep<? extends Record> query(Condition which) {
        return db.select(DIALOGUE.fields())
                .select(ROOMS)
                .from(DIALOGUE)
                .where(which)
                .orderBy(DIALOGUE.CLOSES_ON.desc(), DIALOGUE.ID.desc());
    }

    private static Dialogue dialogue(Record row) {
        return new Dialogue(
                row.get(DIALOGUE.ID),
                new Dialogue.Terms(
                        row.get(DIALOGUE.QUESTION),
                        row.get(DIALOGUE.PURPOSE),
                        row.get(DIALOGUE.INFLUENCE),
                        row.get(DIALOGUE.LIMITS),
                        row.get(DIALOGUE.WHO),
                        DialogueKind.valueOf(row.get(DIALOGUE.KIND)),
                        DialogueEntry.valueOf(row.get(DIALOGUE.ENTRY)),
                        DialogueModeration.valueOf(row.get(DIALOGUE.MODERATION)),
                        row.get(DIALOGUE.UNIT),
                        row.get(ROOMS),
                        row.get(DIALOGUE.ANSWERER),
                        row.get(DIALOGUE.ANSWER_BY),
                        row.get(DIALOGUE.OPENS_ON),
                        row.get(DIALOGUE.CLOSES_ON),
                        row.get(DIALOGUE.LONGEST),
                        row.get(DIALOGUE.NOTE)),
                row.get(DIALOGUE.MINUTES),
                row.get(DIALOGUE.CREATED_ON),
                row.get(DIALOGUE.CLOSED_ON));
    }

    /** The dialogue, which cannot be closed until this transaction ends. Those who vote do not wait for each other. */
    Optional<Dialogue> stayingOpen(UUID id) {
        return db.select(DIALOGUE.fields())
                .select(ROOMS)
                .from(DIALOGUE)
                .where(DIALOGUE.ID.eq(id))
                .forShare()
                .of(DIALOGUE)
                .fetchOptional(DialogueStore::dialogue);
    }

    /** Waits for those who are voting. @return false where it is closed already */
    boolean close(UUID id, LocalDate today) {
        return db.update(DIALOGUE)
                        .set(DIALOGUE.CLOSED_ON, today)
                        .where(DIALOGUE.ID.eq(id), DIALOGUE.CLOSED_ON.isNull())
                        .execute()
                == 1;
    }

    List<UUID> toClose(LocalDate today) {
        return db.select(DIALOGUE.ID)
                .from(DIALOGUE)
                .where(DIALOGUE.CLOSED_ON.isNull(), DIALOGUE.CLOSES_ON.lt(today))
                .fetch(DIALOGUE.ID);
    }

    /** Closed, with nothing computed: whoever closed it was cut short. */
    List<Dialogue> closedWithoutResult() {
        return dialogues(DIALOGUE.CLOSED_ON.isNotNull().and(DSL.notExists(result())));
    }

    /** At a workplace, with a result: its votes have been forgotten, and its key is of no use. */
    List<UUID> counted() {
        return db.select(DIALOGUE.ID)
                .from(DIALOGUE)
                .where(DIALOGUE.KIND.eq(DialogueKind.WORKPLACE.name()), DSL.exists(result()))
                .fetch(DIALOGUE.ID);
    }

    private static Select<?> result() {
        return select(DIALOGUE_RESULT.DIALOGUE).from(DIALOGUE_RESULT).where(DIALOGUE_RESULT.DIALOGUE.eq(DIALOGUE.ID));
    }

    List<UUID> toForget(LocalDate closedBefore) {
        return db.select(DIALOGUE.ID)
                .from(DIALOGUE)
                .where(
                        DIALOGUE.CLOSED_ON.lt(closedBefore),
                        DSL.exists(select(DIALOGUE_BALLOT.HASH)
                                .from(DIALOGUE_BALLOT)
                                .where(DIALOGUE_BALLOT.DIALOGUE.eq(DIALOGUE.ID))))
                .fetch(DIALOGUE.ID);
    }

    /** One at a time writes statements in a dialogue, since each takes the next number. */
    void lock(UUID dialogue) {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 1))", dialogue.toString());
    }

    /** @param author null: the organiser */
    int add(UUID dialogue, String body, Statement.State state, byte @Nullable [] author, @Nullable Integer parent) {
        int number = db.select(coalesce(max(DIALOGUE_STATEMENT.NUMBER), -1))
                        .from(DIALOGUE_STATEMENT)
                        .where(DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue))
                        .fetchSingle()
                        .value1()
                + 1;
        add(dialogue, number, body, state, author, parent);
        return number;
    }

    void add(
            UUID dialogue,
            int number,
            String body,
            Statement.State state,
            byte @Nullable [] author,
            @Nullable Integer parent) {
        db.insertInto(DIALOGUE_STATEMENT)
                .set(DIALOGUE_STATEMENT.DIALOGUE, dialogue)
                .set(DIALOGUE_STATEMENT.NUMBER, number)
                .set(DIALOGUE_STATEMENT.BODY, body)
                .set(DIALOGUE_STATEMENT.STATE, state.name())
                .set(DIALOGUE_STATEMENT.AUTHOR, author)
                .set(DIALOGUE_STATEMENT.PARENT, parent)
                .execute();
    }

    /** As many as a file holds. */
    void add(UUID dialogue, List<LoadDialogue.Comment> comments) {
        db.batch(comments.stream()
                        .map(one -> db.insertInto(DIALOGUE_STATEMENT)
                                .set(DIALOGUE_STATEMENT.DIALOGUE, dialogue)
                                .set(DIALOGUE_STATEMENT.NUMBER, one.number())
                                .set(DIALOGUE_STATEMENT.BODY, one.body())
                                .set(
                                        DIALOGUE_STATEMENT.STATE,
                                        (one.shown() ? Statement.State.SHOWN : Statement.State.DECLINED).name()))
                        .toList())
                .execute();
    }

    /** All of them, with their votes. */
    List<Statement> counted(UUID dialogue) {
        return statements(dialogue, noCondition());
    }

    /** Who begins a dialogue reads what is written in it. */
    List<Dialogue> begunBy(UUID account) {
        return dialogues(DIALOGUE.CREATED_BY.eq(account).and(DIALOGUE.CLOSED_ON.isNull()));
    }

    /** Without their votes, which are counted elsewhere: for a voter, who needs only the words. */
    List<Statement> words(UUID dialogue) {
        return db.selectFrom(DIALOGUE_STATEMENT)
                .where(DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue))
                .orderBy(DIALOGUE_STATEMENT.NUMBER)
                .fetch(row -> statement(row, 0, 0, 0));
    }

    Optional<Statement> statement(UUID dialogue, int number) {
        return statements(dialogue, DIALOGUE_STATEMENT.NUMBER.eq(number)).stream()
                .findFirst();
    }

    List<Statement> by(UUID dialogue, byte[] author) {
        return statements(dialogue, DIALOGUE_STATEMENT.AUTHOR.eq(author));
    }

    List<Statement> toLookAt(UUID dialogue) {
        return statements(dialogue, TO_LOOK_AT);
    }

    List<Statement> decided(UUID dialogue) {
        return statements(dialogue, DIALOGUE_STATEMENT.DECIDED_ON.isNotNull());
    }

    int countToLookAt(UUID dialogue) {
        return db.fetchCount(DIALOGUE_STATEMENT, DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue), TO_LOOK_AT);
    }

    private List<Statement> statements(UUID dialogue, Condition which) {
        Field<Integer> agree = count().filterWhere(DIALOGUE_VOTE.VOTE.eq((short) 1));
        Field<Integer> disagree = count().filterWhere(DIALOGUE_VOTE.VOTE.eq((short) -1));
        Field<Integer> seen = count(DIALOGUE_VOTE.VOTE);
        return db.select(DIALOGUE_STATEMENT.fields())
                .select(agree, disagree, seen)
                .from(DIALOGUE_STATEMENT)
                .leftJoin(DIALOGUE_VOTE)
                .on(
                        DIALOGUE_VOTE.ORGANISATION.eq(DIALOGUE_STATEMENT.ORGANISATION),
                        DIALOGUE_VOTE.DIALOGUE.eq(DIALOGUE_STATEMENT.DIALOGUE),
                        DIALOGUE_VOTE.STATEMENT.eq(DIALOGUE_STATEMENT.NUMBER))
                .where(DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue), which)
                .groupBy(DIALOGUE_STATEMENT.fields())
                .orderBy(DIALOGUE_STATEMENT.NUMBER)
                .fetch(row -> statement(row, row.get(agree), row.get(disagree), row.get(seen)));
    }

    private static Statement statement(Record row, int agree, int disagree, int seen) {
        String reason = row.get(DIALOGUE_STATEMENT.REASON);
        String consent = row.get(DIALOGUE_STATEMENT.CONSENT);
        return new Statement(
                row.get(DIALOGUE_STATEMENT.NUMBER),
                row.get(DIALOGUE_STATEMENT.BODY),
                Statement.State.valueOf(row.get(DIALOGUE_STATEMENT.STATE)),
                row.get(DIALOGUE_STATEMENT.AUTHOR) == null,
                row.get(DIALOGUE_STATEMENT.META),
                reason == null ? null : Statement.Reason.valueOf(reason),
                row.get(DIALOGUE_STATEMENT.DECIDED_ON),
                row.get(DIALOGUE_STATEMENT.PARENT),
                consent == null ? null : Statement.Consent.valueOf(consent),
                agree,
                disagree,
                seen);
    }

    byte @Nullable [] author(UUID dialogue, int number) {
        return db.select(DIALOGUE_STATEMENT.AUTHOR)
                .from(DIALOGUE_STATEMENT)
                .where(DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue), DIALOGUE_STATEMENT.NUMBER.eq(number))
                .fetchOne(DIALOGUE_STATEMENT.AUTHOR);
    }

    /** @return false where somebody else decided meanwhile */
    boolean decide(
            UUID dialogue,
            int number,
            Statement.State from,
            Statement.State to,
            Statement.@Nullable Reason reason,
            LocalDate today,
            UUID by) {
        return db.update(DIALOGUE_STATEMENT)
                        .set(DIALOGUE_STATEMENT.STATE, to.name())
                        .set(DIALOGUE_STATEMENT.REASON, reason == null ? null : reason.name())
                        .set(DIALOGUE_STATEMENT.DECIDED_ON, today)
                        .set(DIALOGUE_STATEMENT.DECIDED_BY, by)
                        .where(
                                DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue),
                                DIALOGUE_STATEMENT.NUMBER.eq(number),
                                DIALOGUE_STATEMENT.STATE.eq(from.name()))
                        .execute()
                == 1;
    }

    void setConsent(UUID dialogue, int number, Statement.@Nullable Consent consent) {
        db.update(DIALOGUE_STATEMENT)
                .set(DIALOGUE_STATEMENT.CONSENT, consent == null ? null : consent.name())
                .where(DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue), DIALOGUE_STATEMENT.NUMBER.eq(number))
                .execute();
    }

    void setState(UUID dialogue, int number, Statement.State state) {
        db.update(DIALOGUE_STATEMENT)
                .set(DIALOGUE_STATEMENT.STATE, state.name())
                .where(DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue), DIALOGUE_STATEMENT.NUMBER.eq(number))
                .execute();
    }

    List<Statement> children(UUID dialogue, int number) {
        return statements(dialogue, DIALOGUE_STATEMENT.PARENT.eq(number));
    }

    /** Their statements, as if nobody had written them; or not at all, with everybody's votes on them. */
    void forgetAuthor(Dialogue dialogue, byte[] author, byte[] nobody, boolean delete) {
        Condition own = DIALOGUE_STATEMENT.DIALOGUE.eq(dialogue.id()).and(DIALOGUE_STATEMENT.AUTHOR.eq(author));
        if (delete && dialogue.isWorkplace()) {
            db.deleteFrom(DIALOGUE_ANSWER)
                    .where(
                            DIALOGUE_ANSWER.DIALOGUE.eq(dialogue.id()),
                            DIALOGUE_ANSWER.STATEMENT.in(select(DIALOGUE_STATEMENT.NUMBER)
                                    .from(DIALOGUE_STATEMENT)
                                    .where(own)))
                    .execute();
            db.update(DIALOGUE_STATEMENT)
                    .set(DIALOGUE_STATEMENT.STATE, Statement.State.WITHDRAWN.name())
                    .set(DIALOGUE_STATEMENT.BODY, "–")
                    .set(DIALOGUE_STATEMENT.AUTHOR, nobody)
                    .setNull(DIALOGUE_STATEMENT.REASON)
                    .setNull(DIALOGUE_STATEMENT.DECIDED_ON)
                    .setNull(DIALOGUE_STATEMENT.DECIDED_BY)
                    .setNull(DIALOGUE_STATEMENT.PARENT)
                    .setNull(DIALOGUE_STATEMENT.CONSENT)
                    .where(own)
                    .execute();
        } else if (delete) {
            db.deleteFrom(DIALOGUE_STATEMENT).where(own).execute();
        } else {
            db.update(DIALOGUE_STATEMENT)
                    .set(DIALOGUE_STATEMENT.AUTHOR, nobody)
                    .where(own)
                    .execute();
        }
    }

    Map<Integer, String> groupNames(UUID dialogue) {
        return db.selectFrom(DIALOGUE_GROUP)
                .where(DIALOGUE_GROUP.DIALOGUE.eq(dialogue))
                .fetchMap(row -> row.get(DIALOGUE_GROUP.GRP).intValue(), row -> row.get(DIALOGUE_GROUP.NAME));
    }

    void nameGroups(UUID dialogue, Map<Integer, String> names) {
        db.deleteFrom(DIALOGUE_GROUP)
                .where(DIALOGUE_GROUP.DIALOGUE.eq(dialogue))
                .execute();
        names.forEach((group, name) -> db.insertInto(DIALOGUE_GROUP)
                .set(DIALOGUE_GROUP.DIALOGUE, dialogue)
                .set(DIALOGUE_GROUP.GRP, group.shortValue())
                .set(DIALOGUE_GROUP.NAME, name)
                .execute());
    }

    UUID oweAnswer(UUID dialogue, @Nullable Integer statement, UUID unit, LocalDate due, LocalDate today, UUID by) {
        return db.insertInto(DIALOGUE_ANSWER)
                .set(DIALOGUE_ANSWER.DIALOGUE, dialogue)
                .set(DIALOGUE_ANSWER.STATEMENT, statement)
                .set(DIALOGUE_ANSWER.UNIT, unit)
                .set(DIALOGUE_ANSWER.DUE, due)
                .set(DIALOGUE_ANSWER.ASKED_ON, today)
                .set(DIALOGUE_ANSWER.ASKED_BY, by)
                .returning(DIALOGUE_ANSWER.ID)
                .fetchSingle(DIALOGUE_ANSWER.ID);
    }

    /** The dialogue's own first, then the statements'. */
    List<Answer> answers(UUID dialogue) {
        return db.select(DIALOGUE_ANSWER.fields())
                .select(ACCOUNT.NAME)
                .from(DIALOGUE_ANSWER)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(DIALOGUE_ANSWER.ANSWERED_BY))
                .where(DIALOGUE_ANSWER.DIALOGUE.eq(dialogue))
                .orderBy(DIALOGUE_ANSWER.STATEMENT.asc().nullsFirst())
                .fetch(row -> new Answer(
                        row.get(DIALOGUE_ANSWER.ID),
                        row.get(DIALOGUE_ANSWER.STATEMENT),
                        row.get(DIALOGUE_ANSWER.UNIT),
                        row.get(DIALOGUE_ANSWER.DUE),
                        row.get(DIALOGUE_ANSWER.ASKED_ON),
                        row.get(DIALOGUE_ANSWER.BODY) == null
                                ? null
                                : new Answer.Said(
                                        row.get(DIALOGUE_ANSWER.BODY),
                                        row.get(ACCOUNT.NAME),
                                        row.get(DIALOGUE_ANSWER.ANSWERED_ROLE),
                                        row.get(DIALOGUE_ANSWER.ANSWERED_ON),
                                        row.get(DIALOGUE_ANSWER.NEXT_ON)),
                        row.get(DIALOGUE_ANSWER.VERSION)));
    }

    /** @return false where somebody else has answered since that version */
    boolean answer(
            UUID answer, int version, String body, @Nullable LocalDate nextOn, LocalDate today, UUID by, String role) {
        return db.update(DIALOGUE_ANSWER)
                        .set(DIALOGUE_ANSWER.BODY, body)
                        .set(DIALOGUE_ANSWER.NEXT_ON, nextOn)
                        .set(DIALOGUE_ANSWER.ANSWERED_ON, today)
                        .set(DIALOGUE_ANSWER.ANSWERED_BY, by)
                        .set(DIALOGUE_ANSWER.ANSWERED_ROLE, role)
                        .set(DIALOGUE_ANSWER.VERSION, version + 1)
                        .where(DIALOGUE_ANSWER.ID.eq(answer), DIALOGUE_ANSWER.VERSION.eq(version))
                        .execute()
                == 1;
    }
}
