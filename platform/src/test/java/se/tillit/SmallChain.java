package se.tillit;

import java.util.UUID;
import org.jooq.DSLContext;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/** The smallest chain that has one of everything, with names that nobody else's pages may show. */
public record SmallChain(UUID unit, UUID position, UUID signal) {

    /** Stands in the name of the unit, the position and the demand. */
    public static final String NAME = "Kvarnholmen";

    public static SmallChain of(Actor actor) {
        DSLContext db = RunningTillit.bean(DSLContext.class);
        return RunningTillit.bean(Door.class).writeAs(actor.organisation(), () -> {
            UUID unit = id(db, "insert into unit (code, kind) values ('K', 'OWN') returning id");
            db.execute(
                    "insert into unit_version (unit, valid, name, level) "
                            + "select ?, '[2020-01-01,)', ?, id from level where code = 'enhet'",
                    unit,
                    NAME + "s hemtjänst");
            UUID position = id(db, "insert into position (code) values ('USK') returning id");
            db.execute(
                    "insert into position_version (position, valid, name) values (?, '[2020-01-01,)', ?)",
                    position,
                    "Undersköterska på " + NAME);
            db.execute(
                    "insert into headcount (position, unit, valid, persons) values (?, ?, '[2020-01-01,)', 12)",
                    position,
                    unit);
            UUID signal = id(
                    db,
                    "insert into signal (code, kind, title, issuer, origin, valid) "
                            + "values ('R1', 'REPORT', 'Rapport från " + NAME
                            + "', ?, 'OWN', '[2020-01-01,)') returning id",
                    unit);
            db.execute("insert into signal_receiver (signal, ordinal, position) values (?, 0, ?)", signal, position);
            return new SmallChain(unit, position, signal);
        });
    }

    private static UUID id(DSLContext db, String insert, Object... values) {
        return db.fetchSingle(insert, values).into(UUID.class);
    }
}
