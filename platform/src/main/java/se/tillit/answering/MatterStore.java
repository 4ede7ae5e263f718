package se.tillit.answering;

import static se.tillit.schema.Tables.ORGANISATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Matters that move, many at a time. */
@Component
final class MatterStore {

    private final DSLContext db;

    MatterStore(DSLContext db) {
        this.db = db;
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    /** Units that hold something open. */
    List<UUID> holding(Matters what) {
        return db.selectDistinct(what.holder())
                .from(what.rows())
                .where(what.open())
                .fetch(what.holder());
    }

    record Due(UUID id, UUID holder, @Nullable LocalDate due) {}

    /** Some of those, locked, the longest waiting first; what another node has locked is that one's to move. */
    List<Due> lock(Matters what, Condition which, int most) {
        return db.select(what.id(), what.holder(), what.due())
                .from(what.rows())
                .where(which)
                .orderBy(what.due())
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(one -> new Due(one.value1(), one.value2(), one.value3()));
    }

    /**
     * Moves many at once that this transaction has locked, each with its step.
     *
     * @param kind the step's
     * @param holder null: there is nobody to go to; they stay, without a clock
     * @param due null for those that stay
     * @param silence whether it is because nobody answered
     */
    void move(
            Matters what,
            List<Due> these,
            String kind,
            Holders.@Nullable Holder holder,
            LocalDate today,
            @Nullable LocalDate due,
            boolean silence) {
        Field<Integer> steps = what.row("steps", Integer.class);
        Field<Integer> version = what.row("version", Integer.class);
        var update = db.update(what.rows())
                .set(what.due(), due)
                .set(what.row("extended", Boolean.class), false)
                .set(steps, steps.plus(1))
                .set(version, version.plus(1));
        if (silence) {
            update = update.set(what.row("moved_up", Boolean.class), true);
        }
        if (holder != null) {
            update = update.set(what.holder(), holder.unit())
                    .set(what.row("holder_role", String.class), holder.role())
                    .set(what.row("held_since", LocalDate.class), today);
        }
        Map<UUID, Integer> numbers = update.where(
                        what.id().in(these.stream().map(Due::id).toList()))
                .returning(what.id(), steps)
                .fetchMap(what.id(), steps);
        var insert = db.batch(db.insertInto(
                        what.steps(),
                        what.matter(),
                        what.step("number", Integer.class),
                        what.step("kind", String.class),
                        what.step("on_day", LocalDate.class),
                        what.step("unit", UUID.class),
                        what.step("role", String.class),
                        what.step("due", LocalDate.class),
                        what.step("passed", LocalDate.class))
                .values((UUID) null, null, null, null, null, null, null, null));
        for (Due one : these) {
            insert = insert.bind(
                    one.id(),
                    numbers.get(one.id()),
                    kind,
                    today,
                    holder == null ? one.holder() : holder.unit(),
                    holder == null ? null : holder.role(),
                    due,
                    silence ? one.due() : null);
        }
        insert.execute();
    }
}
