package se.tillit.panel;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.PANEL_ASKED;
import static se.tillit.schema.Tables.PANEL_REQUEST;
import static se.tillit.schema.Tables.PANEL_REQUEST_AREA;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.mail.Delivery;

@Component
final class HelpStore {

    private static final Field<Set<Area>> AREAS = multiset(select(PANEL_REQUEST_AREA.AREA)
                    .from(PANEL_REQUEST_AREA)
                    .where(
                            PANEL_REQUEST_AREA.ORGANISATION.eq(PANEL_REQUEST.ORGANISATION),
                            PANEL_REQUEST_AREA.REQUEST.eq(PANEL_REQUEST.ID)))
            .convertFrom(
                    rows -> rows.stream().map(row -> Area.valueOf(row.value1())).collect(Collectors.toSet()));

    private static final Field<Integer> ASKED = sum(noCondition());
    private static final Field<Integer> YES = sum(PANEL_ASKED.ANSWER.isTrue());
    private static final Field<Integer> NO = sum(PANEL_ASKED.ANSWER.isFalse());
    private static final Field<Integer> TOOK_PART = sum(PANEL_ASKED.TOOK_PART.isTrue());
    private static final Field<String> ASKER =
            field(select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(PANEL_REQUEST.ASKED_BY)));

    private static final int MOST_LETTERS = 500;

    private final DSLContext db;

    HelpStore(DSLContext db) {
        this.db = db;
    }

    private static Field<Integer> sum(Condition which) {
        return field(select(count())
                .from(PANEL_ASKED)
                .where(
                        PANEL_ASKED.ORGANISATION.eq(PANEL_REQUEST.ORGANISATION),
                        PANEL_ASKED.REQUEST.eq(PANEL_REQUEST.ID),
                        which));
    }

    UUID insert(HelpWanted.Words words, String unit, LocalDate today, UUID by) {
        UUID id = db.insertInto(PANEL_REQUEST)
                .set(PANEL_REQUEST.KIND, words.kind().name())
                .set(PANEL_REQUEST.TITLE, words.title())
                .set(PANEL_REQUEST.BRIEFING, words.briefing())
                .set(PANEL_REQUEST.INFLUENCES, words.influences())
                .set(PANEL_REQUEST.WANTED, words.wanted())
                .set(PANEL_REQUEST.HELD_ON, words.on())
                .set(
                        PANEL_REQUEST.SLOT,
                        words.slot() == null ? null : words.slot().name())
                .set(PANEL_REQUEST.PLACE, words.place())
                .set(PANEL_REQUEST.COMPENSATION, words.compensation())
                .set(PANEL_REQUEST.UNIT, unit)
                .set(PANEL_REQUEST.ASKED_ON, today)
                .set(PANEL_REQUEST.ASKED_BY, by)
                .returning(PANEL_REQUEST.ID)
                .fetchSingle(PANEL_REQUEST.ID);
        words.areas().forEach(area -> db.insertInto(PANEL_REQUEST_AREA)
                .set(PANEL_REQUEST_AREA.REQUEST, id)
                .set(PANEL_REQUEST_AREA.AREA, area.name())
                .execute());
        return id;
    }

    Optional<HelpWanted> find(UUID id) {
        return rows(PANEL_REQUEST.ID.eq(id), 1).stream().findFirst();
    }

    /** The latest day first; what comes after the given one. */
    List<HelpWanted> all(@Nullable HelpWanted after, int most) {
        return rows(
                after == null
                        ? noCondition()
                        : row(PANEL_REQUEST.HELD_ON, PANEL_REQUEST.ID)
                                .lt(after.words().on(), after.id()),
                most);
    }

    private List<HelpWanted> rows(Condition which, int most) {
        return db.select(PANEL_REQUEST.fields())
                .select(AREAS, ASKED, YES, NO, TOOK_PART, ASKER)
                .from(PANEL_REQUEST)
                .where(which)
                .orderBy(PANEL_REQUEST.HELD_ON.desc(), PANEL_REQUEST.ID.desc())
                .limit(most)
                .fetch(HelpStore::wanted);
    }

    private static HelpWanted wanted(Record row) {
        String told = row.get(PANEL_REQUEST.TOLD);
        String slot = row.get(PANEL_REQUEST.SLOT);
        return new HelpWanted(
                row.get(PANEL_REQUEST.ID),
                new HelpWanted.Words(
                        Help.valueOf(row.get(PANEL_REQUEST.KIND)),
                        row.get(PANEL_REQUEST.TITLE),
                        row.get(PANEL_REQUEST.BRIEFING),
                        row.get(PANEL_REQUEST.INFLUENCES),
                        row.get(AREAS),
                        row.get(PANEL_REQUEST.WANTED),
                        row.get(PANEL_REQUEST.HELD_ON),
                        slot == null ? null : Slot.valueOf(slot),
                        row.get(PANEL_REQUEST.PLACE),
                        row.get(PANEL_REQUEST.COMPENSATION)),
                row.get(PANEL_REQUEST.UNIT),
                row.get(PANEL_REQUEST.ASKED_BY),
                row.get(ASKER),
                row.get(PANEL_REQUEST.ASKED_ON),
                new HelpWanted.Sums(row.get(ASKED), row.get(YES), row.get(NO), row.get(TOOK_PART)),
                told == null ? null : new HelpWanted.Told(told, row.get(PANEL_REQUEST.TOLD_ON)));
    }

    /** By member. */
    Map<UUID, Invited> asked(UUID request) {
        return db.selectFrom(PANEL_ASKED)
                .where(PANEL_ASKED.REQUEST.eq(request))
                .fetchMap(PANEL_ASKED.MEMBER, HelpStore::asked);
    }

    /** By request, what somebody has been asked to. */
    Map<UUID, Invited> askedOf(UUID member) {
        return db.selectFrom(PANEL_ASKED)
                .where(PANEL_ASKED.MEMBER.eq(member))
                .fetchMap(PANEL_ASKED.REQUEST, HelpStore::asked);
    }

    List<HelpWanted> these(Collection<UUID> ids) {
        return rows(PANEL_REQUEST.ID.in(ids), Math.max(1, ids.size()));
    }

    private static Invited asked(Record row) {
        return new Invited(
                row.get(PANEL_ASKED.ASKED_ON),
                row.get(PANEL_ASKED.ANSWER),
                row.get(PANEL_ASKED.TOOK_PART),
                row.get(PANEL_ASKED.COMPENSATED_ON),
                delivery(row.get(PANEL_ASKED.ASKING)),
                delivery(row.get(PANEL_ASKED.TELLING)));
    }

    private static @Nullable Delivery delivery(@Nullable String name) {
        return name == null ? null : Delivery.valueOf(name);
    }

    void ask(UUID request, UUID member, LocalDate today, boolean byMail) {
        db.insertInto(PANEL_ASKED)
                .set(PANEL_ASKED.REQUEST, request)
                .set(PANEL_ASKED.MEMBER, member)
                .set(PANEL_ASKED.ASKED_ON, today)
                .set(PANEL_ASKED.ASKING, byMail ? Delivery.WAITS.name() : null)
                .onConflictDoNothing()
                .execute();
    }

    void queueTelling(UUID request, UUID member) {
        db.update(PANEL_ASKED)
                .set(PANEL_ASKED.TELLING, Delivery.WAITS.name())
                .where(PANEL_ASKED.REQUEST.eq(request), PANEL_ASKED.MEMBER.eq(member))
                .execute();
    }

    /** @param telling whether it tells what happened; else it asks */
    record Waiting(UUID request, UUID member, boolean telling) {}

    /**
     * Letters that are to go: none that asks somebody who has answered, or of a day that has passed. In any order, so that the same few that are
     * not taken never stand before all others.
     */
    List<Waiting> waiting(LocalDate today) {
        Condition telling = PANEL_ASKED.TELLING.eq(Delivery.WAITS.name());
        return db.select(
                        PANEL_ASKED.REQUEST,
                        PANEL_ASKED.MEMBER,
                        DSL.field(PANEL_ASKED.TELLING.isNotDistinctFrom(Delivery.WAITS.name())))
                .from(PANEL_ASKED)
                .join(PANEL_REQUEST)
                .on(PANEL_REQUEST.ORGANISATION.eq(PANEL_ASKED.ORGANISATION), PANEL_REQUEST.ID.eq(PANEL_ASKED.REQUEST))
                .where(telling.or(PANEL_ASKED
                        .ASKING
                        .eq(Delivery.WAITS.name())
                        .and(PANEL_ASKED.ANSWER.isNull())
                        .and(PANEL_REQUEST.HELD_ON.ge(today))))
                .orderBy(DSL.rand())
                .limit(MOST_LETTERS)
                .fetch(row -> new Waiting(row.value1(), row.value2(), row.value3()));
    }

    void note(Waiting letter, Delivery delivery) {
        db.update(PANEL_ASKED)
                .set(letter.telling() ? PANEL_ASKED.TELLING : PANEL_ASKED.ASKING, delivery.name())
                .where(PANEL_ASKED.REQUEST.eq(letter.request()), PANEL_ASKED.MEMBER.eq(letter.member()))
                .execute();
    }

    /** @return false where she was not asked, or has taken part already */
    boolean answer(UUID request, UUID member, boolean yes) {
        return db.update(PANEL_ASKED)
                        .set(PANEL_ASKED.ANSWER, yes)
                        .where(
                                PANEL_ASKED.REQUEST.eq(request),
                                PANEL_ASKED.MEMBER.eq(member),
                                PANEL_ASKED.TOOK_PART.isFalse())
                        .execute()
                == 1;
    }

    /** @param compensatedOn null: not yet. @return false where she has not said yes */
    boolean tookPart(UUID request, UUID member, boolean tookPart, @Nullable LocalDate compensatedOn) {
        return db.update(PANEL_ASKED)
                        .set(PANEL_ASKED.TOOK_PART, tookPart)
                        .set(PANEL_ASKED.COMPENSATED_ON, tookPart ? compensatedOn : null)
                        .where(
                                PANEL_ASKED.REQUEST.eq(request),
                                PANEL_ASKED.MEMBER.eq(member),
                                PANEL_ASKED.ANSWER.isTrue())
                        .execute()
                == 1;
    }

    void tell(UUID request, String text, LocalDate today, UUID by) {
        db.update(PANEL_REQUEST)
                .set(PANEL_REQUEST.TOLD, text)
                .set(PANEL_REQUEST.TOLD_ON, today)
                .set(PANEL_REQUEST.TOLD_BY, by)
                .where(PANEL_REQUEST.ID.eq(request))
                .execute();
    }
}
