package se.tillit.goal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.GOAL_DRAFT;
import static se.tillit.schema.Tables.GOAL_DRAFT_LEVEL;
import static se.tillit.schema.Tables.GOAL_DRAFT_RECEIVER;
import static se.tillit.schema.Tables.GOAL_VOICE;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Component;
import se.tillit.chain.Validity;

@Component
final class GoalDraftStore {

    private static final Field<String> OPENER = name(GOAL_DRAFT.OPENED_BY);
    private static final Field<String> CLOSER = name(GOAL_DRAFT.CLOSED_BY);

    private static final Field<List<UUID>> RECEIVERS = multiset(select(GOAL_DRAFT_RECEIVER.UNIT)
                    .from(GOAL_DRAFT_RECEIVER)
                    .where(
                            GOAL_DRAFT_RECEIVER.ORGANISATION.eq(GOAL_DRAFT.ORGANISATION),
                            GOAL_DRAFT_RECEIVER.DRAFT.eq(GOAL_DRAFT.ID))
                    .orderBy(GOAL_DRAFT_RECEIVER.UNIT))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final Field<Set<UUID>> ASKED = multiset(select(GOAL_DRAFT_LEVEL.LEVEL)
                    .from(GOAL_DRAFT_LEVEL)
                    .where(
                            GOAL_DRAFT_LEVEL.ORGANISATION.eq(GOAL_DRAFT.ORGANISATION),
                            GOAL_DRAFT_LEVEL.DRAFT.eq(GOAL_DRAFT.ID)))
            .convertFrom(rows -> Set.copyOf(rows.map(row -> row.value1())));

    private static final Field<List<GoalDraft.Voice>> VOICES = multiset(select(
                            GOAL_VOICE.ACCOUNT,
                            ACCOUNT.NAME,
                            GOAL_VOICE.LEVEL,
                            GOAL_VOICE.UNIT,
                            GOAL_VOICE.ROLE,
                            GOAL_VOICE.MEANING,
                            GOAL_VOICE.INSTEAD,
                            GOAL_VOICE.WRITTEN_ON,
                            GOAL_VOICE.DRAFT_VERSION)
                    .from(GOAL_VOICE)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(GOAL_VOICE.ACCOUNT))
                    .where(GOAL_VOICE.ORGANISATION.eq(GOAL_DRAFT.ORGANISATION), GOAL_VOICE.DRAFT.eq(GOAL_DRAFT.ID))
                    .orderBy(GOAL_VOICE.WRITTEN_ON, ACCOUNT.NAME))
            .convertFrom(rows -> rows.map(row -> new GoalDraft.Voice(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8(),
                    row.value9())));

    private final DSLContext db;

    GoalDraftStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    Optional<GoalDraft> find(UUID id) {
        return drafts(GOAL_DRAFT.ID.eq(id)).stream().findFirst();
    }

    /** What a goal was written as, where it was written together. */
    Optional<GoalDraft> of(UUID goal) {
        return drafts(GOAL_DRAFT.SIGNAL.eq(goal)).stream().findFirst();
    }

    /** Those that nobody has decided about yet, the nearest day to write by first. */
    List<GoalDraft> open() {
        return drafts(GOAL_DRAFT.CLOSED_ON.isNull());
    }

    private List<GoalDraft> drafts(Condition which) {
        return db.select(GOAL_DRAFT.fields())
                .select(RECEIVERS, ASKED, VOICES, OPENER, CLOSER)
                .from(GOAL_DRAFT)
                .where(which)
                .orderBy(GOAL_DRAFT.WRITE_BY, GOAL_DRAFT.ID)
                .fetch(GoalDraftStore::draft);
    }

    private static GoalDraft draft(Record row) {
        LocalDate closedOn = row.get(GOAL_DRAFT.CLOSED_ON);
        return new GoalDraft(
                row.get(GOAL_DRAFT.ID),
                row.get(GOAL_DRAFT.VERSION),
                new GoalDraft.Details(
                        row.get(GOAL_DRAFT.TITLE),
                        row.get(GOAL_DRAFT.BODY),
                        row.get(GOAL_DRAFT.PURPOSE),
                        row.get(GOAL_DRAFT.USED_BY),
                        row.get(GOAL_DRAFT.ISSUER),
                        row.get(RECEIVERS),
                        row.get(GOAL_DRAFT.ABOVE),
                        new Validity(row.get(GOAL_DRAFT.BEGINS), row.get(GOAL_DRAFT.ENDS)),
                        row.get(GOAL_DRAFT.WRITE_BY),
                        row.get(ASKED)),
                row.get(GOAL_DRAFT.OPENED_ON),
                row.get(OPENER),
                row.get(VOICES),
                closedOn == null
                        ? null
                        : new GoalDraft.Closing(
                                closedOn,
                                row.get(CLOSER),
                                row.get(GOAL_DRAFT.CLOSED_ROLE),
                                row.get(GOAL_DRAFT.HEARD),
                                row.get(GOAL_DRAFT.WITHOUT),
                                row.get(GOAL_DRAFT.SIGNAL)));
    }

    UUID insert(GoalDraft.Details details, LocalDate today, UUID by) {
        UUID id = db.insertInto(GOAL_DRAFT)
                .set(fields(details))
                .set(GOAL_DRAFT.OPENED_ON, today)
                .set(GOAL_DRAFT.OPENED_BY, by)
                .returning(GOAL_DRAFT.ID)
                .fetchSingle(GOAL_DRAFT.ID);
        insertLists(id, details);
        return id;
    }

    /** @return false where it is decided, or somebody else has changed it since that version */
    boolean update(UUID id, int version, GoalDraft.Details details) {
        int updated = db.update(GOAL_DRAFT)
                .set(fields(details))
                .set(GOAL_DRAFT.VERSION, version + 1)
                .where(GOAL_DRAFT.ID.eq(id), GOAL_DRAFT.VERSION.eq(version), GOAL_DRAFT.CLOSED_ON.isNull())
                .execute();
        if (updated == 1) {
            db.deleteFrom(GOAL_DRAFT_RECEIVER)
                    .where(GOAL_DRAFT_RECEIVER.DRAFT.eq(id))
                    .execute();
            db.deleteFrom(GOAL_DRAFT_LEVEL).where(GOAL_DRAFT_LEVEL.DRAFT.eq(id)).execute();
            insertLists(id, details);
        }
        return updated == 1;
    }

    private void insertLists(UUID id, GoalDraft.Details details) {
        details.receivers().stream().distinct().forEach(unit -> db.insertInto(
                        GOAL_DRAFT_RECEIVER, GOAL_DRAFT_RECEIVER.DRAFT, GOAL_DRAFT_RECEIVER.UNIT)
                .values(id, unit)
                .execute());
        details.asked().forEach(level -> db.insertInto(GOAL_DRAFT_LEVEL, GOAL_DRAFT_LEVEL.DRAFT, GOAL_DRAFT_LEVEL.LEVEL)
                .values(id, level)
                .execute());
    }

    private static Map<TableField<?, ?>, Object> fields(GoalDraft.Details details) {
        Map<TableField<?, ?>, Object> fields = new LinkedHashMap<>();
        fields.put(GOAL_DRAFT.TITLE, details.title());
        fields.put(GOAL_DRAFT.BODY, details.body());
        fields.put(GOAL_DRAFT.PURPOSE, details.purpose());
        fields.put(GOAL_DRAFT.USED_BY, details.usedBy());
        fields.put(GOAL_DRAFT.ISSUER, details.issuer());
        fields.put(GOAL_DRAFT.ABOVE, details.above());
        fields.put(GOAL_DRAFT.BEGINS, details.valid().from());
        fields.put(GOAL_DRAFT.ENDS, details.valid().to());
        fields.put(GOAL_DRAFT.WRITE_BY, details.writeBy());
        return fields;
    }

    /** Says it, or says it better. */
    void write(UUID draft, GoalDraft.Voice voice) {
        Map<TableField<?, ?>, Object> said = new LinkedHashMap<>();
        said.put(GOAL_VOICE.LEVEL, voice.level());
        said.put(GOAL_VOICE.UNIT, voice.unit());
        said.put(GOAL_VOICE.ROLE, voice.role());
        said.put(GOAL_VOICE.MEANING, voice.meaning());
        said.put(GOAL_VOICE.INSTEAD, voice.instead());
        said.put(GOAL_VOICE.WRITTEN_ON, voice.on());
        said.put(GOAL_VOICE.DRAFT_VERSION, voice.draftVersion());
        db.insertInto(GOAL_VOICE)
                .set(GOAL_VOICE.DRAFT, draft)
                .set(GOAL_VOICE.ACCOUNT, voice.account())
                .set(said)
                .onConflict(GOAL_VOICE.ORGANISATION, GOAL_VOICE.DRAFT, GOAL_VOICE.ACCOUNT)
                .doUpdate()
                .set(said)
                .execute();
    }

    /** @return false where it was closed meanwhile, or changed since that version */
    boolean close(UUID id, int version, GoalDraft.Closing closing, UUID by) {
        return db.update(GOAL_DRAFT)
                        .set(GOAL_DRAFT.CLOSED_ON, closing.on())
                        .set(GOAL_DRAFT.CLOSED_BY, by)
                        .set(GOAL_DRAFT.CLOSED_ROLE, closing.role())
                        .set(GOAL_DRAFT.HEARD, closing.heard())
                        .set(GOAL_DRAFT.WITHOUT, closing.without())
                        .set(GOAL_DRAFT.SIGNAL, closing.goal())
                        .where(GOAL_DRAFT.ID.eq(id), GOAL_DRAFT.VERSION.eq(version), GOAL_DRAFT.CLOSED_ON.isNull())
                        .execute()
                == 1;
    }
}
