package se.tillit.openness;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.SECRECY_GROUND;
import static se.tillit.schema.Tables.SECRECY_MARK;
import static se.tillit.schema.Tables.SECRECY_PASSAGE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Marks of secrecy. Whatever reads a kind of record from its tables reads with it what is marked, by {@link #veil}. */
@Component
public final class MarkStore {

    private static final Field<List<String>> WORDS = multiset(select(SECRECY_PASSAGE.WORDS)
                    .from(SECRECY_PASSAGE)
                    .where(
                            SECRECY_PASSAGE.ORGANISATION.eq(SECRECY_MARK.ORGANISATION),
                            SECRECY_PASSAGE.MARK.eq(SECRECY_MARK.ID))
                    .orderBy(SECRECY_PASSAGE.ORDINAL))
            .convertFrom(rows -> rows.map(one -> one.value1()));

    private static final Field<String> MARKER = name(SECRECY_MARK.MARKED_BY);
    private static final Field<String> LIFTER = name(SECRECY_MARK.LIFTED_BY);

    private final DSLContext db;

    MarkStore(DSLContext db) {
        this.db = db;
    }

    private static Field<String> name(TableField<?, UUID> account) {
        return field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(account)));
    }

    /** What is marked of the row that is read; to be selected with it. */
    public static Field<Veil> veil(String kind, Field<UUID> organisation, Field<UUID> record) {
        return veil(inline(kind), organisation, record);
    }

    static Field<Veil> veil(Field<String> kind, Field<UUID> organisation, Field<UUID> record) {
        return multiset(select(SECRECY_MARK.WHOLE, WORDS).from(SECRECY_MARK).where(holds(kind, organisation, record)))
                .convertFrom(rows -> Veil.of(rows.map(one -> new Veil(one.value1(), one.value2()))));
    }

    /** What is marked of any of several records that the row that is read has to do with. */
    public static Field<Veil> veilOfAny(String kind, Field<UUID> organisation, Select<Record1<UUID>> records) {
        return multiset(select(SECRECY_MARK.WHOLE, WORDS)
                        .from(SECRECY_MARK)
                        .where(
                                SECRECY_MARK.ORGANISATION.eq(organisation),
                                SECRECY_MARK.KIND.eq(inline(kind)),
                                SECRECY_MARK.RECORD.in(records),
                                SECRECY_MARK.LIFTED_ON.isNull()))
                .convertFrom(rows -> Veil.of(rows.map(one -> new Veil(one.value1(), one.value2()))));
    }

    /** Nothing of the row is marked. For searches: what is found by its words tells them. */
    public static Condition unmarked(String kind, Field<UUID> organisation, Field<UUID> record) {
        return unmarked(inline(kind), organisation, record);
    }

    static Condition unmarked(Field<String> kind, Field<UUID> organisation, Field<UUID> record) {
        return not(exists(selectOne().from(SECRECY_MARK).where(holds(kind, organisation, record))));
    }

    /** The row is not marked as a whole. For what everybody is told. */
    public static Condition notWhole(String kind, Field<UUID> organisation, Field<UUID> record) {
        return not(exists(selectOne()
                .from(SECRECY_MARK)
                .where(holds(inline(kind), organisation, record).and(SECRECY_MARK.WHOLE.isTrue()))));
    }

    private static Condition holds(Field<String> kind, Field<UUID> organisation, Field<UUID> record) {
        return trueCondition()
                .and(SECRECY_MARK.ORGANISATION.eq(organisation))
                .and(SECRECY_MARK.KIND.eq(kind))
                .and(SECRECY_MARK.RECORD.eq(record))
                .and(SECRECY_MARK.LIFTED_ON.isNull());
    }

    /** The newest first, those that are lifted included. */
    List<Mark> of(String kind, UUID record) {
        return marks(SECRECY_MARK.KIND.eq(kind).and(SECRECY_MARK.RECORD.eq(record)));
    }

    Optional<Mark> find(UUID id) {
        return marks(SECRECY_MARK.ID.eq(id)).stream().findFirst();
    }

    private List<Mark> marks(Condition wanted) {
        return db.select(SECRECY_MARK.fields())
                .select(WORDS, MARKER, LIFTER)
                .from(SECRECY_MARK)
                .where(wanted)
                .orderBy(SECRECY_MARK.MARKED_ON.desc(), SECRECY_MARK.ID.desc())
                .fetch(MarkStore::mark);
    }

    UUID insert(
            String kind,
            UUID record,
            boolean whole,
            List<String> words,
            String section,
            @Nullable String why,
            LocalDate today,
            UUID by,
            String role) {
        UUID id = db.insertInto(SECRECY_MARK)
                .set(SECRECY_MARK.KIND, kind)
                .set(SECRECY_MARK.RECORD, record)
                .set(SECRECY_MARK.WHOLE, whole)
                .set(SECRECY_MARK.SECTION, section)
                .set(SECRECY_MARK.WHY, why)
                .set(SECRECY_MARK.MARKED_ON, today)
                .set(SECRECY_MARK.MARKED_BY, by)
                .set(SECRECY_MARK.MARKED_ROLE, role)
                .returning(SECRECY_MARK.ID)
                .fetchSingle(SECRECY_MARK.ID);
        for (int i = 0; i < words.size(); i++) {
            db.insertInto(SECRECY_PASSAGE)
                    .set(SECRECY_PASSAGE.MARK, id)
                    .set(SECRECY_PASSAGE.ORDINAL, i)
                    .set(SECRECY_PASSAGE.WORDS, words.get(i))
                    .execute();
        }
        return id;
    }

    /** @return false where it was lifted before */
    boolean lift(UUID id, LocalDate today, UUID by, String role, String reason) {
        return db.update(SECRECY_MARK)
                        .set(SECRECY_MARK.LIFTED_ON, today)
                        .set(SECRECY_MARK.LIFTED_BY, by)
                        .set(SECRECY_MARK.LIFTED_ROLE, role)
                        .set(SECRECY_MARK.LIFTED_REASON, reason)
                        .where(SECRECY_MARK.ID.eq(id), SECRECY_MARK.LIFTED_ON.isNull())
                        .execute()
                == 1;
    }

    /** The words that are marked are the record's own: they go with it. */
    void erase(String kind, Collection<UUID> records) {
        db.deleteFrom(SECRECY_MARK)
                .where(SECRECY_MARK.KIND.eq(kind), SECRECY_MARK.RECORD.in(records))
                .execute();
    }

    List<Ground> grounds() {
        return db.select(SECRECY_GROUND.SECTION, SECRECY_GROUND.WHAT)
                .from(SECRECY_GROUND)
                .orderBy(SECRECY_GROUND.SECTION)
                .fetch(row -> new Ground(row.value1(), row.value2()));
    }

    void setGround(String section, String what) {
        db.insertInto(SECRECY_GROUND)
                .set(SECRECY_GROUND.SECTION, section)
                .set(SECRECY_GROUND.WHAT, what)
                .onConflict(SECRECY_GROUND.ORGANISATION, SECRECY_GROUND.SECTION)
                .doUpdate()
                .set(SECRECY_GROUND.WHAT, what)
                .execute();
    }

    private static Mark mark(Record row) {
        return new Mark(
                row.get(SECRECY_MARK.ID),
                row.get(SECRECY_MARK.KIND),
                row.get(SECRECY_MARK.RECORD),
                row.get(SECRECY_MARK.WHOLE),
                row.get(WORDS),
                row.get(SECRECY_MARK.SECTION),
                row.get(SECRECY_MARK.WHY),
                new Mark.Signed(row.get(SECRECY_MARK.MARKED_ON), row.get(MARKER), row.get(SECRECY_MARK.MARKED_ROLE)),
                row.get(SECRECY_MARK.LIFTED_ON) == null
                        ? null
                        : new Mark.Lifted(
                                new Mark.Signed(
                                        row.get(SECRECY_MARK.LIFTED_ON),
                                        row.get(LIFTER),
                                        row.get(SECRECY_MARK.LIFTED_ROLE)),
                                row.get(SECRECY_MARK.LIFTED_REASON)));
    }
}
