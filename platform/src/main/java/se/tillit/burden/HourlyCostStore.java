package se.tillit.burden;

import static se.tillit.schema.Tables.BURDEN_HOURLY_COST;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
final class HourlyCostStore {

    private final DSLContext db;

    HourlyCostStore(DSLContext db) {
        this.db = db;
    }

    void insert(UUID position, HourlyCost said) {
        db.insertInto(BURDEN_HOURLY_COST)
                .set(BURDEN_HOURLY_COST.POSITION, position)
                .set(BURDEN_HOURLY_COST.FROM_DAY, said.from())
                .set(BURDEN_HOURLY_COST.HOURLY_COST, said.hourlyCost())
                .set(BURDEN_HOURLY_COST.SOURCE, said.source())
                .set(BURDEN_HOURLY_COST.SAID_AT, said.saidAt())
                .execute();
    }

    /** The newest first. */
    List<HourlyCost> of(UUID position) {
        return db.selectFrom(BURDEN_HOURLY_COST)
                .where(BURDEN_HOURLY_COST.POSITION.eq(position))
                .orderBy(BURDEN_HOURLY_COST.SAID_AT.desc(), BURDEN_HOURLY_COST.ID.desc())
                .fetch(row -> new HourlyCost(
                        row.get(BURDEN_HOURLY_COST.FROM_DAY),
                        row.get(BURDEN_HOURLY_COST.HOURLY_COST),
                        row.get(BURDEN_HOURLY_COST.SOURCE),
                        row.get(BURDEN_HOURLY_COST.SAID_AT)));
    }
}
