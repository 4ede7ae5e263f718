package se.tillit.followup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.FOLLOWUP;
import static se.tillit.schema.Tables.FOLLOWUP_AGREEMENT;
import static se.tillit.schema.Tables.FOLLOWUP_FIGURE;
import static se.tillit.schema.Tables.FOLLOWUP_NEED;
import static se.tillit.schema.Tables.FOLLOWUP_VOICE;
import static se.tillit.schema.Tables.FOLLOWUP_WORD;
import static se.tillit.schema.Tables.PHOTO;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.photo.Photo;

@Component
final class FollowUpStore {

    private static final Field<String> OPENER = name(FOLLOWUP.OPENED_BY);
    private static final Field<String> NOTER = name(FOLLOWUP.NOTED_BY);

    private static final Field<List<UUID>> FIGURES = multiset(select(FOLLOWUP_FIGURE.SIGNAL)
                    .from(FOLLOWUP_FIGURE)
                    .where(
                            FOLLOWUP_FIGURE.ORGANISATION.eq(FOLLOWUP.ORGANISATION),
                            FOLLOWUP_FIGURE.FOLLOWUP.eq(FOLLOWUP.ID)))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final Field<List<FollowUp.Voice>> VOICES = multiset(select(
                            FOLLOWUP_VOICE.KIND,
                            FOLLOWUP_VOICE.ACCOUNT,
                            ACCOUNT.NAME,
                            FOLLOWUP_VOICE.UNIT,
                            FOLLOWUP_VOICE.ROLE,
                            FOLLOWUP_VOICE.BODY,
                            FOLLOWUP_VOICE.WRITTEN_ON,
                            PHOTO.ID,
                            PHOTO.WIDTH,
                            PHOTO.HEIGHT,
                            PHOTO.DESCRIPTION)
                    .from(FOLLOWUP_VOICE)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(FOLLOWUP_VOICE.ACCOUNT))
                    .leftJoin(PHOTO)
                    .on(PHOTO.ORGANISATION.eq(FOLLOWUP_VOICE.ORGANISATION), PHOTO.ID.eq(FOLLOWUP_VOICE.PHOTO))
                    .where(
                            FOLLOWUP_VOICE.ORGANISATION.eq(FOLLOWUP.ORGANISATION),
                            FOLLOWUP_VOICE.FOLLOWUP.eq(FOLLOWUP.ID))
                    .orderBy(FOLLOWUP_VOICE.WRITTEN_ON, ACCOUNT.NAME))
            .convertFrom(rows -> rows.map(row -> new FollowUp.Voice(
                    FollowUp.Telling.valueOf(row.value1()),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8() == null
                            ? null
                            : new Photo(row.value8(), row.value9(), row.value10(), row.value11()))));

    /** Of the note as it is now; what was agreed with before is not agreed with. */
    private static final Field<Set<UUID>> AGREED = multiset(select(FOLLOWUP_AGREEMENT.ACCOUNT)
                    .from(FOLLOWUP_AGREEMENT)
                    .where(
                            FOLLOWUP_AGREEMENT.ORGANISATION.eq(FOLLOWUP.ORGANISATION),
                            FOLLOWUP_AGREEMENT.FOLLOWUP.eq(FOLLOWUP.ID),
                            FOLLOWUP_AGREEMENT.NOTE_VERSION.eq(FOLLOWUP.NOTE_VERSION)))
            .convertFrom(rows -> Set.copyOf(rows.map(row -> row.value1())));

    private final DSLContext db;

    FollowUpStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    UUID addNeed(UUID unit, UUID account, String role, String body, LocalDate today) {
        return db.insertInto(FOLLOWUP_NEED)
                .set(FOLLOWUP_NEED.UNIT, unit)
                .set(FOLLOWUP_NEED.ACCOUNT, account)
                .set(FOLLOWUP_NEED.ROLE, role)
                .set(FOLLOWUP_NEED.BODY, body)
                .set(FOLLOWUP_NEED.WRITTEN_ON, today)
                .returning(FOLLOWUP_NEED.ID)
                .fetchSingle(FOLLOWUP_NEED.ID);
    }

    /** @param units the unit, those that it took over from, and the person met there */
    List<Need> needs(Collection<UUID> units) {
        return needs(FOLLOWUP_NEED.UNIT.in(units));
    }

    Optional<Need> need(UUID id) {
        return needs(FOLLOWUP_NEED.ID.eq(id)).stream().findFirst();
    }

    private List<Need> needs(Condition which) {
        return db.select(FOLLOWUP_NEED.fields())
                .select(ACCOUNT.NAME)
                .from(FOLLOWUP_NEED)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(FOLLOWUP_NEED.ACCOUNT))
                .where(which)
                .orderBy(FOLLOWUP_NEED.WRITTEN_ON, FOLLOWUP_NEED.ID)
                .fetch(row -> new Need(
                        row.get(FOLLOWUP_NEED.ID),
                        row.get(FOLLOWUP_NEED.UNIT),
                        row.get(ACCOUNT.NAME),
                        row.get(FOLLOWUP_NEED.ROLE),
                        row.get(FOLLOWUP_NEED.BODY),
                        row.get(FOLLOWUP_NEED.WRITTEN_ON)));
    }

    List<Word> words(UUID unit) {
        return db.select(FOLLOWUP_WORD.fields())
                .select(ACCOUNT.NAME)
                .from(FOLLOWUP_WORD)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(FOLLOWUP_WORD.SAID_BY))
                .where(FOLLOWUP_WORD.UNIT.eq(unit))
                .fetch(row -> new Word(
                        row.get(FOLLOWUP_WORD.SIGNAL),
                        row.get(FOLLOWUP_WORD.NEED),
                        Word.Said.valueOf(row.get(FOLLOWUP_WORD.WORD)),
                        row.get(FOLLOWUP_WORD.OWNER),
                        row.get(FOLLOWUP_WORD.SAID_ON),
                        row.get(ACCOUNT.NAME)));
    }

    /** In place of what was said before. */
    void say(UUID unit, Word word, UUID by) {
        db.deleteFrom(FOLLOWUP_WORD)
                .where(
                        FOLLOWUP_WORD.UNIT.eq(unit),
                        FOLLOWUP_WORD.SIGNAL.isNotDistinctFrom(word.signal()),
                        FOLLOWUP_WORD.NEED.isNotDistinctFrom(word.need()))
                .execute();
        db.insertInto(FOLLOWUP_WORD)
                .set(FOLLOWUP_WORD.UNIT, unit)
                .set(FOLLOWUP_WORD.SIGNAL, word.signal())
                .set(FOLLOWUP_WORD.NEED, word.need())
                .set(FOLLOWUP_WORD.WORD, word.said().name())
                .set(FOLLOWUP_WORD.OWNER, word.owner())
                .set(FOLLOWUP_WORD.SAID_ON, word.on())
                .set(FOLLOWUP_WORD.SAID_BY, by)
                .execute();
    }

    UUID open(
            String question,
            @Nullable UUID goal,
            Collection<UUID> figures,
            LocalDate returnOn,
            LocalDate today,
            UUID by) {
        UUID id = db.insertInto(FOLLOWUP)
                .set(FOLLOWUP.QUESTION, question)
                .set(FOLLOWUP.GOAL, goal)
                .set(FOLLOWUP.OPENED_ON, today)
                .set(FOLLOWUP.OPENED_BY, by)
                .set(FOLLOWUP.RETURN_ON, returnOn)
                .returning(FOLLOWUP.ID)
                .fetchSingle(FOLLOWUP.ID);
        figures.forEach(signal -> db.insertInto(FOLLOWUP_FIGURE, FOLLOWUP_FIGURE.FOLLOWUP, FOLLOWUP_FIGURE.SIGNAL)
                .values(id, signal)
                .execute());
        return id;
    }

    Optional<FollowUp> find(UUID id) {
        return followUps(FOLLOWUP.ID.eq(id)).stream().findFirst();
    }

    /** The day to come back to nearest first. */
    List<FollowUp> all() {
        return followUps(noCondition());
    }

    private List<FollowUp> followUps(Condition which) {
        return db.select(FOLLOWUP.fields())
                .select(FIGURES, VOICES, AGREED, OPENER, NOTER)
                .from(FOLLOWUP)
                .where(which)
                .orderBy(FOLLOWUP.RETURN_ON, FOLLOWUP.ID)
                .fetch(FollowUpStore::followUp);
    }

    private static FollowUp followUp(Record row) {
        String note = row.get(FOLLOWUP.NOTE);
        return new FollowUp(
                row.get(FOLLOWUP.ID),
                row.get(FOLLOWUP.QUESTION),
                row.get(FOLLOWUP.GOAL),
                row.get(FIGURES),
                row.get(FOLLOWUP.OPENED_ON),
                row.get(FOLLOWUP.OPENED_BY),
                row.get(OPENER),
                row.get(FOLLOWUP.RETURN_ON),
                row.get(VOICES),
                note == null
                        ? null
                        : new FollowUp.Note(
                                row.get(FOLLOWUP.NOTE_VERSION), note, row.get(FOLLOWUP.NOTED_ON), row.get(NOTER)),
                row.get(AGREED));
    }

    /** Which picture stands beside what the person told. */
    Optional<UUID> photo(UUID followUp, UUID account, FollowUp.Telling telling) {
        return db.select(FOLLOWUP_VOICE.PHOTO)
                .from(FOLLOWUP_VOICE)
                .where(
                        FOLLOWUP_VOICE.FOLLOWUP.eq(followUp),
                        FOLLOWUP_VOICE.ACCOUNT.eq(account),
                        FOLLOWUP_VOICE.KIND.eq(telling.name()),
                        FOLLOWUP_VOICE.PHOTO.isNotNull())
                .fetchOptional(FOLLOWUP_VOICE.PHOTO);
    }

    boolean shows(UUID followUp, UUID photo) {
        return db.fetchExists(FOLLOWUP_VOICE, FOLLOWUP_VOICE.FOLLOWUP.eq(followUp), FOLLOWUP_VOICE.PHOTO.eq(photo));
    }

    /** Tells it, or tells it better. */
    void tell(UUID followUp, FollowUp.Voice voice, @Nullable UUID photo) {
        db.insertInto(FOLLOWUP_VOICE)
                .set(FOLLOWUP_VOICE.FOLLOWUP, followUp)
                .set(FOLLOWUP_VOICE.ACCOUNT, voice.account())
                .set(FOLLOWUP_VOICE.KIND, voice.telling().name())
                .set(FOLLOWUP_VOICE.UNIT, voice.unit())
                .set(FOLLOWUP_VOICE.ROLE, voice.role())
                .set(FOLLOWUP_VOICE.BODY, voice.body())
                .set(FOLLOWUP_VOICE.WRITTEN_ON, voice.on())
                .set(FOLLOWUP_VOICE.PHOTO, photo)
                .onConflict(
                        FOLLOWUP_VOICE.ORGANISATION,
                        FOLLOWUP_VOICE.FOLLOWUP,
                        FOLLOWUP_VOICE.ACCOUNT,
                        FOLLOWUP_VOICE.KIND)
                .doUpdate()
                .set(FOLLOWUP_VOICE.UNIT, voice.unit())
                .set(FOLLOWUP_VOICE.ROLE, voice.role())
                .set(FOLLOWUP_VOICE.BODY, voice.body())
                .set(FOLLOWUP_VOICE.WRITTEN_ON, voice.on())
                .set(FOLLOWUP_VOICE.PHOTO, photo)
                .execute();
    }

    /** @return false where somebody else has written since that version */
    boolean note(UUID followUp, int version, String body, LocalDate returnOn, LocalDate today, UUID by) {
        return db.update(FOLLOWUP)
                        .set(FOLLOWUP.NOTE_VERSION, version + 1)
                        .set(FOLLOWUP.NOTE, body)
                        .set(FOLLOWUP.NOTED_ON, today)
                        .set(FOLLOWUP.NOTED_BY, by)
                        .set(FOLLOWUP.RETURN_ON, returnOn)
                        .where(FOLLOWUP.ID.eq(followUp), FOLLOWUP.NOTE_VERSION.eq(version))
                        .execute()
                == 1;
    }

    void agree(UUID followUp, UUID account, int version, LocalDate today) {
        db.insertInto(FOLLOWUP_AGREEMENT)
                .set(FOLLOWUP_AGREEMENT.FOLLOWUP, followUp)
                .set(FOLLOWUP_AGREEMENT.ACCOUNT, account)
                .set(FOLLOWUP_AGREEMENT.NOTE_VERSION, version)
                .set(FOLLOWUP_AGREEMENT.AGREED_ON, today)
                .onConflict(FOLLOWUP_AGREEMENT.ORGANISATION, FOLLOWUP_AGREEMENT.FOLLOWUP, FOLLOWUP_AGREEMENT.ACCOUNT)
                .doUpdate()
                .set(FOLLOWUP_AGREEMENT.NOTE_VERSION, version)
                .set(FOLLOWUP_AGREEMENT.AGREED_ON, today)
                .execute();
    }
}
