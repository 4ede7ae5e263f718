package se.tillit.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.RegisterSignal;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/** A small organisation of its own: an administration with two areas, the first with two units, and who works there. */
final class Town {

    static final LocalDate BEGINNING = LocalDate.of(2020, 1, 1);
    static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    final Actor actor = Tester.colleague(Tester.organisation(), Role.CONTROLLER);
    final Tester tester = Tester.as(actor);
    final UUID nurse;
    final UUID manager;
    final UUID office;
    final UUID area;
    final UUID otherArea;
    final UUID north;
    final UUID south;
    private final ChainStore store = RunningTillit.bean(ChainStore.class);

    Town() {
        nurse = position("usk", "Undersköterska");
        manager = position("chef", "Enhetschef");
        office = unit("forv", "Vård och omsorg", null, "forvaltning");
        area = unit("omr1", "Hemtjänst", office, "omrade");
        otherArea = unit("omr2", "Boenden", office, "omrade");
        north = unit("norr", "Norra gruppen", area, "enhet");
        south = unit("soder", "Södra gruppen", area, "enhet");
        people(north, nurse, "12.5");
        people(north, manager, "1");
        people(south, nurse, "8");
        people(area, manager, "1");
    }

    UUID unit(String code, String name, @Nullable UUID parent, String level) {
        return within(() -> {
            UUID made = store.insertUnit(code, UnitKind.OWN);
            UUID room = store.levels().stream()
                    .filter(one -> one.code().equals(level))
                    .findFirst()
                    .orElseThrow()
                    .id();
            store.replaceUnitHistory(
                    made, List.of(new ChainStore.UnitVersion(new Validity(BEGINNING, null), name, room, parent)));
            return made;
        });
    }

    private UUID position(String code, String name) {
        return within(() -> {
            store.insertPositions(List.of(code));
            UUID made = store.positionsByCode().get(code);
            store.replacePositionHistories(
                    Map.of(made, List.of(new ChainStore.PositionVersion(new Validity(BEGINNING, null), name, null))));
            return made;
        });
    }

    void people(UUID unit, UUID position, String persons) {
        within(() -> {
            store.replaceHeadcountHistory(
                    position,
                    unit,
                    List.of(new Headcount(position, unit, new BigDecimal(persons), new Validity(BEGINNING, null))));
            return unit;
        });
    }

    void worksIn(Actor somebody, UUID unit, UUID position) {
        within(() -> {
            store.setMembership(
                    somebody.account(), new ChainStore.Membership(unit, position, new Validity(BEGINNING, null)));
            return unit;
        });
    }

    /** An hour a month for each that it lands on. */
    UUID demand(String title, UUID issuer, Receiver... receivers) {
        return RunningTillit.bean(RegisterSignal.class)
                .register(
                        actor,
                        new Signal.Details(
                                title,
                                SignalKind.REPORT,
                                title,
                                "",
                                issuer,
                                List.of(receivers),
                                List.of(),
                                Origin.OWN,
                                null,
                                "Syfte",
                                "Beslut",
                                "Nämnden",
                                null,
                                null,
                                new Frequency(Frequency.Rhythm.MONTHLY, null),
                                List.of(),
                                new Minutes(60, 60, 60),
                                Said.GUESSED,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                new Validity(BEGINNING, LocalDate.of(2030, 1, 1)),
                                null));
    }

    Chain on(LocalDate day) {
        return RunningTillit.bean(ChainQuery.class).asOf(actor, day);
    }

    String nameOn(LocalDate day, UUID unit) {
        return on(day).unit(unit).orElseThrow().name();
    }

    /** How many work in the unit itself. */
    String persons(LocalDate day, UUID unit) {
        return on(day).persons(unit).stripTrailingZeros().toPlainString();
    }

    Map<UUID, BigDecimal> totals(LocalDate day) {
        Map<UUID, BigDecimal> totals = new TreeMap<>();
        for (UUID position : List.of(nurse, manager)) {
            totals.put(position, on(day).persons(position, null).setScale(2));
        }
        return totals;
    }

    int version(UUID unit) {
        return RunningTillit.bean(ChainQuery.class).versionOf(actor, unit);
    }

    <T> T within(Supplier<T> work) {
        return RunningTillit.bean(Door.class).writeAs(actor.organisation(), work);
    }

    /** What a page says, without what is new each time it is made. */
    static String steady(String html) {
        return html.replaceAll("name=\"(_csrf|nyckel)\" value=\"[^\"]*\"", "");
    }
}
