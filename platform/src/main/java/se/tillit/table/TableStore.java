package se.tillit.table;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.ROUND_TABLE;
import static se.tillit.schema.Tables.ROUND_TABLE_DEMAND;
import static se.tillit.schema.Tables.ROUND_TABLE_NOTES;
import static se.tillit.schema.Tables.ROUND_TABLE_QUESTION;
import static se.tillit.schema.Tables.ROUND_TABLE_ROOM;
import static se.tillit.schema.Tables.ROUND_TABLE_SEAT;
import static se.tillit.schema.Tables.ROUND_TABLE_STEP;
import static se.tillit.schema.Tables.ROUND_TABLE_WORD;

import java.time.LocalDate;
import java.util.Arrays;
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
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Role;

@Component
final class TableStore {

    private static final se.tillit.schema.tables.Account SEATED = ACCOUNT.as("seated");

    private static final Field<List<UUID>> DEMANDS = multiset(select(ROUND_TABLE_DEMAND.SIGNAL)
                    .from(ROUND_TABLE_DEMAND)
                    .where(
                            ROUND_TABLE_DEMAND.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_DEMAND.ROUND_TABLE.eq(ROUND_TABLE.ID))
                    .orderBy(ROUND_TABLE_DEMAND.SIGNAL))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final Field<List<UUID>> ROOMS = multiset(select(ROUND_TABLE_ROOM.LEVEL)
                    .from(ROUND_TABLE_ROOM)
                    .where(
                            ROUND_TABLE_ROOM.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_ROOM.ROUND_TABLE.eq(ROUND_TABLE.ID)))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final Field<List<Seat>> SEATS = multiset(select(
                            ROUND_TABLE_SEAT.ID,
                            ROUND_TABLE_SEAT.ACCOUNT,
                            SEATED.NAME,
                            ROUND_TABLE_SEAT.ROLE,
                            ROUND_TABLE_SEAT.LEVEL,
                            ROUND_TABLE_SEAT.STANDS,
                            ROUND_TABLE_SEAT.COMES,
                            ROUND_TABLE_SEAT.SPOKEN_IN)
                    .from(ROUND_TABLE_SEAT)
                    .leftJoin(SEATED)
                    .on(SEATED.ID.eq(ROUND_TABLE_SEAT.ACCOUNT))
                    .where(
                            ROUND_TABLE_SEAT.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_SEAT.ROUND_TABLE.eq(ROUND_TABLE.ID))
                    .orderBy(ROUND_TABLE_SEAT.ID))
            .convertFrom(rows -> rows.map(row -> new Seat(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    Seat.Stands.valueOf(row.value6()),
                    row.value7(),
                    row.value8())));

    private static final Field<String> ASKER = field(select(DSL.coalesce(ROUND_TABLE_SEAT.ROLE, SEATED.NAME))
            .from(ROUND_TABLE_SEAT)
            .leftJoin(SEATED)
            .on(SEATED.ID.eq(ROUND_TABLE_SEAT.ACCOUNT))
            .where(
                    ROUND_TABLE_SEAT.ORGANISATION.eq(ROUND_TABLE_QUESTION.ORGANISATION),
                    ROUND_TABLE_SEAT.ID.eq(ROUND_TABLE_QUESTION.SEAT)));

    private static final Field<List<RoundTable.Asked>> QUESTIONS = multiset(select(
                            ROUND_TABLE_QUESTION.ID,
                            ROUND_TABLE_QUESTION.KIND,
                            ROUND_TABLE_QUESTION.BODY,
                            ROUND_TABLE_QUESTION.ASKED_ON,
                            DSL.coalesce(ASKER, ACCOUNT.NAME))
                    .from(ROUND_TABLE_QUESTION)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(ROUND_TABLE_QUESTION.ASKED_BY))
                    .where(
                            ROUND_TABLE_QUESTION.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_QUESTION.ROUND_TABLE.eq(ROUND_TABLE.ID))
                    .orderBy(ROUND_TABLE_QUESTION.ASKED_ON, ROUND_TABLE_QUESTION.ID))
            .convertFrom(rows -> rows.map(row -> new RoundTable.Asked(
                    row.value1(), RoundTable.Asking.valueOf(row.value2()), row.value3(), row.value4(), row.value5())));

    private static final Field<List<RoundTable.Notes>> NOTES = multiset(select(
                            ROUND_TABLE_NOTES.VERSION,
                            ROUND_TABLE_NOTES.BODY,
                            ROUND_TABLE_NOTES.WRITTEN_ON,
                            ACCOUNT.NAME)
                    .from(ROUND_TABLE_NOTES)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(ROUND_TABLE_NOTES.WRITTEN_BY))
                    .where(
                            ROUND_TABLE_NOTES.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_NOTES.ROUND_TABLE.eq(ROUND_TABLE.ID))
                    .orderBy(ROUND_TABLE_NOTES.VERSION))
            .convertFrom(rows ->
                    rows.map(row -> new RoundTable.Notes(row.value1(), row.value2(), row.value3(), row.value4())));

    private static final Field<List<RoundTable.Word>> WORDS = multiset(select(
                            ROUND_TABLE_WORD.VERSION,
                            ROUND_TABLE_WORD.SEAT,
                            ROUND_TABLE_WORD.APPROVES,
                            ROUND_TABLE_WORD.REMARK,
                            ROUND_TABLE_WORD.AT_TABLE,
                            ROUND_TABLE_WORD.SAID_ON)
                    .from(ROUND_TABLE_WORD)
                    .where(
                            ROUND_TABLE_WORD.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_WORD.ROUND_TABLE.eq(ROUND_TABLE.ID))
                    .orderBy(ROUND_TABLE_WORD.SAID_ON, ROUND_TABLE_WORD.SEAT))
            .convertFrom(rows -> rows.map(row -> new RoundTable.Word(
                    row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));

    private static final Field<String> REPORTER = name(ROUND_TABLE_STEP.REPORTED_BY);

    private static final Field<List<RoundTable.Step>> STEPS = multiset(select(
                            ROUND_TABLE_STEP.ID,
                            ROUND_TABLE_STEP.ROUND_TABLE,
                            ROUND_TABLE_STEP.WHAT,
                            ROUND_TABLE_STEP.OWNER,
                            ROUND_TABLE_STEP.ACCOUNT,
                            ROUND_TABLE_STEP.DUE,
                            ROUND_TABLE_STEP.DONE,
                            ROUND_TABLE_STEP.RESULT,
                            ROUND_TABLE_STEP.REPORTED_ON,
                            REPORTER)
                    .from(ROUND_TABLE_STEP)
                    .where(
                            ROUND_TABLE_STEP.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                            ROUND_TABLE_STEP.ROUND_TABLE.eq(ROUND_TABLE.ID))
                    .orderBy(ROUND_TABLE_STEP.DUE, ROUND_TABLE_STEP.ID))
            .convertFrom(rows -> rows.map(row -> new RoundTable.Step(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7() == null
                            ? null
                            : new RoundTable.Report(row.value7(), row.value8(), row.value9(), row.value10()))));

    private static final Field<String> FACILITATOR = name(ROUND_TABLE.FACILITATOR);
    private static final Field<String> BEGINNER = name(ROUND_TABLE.BEGUN_BY);

    private final DSLContext db;

    TableStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<RoundTable> find(UUID id) {
        return rows(ROUND_TABLE.ID.eq(id)).fetchOptional(TableStore::table);
    }

    /** The latest day first; what comes after the given one. */
    List<RoundTable> all(@Nullable RoundTable after, int most) {
        Condition place = after == null
                ? noCondition()
                : row(ROUND_TABLE.HELD_ON, ROUND_TABLE.ID).lt(after.invitation().on(), after.id());
        return rows(place)
                .orderBy(ROUND_TABLE.HELD_ON.desc(), ROUND_TABLE.ID.desc())
                .limit(most)
                .fetch(TableStore::table);
    }

    /** Those where somebody sits, or which she leads or called; the latest day first. */
    List<RoundTable> of(UUID account) {
        return rows(ROUND_TABLE
                        .FACILITATOR
                        .eq(account)
                        .or(ROUND_TABLE.BEGUN_BY.eq(account))
                        .or(exists(selectOne()
                                .from(ROUND_TABLE_SEAT)
                                .where(
                                        ROUND_TABLE_SEAT.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                                        ROUND_TABLE_SEAT.ROUND_TABLE.eq(ROUND_TABLE.ID),
                                        ROUND_TABLE_SEAT.ACCOUNT.eq(account)))))
                .orderBy(ROUND_TABLE.HELD_ON.desc(), ROUND_TABLE.ID.desc())
                .fetch(TableStore::table);
    }

    List<RoundTable> about(UUID signal) {
        return rows(exists(selectOne()
                        .from(ROUND_TABLE_DEMAND)
                        .where(
                                ROUND_TABLE_DEMAND.ORGANISATION.eq(ROUND_TABLE.ORGANISATION),
                                ROUND_TABLE_DEMAND.ROUND_TABLE.eq(ROUND_TABLE.ID),
                                ROUND_TABLE_DEMAND.SIGNAL.eq(signal))))
                .orderBy(ROUND_TABLE.HELD_ON.desc(), ROUND_TABLE.ID.desc())
                .fetch(TableStore::table);
    }

    /** The one that begins from this one's open steps. */
    Optional<RoundTable> after(UUID id) {
        return rows(ROUND_TABLE.FOLLOWS.eq(id))
                .orderBy(ROUND_TABLE.HELD_ON, ROUND_TABLE.ID)
                .limit(1)
                .fetchOptional(TableStore::table);
    }

    /** What somebody sees to and has not told of, the nearest day first, with the table's question. */
    Map<RoundTable.Step, String> openStepsOf(UUID account) {
        return db.select(
                        ROUND_TABLE_STEP.ID,
                        ROUND_TABLE_STEP.ROUND_TABLE,
                        ROUND_TABLE_STEP.WHAT,
                        ROUND_TABLE_STEP.OWNER,
                        ROUND_TABLE_STEP.DUE,
                        ROUND_TABLE.QUESTION)
                .from(ROUND_TABLE_STEP)
                .join(ROUND_TABLE)
                .on(
                        ROUND_TABLE.ORGANISATION.eq(ROUND_TABLE_STEP.ORGANISATION),
                        ROUND_TABLE.ID.eq(ROUND_TABLE_STEP.ROUND_TABLE))
                .where(ROUND_TABLE_STEP.ACCOUNT.eq(account), ROUND_TABLE_STEP.DONE.isNull())
                .orderBy(ROUND_TABLE_STEP.DUE, ROUND_TABLE_STEP.ID)
                .fetchMap(
                        row -> new RoundTable.Step(
                                row.value1(), row.value2(), row.value3(), row.value4(), account, row.value5(), null),
                        row -> row.value6());
    }

    /** What residents are told, the newest first. */
    List<RoundTable> told() {
        return rows(ROUND_TABLE.TOLD.isNotNull())
                .orderBy(ROUND_TABLE.TOLD_ON.desc(), ROUND_TABLE.ID.desc())
                .fetch(TableStore::table);
    }

    Optional<String> organisationName(UUID organisation) {
        return db.select(ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(organisation))
                .fetchOptional(ORGANISATION.NAME);
    }

    /** Somebody who has an account here, and what for. */
    record Known(UUID account, String name, Set<Role> roles) {}

    /** Those whom a name or an e-mail address means; more than one where several are called so. */
    List<Known> known(String nameOrEmail) {
        String wanted = nameOrEmail.toLowerCase(Locale.ROOT);
        return db.select(ACCOUNT.ID, ACCOUNT.NAME, DSL.arrayAgg(ASSIGNMENT.ROLE))
                .from(ACCOUNT)
                .join(ASSIGNMENT)
                .on(ASSIGNMENT.ACCOUNT.eq(ACCOUNT.ID))
                .where(
                        ACCOUNT.DISABLED.isFalse(),
                        lower(ACCOUNT.NAME).eq(wanted).or(lower(ACCOUNT.EMAIL).eq(wanted)))
                .groupBy(ACCOUNT.ID, ACCOUNT.NAME)
                .fetch(row -> new Known(
                        row.value1(),
                        row.value2(),
                        Arrays.stream(row.value3()).map(Role::valueOf).collect(Collectors.toSet())));
    }

    UUID insert(
            RoundTable.Invitation invitation,
            UUID facilitator,
            Collection<UUID> demands,
            Collection<UUID> rooms,
            @Nullable UUID follows,
            LocalDate today,
            UUID by) {
        RoundTable.Matter matter = invitation.matter();
        UUID id = db.insertInto(ROUND_TABLE)
                .set(ROUND_TABLE.QUESTION, invitation.question())
                .set(ROUND_TABLE.WHY, invitation.why())
                .set(ROUND_TABLE.INFLUENCES, invitation.influences())
                .set(ROUND_TABLE.BEYOND, invitation.beyond())
                .set(ROUND_TABLE.HELD_ON, invitation.on())
                .set(ROUND_TABLE.STARTS_AT, invitation.at())
                .set(ROUND_TABLE.PLACE, invitation.place())
                .set(ROUND_TABLE.MATTER_PATH, matter == null ? null : matter.path())
                .set(ROUND_TABLE.MATTER_TITLE, matter == null ? null : matter.title())
                .set(ROUND_TABLE.FACILITATOR, facilitator)
                .set(ROUND_TABLE.FOLLOWS, follows)
                .set(ROUND_TABLE.BEGUN_ON, today)
                .set(ROUND_TABLE.BEGUN_BY, by)
                .returning(ROUND_TABLE.ID)
                .fetchSingle(ROUND_TABLE.ID);
        demands.forEach(signal -> db.insertInto(ROUND_TABLE_DEMAND)
                .set(ROUND_TABLE_DEMAND.ROUND_TABLE, id)
                .set(ROUND_TABLE_DEMAND.SIGNAL, signal)
                .execute());
        setRooms(id, rooms);
        return id;
    }

    private void setRooms(UUID id, Collection<UUID> rooms) {
        db.deleteFrom(ROUND_TABLE_ROOM)
                .where(ROUND_TABLE_ROOM.ROUND_TABLE.eq(id))
                .execute();
        rooms.forEach(level -> db.insertInto(ROUND_TABLE_ROOM)
                .set(ROUND_TABLE_ROOM.ROUND_TABLE, id)
                .set(ROUND_TABLE_ROOM.LEVEL, level)
                .execute());
    }

    /** @return false where somebody else has written since it was read */
    boolean write(UUID id, int version, RoundTable.Invitation invitation, UUID facilitator, Collection<UUID> rooms) {
        int written = db.update(ROUND_TABLE)
                .set(ROUND_TABLE.VERSION, version + 1)
                .set(ROUND_TABLE.QUESTION, invitation.question())
                .set(ROUND_TABLE.WHY, invitation.why())
                .set(ROUND_TABLE.INFLUENCES, invitation.influences())
                .set(ROUND_TABLE.BEYOND, invitation.beyond())
                .set(ROUND_TABLE.HELD_ON, invitation.on())
                .set(ROUND_TABLE.STARTS_AT, invitation.at())
                .set(ROUND_TABLE.PLACE, invitation.place())
                .set(ROUND_TABLE.FACILITATOR, facilitator)
                .where(ROUND_TABLE.ID.eq(id), ROUND_TABLE.VERSION.eq(version))
                .execute();
        if (written == 1) {
            setRooms(id, rooms);
        }
        return written == 1;
    }

    /** Asks somebody to the table; an account is asked once. */
    void seat(UUID table, @Nullable UUID account, @Nullable String role, @Nullable UUID level, Seat.Stands stands) {
        db.insertInto(ROUND_TABLE_SEAT)
                .set(ROUND_TABLE_SEAT.ROUND_TABLE, table)
                .set(ROUND_TABLE_SEAT.ACCOUNT, account)
                .set(ROUND_TABLE_SEAT.ROLE, role)
                .set(ROUND_TABLE_SEAT.LEVEL, level)
                .set(ROUND_TABLE_SEAT.STANDS, stands.name())
                .onConflictDoNothing()
                .execute();
    }

    void unseat(UUID table, Collection<UUID> seats) {
        db.deleteFrom(ROUND_TABLE_SEAT)
                .where(ROUND_TABLE_SEAT.ROUND_TABLE.eq(table), ROUND_TABLE_SEAT.ID.in(seats))
                .execute();
    }

    void comes(UUID seat, boolean comes) {
        db.update(ROUND_TABLE_SEAT)
                .set(ROUND_TABLE_SEAT.COMES, comes)
                .where(ROUND_TABLE_SEAT.ID.eq(seat))
                .execute();
    }

    void spoken(UUID seat, int round) {
        db.update(ROUND_TABLE_SEAT)
                .set(ROUND_TABLE_SEAT.SPOKEN_IN, round)
                .where(ROUND_TABLE_SEAT.ID.eq(seat))
                .execute();
    }

    /** @return false where somebody else has begun it already */
    boolean nextRound(UUID table, int round) {
        return db.update(ROUND_TABLE)
                        .set(ROUND_TABLE.ROUND, round + 1)
                        .where(ROUND_TABLE.ID.eq(table), ROUND_TABLE.ROUND.eq(round))
                        .execute()
                == 1;
    }

    void openJudging(UUID table, LocalDate today) {
        db.update(ROUND_TABLE)
                .set(ROUND_TABLE.JUDGING_SINCE, today)
                .where(ROUND_TABLE.ID.eq(table), ROUND_TABLE.JUDGING_SINCE.isNull())
                .execute();
    }

    void ask(UUID table, RoundTable.Asking kind, String body, @Nullable UUID seat, LocalDate today, UUID by) {
        db.insertInto(ROUND_TABLE_QUESTION)
                .set(ROUND_TABLE_QUESTION.ROUND_TABLE, table)
                .set(ROUND_TABLE_QUESTION.KIND, kind.name())
                .set(ROUND_TABLE_QUESTION.BODY, body)
                .set(ROUND_TABLE_QUESTION.SEAT, seat)
                .set(ROUND_TABLE_QUESTION.ASKED_ON, today)
                .set(ROUND_TABLE_QUESTION.ASKED_BY, by)
                .execute();
    }

    /** @return false where somebody else has written that version */
    boolean note(UUID table, int version, String body, LocalDate today, UUID by) {
        return db.insertInto(ROUND_TABLE_NOTES)
                        .set(ROUND_TABLE_NOTES.ROUND_TABLE, table)
                        .set(ROUND_TABLE_NOTES.VERSION, version)
                        .set(ROUND_TABLE_NOTES.BODY, body)
                        .set(ROUND_TABLE_NOTES.WRITTEN_ON, today)
                        .set(ROUND_TABLE_NOTES.WRITTEN_BY, by)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Says it, or says it differently while the notes stay as they are. */
    void say(UUID table, RoundTable.Word word) {
        db.insertInto(ROUND_TABLE_WORD)
                .set(ROUND_TABLE_WORD.ROUND_TABLE, table)
                .set(ROUND_TABLE_WORD.VERSION, word.version())
                .set(ROUND_TABLE_WORD.SEAT, word.seat())
                .set(ROUND_TABLE_WORD.APPROVES, word.approves())
                .set(ROUND_TABLE_WORD.REMARK, word.remark())
                .set(ROUND_TABLE_WORD.AT_TABLE, word.atTable())
                .set(ROUND_TABLE_WORD.SAID_ON, word.on())
                .onConflict(
                        ROUND_TABLE_WORD.ORGANISATION,
                        ROUND_TABLE_WORD.ROUND_TABLE,
                        ROUND_TABLE_WORD.VERSION,
                        ROUND_TABLE_WORD.SEAT)
                .doUpdate()
                .set(ROUND_TABLE_WORD.APPROVES, word.approves())
                .set(ROUND_TABLE_WORD.REMARK, word.remark())
                .set(ROUND_TABLE_WORD.AT_TABLE, word.atTable())
                .set(ROUND_TABLE_WORD.SAID_ON, word.on())
                .execute();
    }

    UUID agree(UUID table, String what, String owner, @Nullable UUID account, LocalDate due, LocalDate today, UUID by) {
        return db.insertInto(ROUND_TABLE_STEP)
                .set(ROUND_TABLE_STEP.ROUND_TABLE, table)
                .set(ROUND_TABLE_STEP.WHAT, what)
                .set(ROUND_TABLE_STEP.OWNER, owner)
                .set(ROUND_TABLE_STEP.ACCOUNT, account)
                .set(ROUND_TABLE_STEP.DUE, due)
                .set(ROUND_TABLE_STEP.AGREED_ON, today)
                .set(ROUND_TABLE_STEP.AGREED_BY, by)
                .returning(ROUND_TABLE_STEP.ID)
                .fetchSingle(ROUND_TABLE_STEP.ID);
    }

    /** @return false where somebody has told of it already */
    boolean report(UUID step, boolean done, String result, LocalDate today, UUID by) {
        return db.update(ROUND_TABLE_STEP)
                        .set(ROUND_TABLE_STEP.DONE, done)
                        .set(ROUND_TABLE_STEP.RESULT, result)
                        .set(ROUND_TABLE_STEP.REPORTED_ON, today)
                        .set(ROUND_TABLE_STEP.REPORTED_BY, by)
                        .where(ROUND_TABLE_STEP.ID.eq(step), ROUND_TABLE_STEP.DONE.isNull())
                        .execute()
                == 1;
    }

    void tell(UUID table, String line, LocalDate today, UUID by) {
        db.update(ROUND_TABLE)
                .set(ROUND_TABLE.TOLD, line)
                .set(ROUND_TABLE.TOLD_ON, today)
                .set(ROUND_TABLE.TOLD_BY, by)
                .where(ROUND_TABLE.ID.eq(table))
                .execute();
    }

    private SelectConditionStep<Record> rows(Condition which) {
        return db.select(ROUND_TABLE.fields())
                .select(DEMANDS, ROOMS, SEATS, QUESTIONS, NOTES, WORDS, STEPS, FACILITATOR, BEGINNER)
                .from(ROUND_TABLE)
                .where(which);
    }

    private static RoundTable table(Record row) {
        String path = row.get(ROUND_TABLE.MATTER_PATH);
        String told = row.get(ROUND_TABLE.TOLD);
        return new RoundTable(
                row.get(ROUND_TABLE.ID),
                row.get(ROUND_TABLE.VERSION),
                new RoundTable.Invitation(
                        row.get(ROUND_TABLE.QUESTION),
                        row.get(ROUND_TABLE.WHY),
                        row.get(ROUND_TABLE.INFLUENCES),
                        row.get(ROUND_TABLE.BEYOND),
                        row.get(ROUND_TABLE.HELD_ON),
                        row.get(ROUND_TABLE.STARTS_AT),
                        row.get(ROUND_TABLE.PLACE),
                        path == null ? null : new RoundTable.Matter(path, row.get(ROUND_TABLE.MATTER_TITLE))),
                new RoundTable.Person(row.get(ROUND_TABLE.FACILITATOR), row.get(FACILITATOR)),
                new RoundTable.Person(row.get(ROUND_TABLE.BEGUN_BY), row.get(BEGINNER)),
                row.get(ROUND_TABLE.BEGUN_ON),
                row.get(DEMANDS),
                row.get(ROOMS),
                row.get(SEATS),
                row.get(ROUND_TABLE.JUDGING_SINCE),
                row.get(ROUND_TABLE.ROUND),
                row.get(QUESTIONS),
                row.get(NOTES),
                row.get(WORDS),
                row.get(STEPS),
                row.get(ROUND_TABLE.FOLLOWS),
                told == null ? null : new RoundTable.Told(told, row.get(ROUND_TABLE.TOLD_ON)));
    }
}
