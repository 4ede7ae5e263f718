package se.tillit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Headcount;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.RegisterSignal;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/** A house with a board, its administration, a staff function below it and a unit on whom it all lands; and an agency outside. */
public final class House {

    public static final LocalDate BEGINNING = LocalDate.of(2020, 1, 1);

    public final Actor admin = Tester.organisation();
    public final Actor controller = Tester.colleague(admin, Role.CONTROLLER);
    public final Actor chief = Tester.colleague(admin, Role.LEADERSHIP);
    public final Actor partner = Tester.colleague(admin, Role.SUPPORT);
    public final Actor nurse = Tester.colleague(admin, Role.STAFF);
    public final Actor manager = Tester.colleague(admin, Role.MANAGER);
    public final UUID board;
    public final UUID office;
    public final UUID staff;
    public final UUID unit;
    public final UUID agency;
    private final ChainStore chain = RunningTillit.bean(ChainStore.class);

    public House() {
        board = unit("nam", "Nämnden", null, UnitKind.OWN, "namnd");
        office = unit("forv", "Förvaltningen", board, UnitKind.OWN, "forvaltning");
        staff = unit("hr", "HR-staben", office, UnitKind.OWN, "enhet");
        unit = unit("norr", "Norra gruppen", office, UnitKind.OWN, "enhet");
        agency = unit("sos", "Socialstyrelsen", null, UnitKind.AGENCY, "myndighet");
        worksIn(chief, office);
        worksIn(partner, staff);
        worksIn(nurse, unit);
        worksIn(manager, unit);
    }

    public UUID unit(String code, String name, @Nullable UUID parent, UnitKind kind, String level) {
        return within(() -> {
            UUID made = chain.insertUnit(code, kind);
            UUID room = chain.levels().stream()
                    .filter(one -> one.code().equals(level))
                    .findFirst()
                    .orElseThrow()
                    .id();
            chain.replaceUnitHistory(
                    made, List.of(new ChainStore.UnitVersion(new Validity(BEGINNING, null), name, room, parent)));
            return made;
        });
    }

    /** So many, in a position of their own. */
    public void people(UUID place, int persons) {
        within(() -> {
            String code = "bef" + persons;
            chain.insertPositions(List.of(code));
            UUID position = chain.positionsByCode().get(code);
            chain.replacePositionHistories(Map.of(
                    position, List.of(new ChainStore.PositionVersion(new Validity(BEGINNING, null), code, null))));
            chain.replaceHeadcountHistory(
                    position,
                    place,
                    List.of(new Headcount(
                            position, place, BigDecimal.valueOf(persons), new Validity(BEGINNING, null))));
            return place;
        });
    }

    public void worksIn(Actor somebody, UUID place) {
        within(() -> {
            chain.setMembership(
                    somebody.account(), new ChainStore.Membership(place, null, new Validity(BEGINNING, null)));
            return place;
        });
    }

    /** Of the house's own, or of the state; nobody has said who uses it. */
    public UUID demand(String title, UUID issuer, Origin origin, SignalKind kind) {
        return demand(title, issuer, origin, kind, null, null);
    }

    /** Lands once on the unit as such. */
    public UUID demand(
            String title,
            UUID issuer,
            Origin origin,
            SignalKind kind,
            @Nullable Frequency frequency,
            @Nullable Minutes minutes) {
        Signal.Details details = new Signal.Details(
                title,
                kind,
                title,
                "",
                issuer,
                List.of(new Receiver(unit, null)),
                List.of(),
                origin,
                origin == Origin.LAW ? "1 kap. 1 § lagen" : null,
                "Syfte",
                null,
                "Nämnden",
                null,
                null,
                frequency,
                List.of(),
                minutes,
                Said.GUESSED,
                List.of(),
                List.of(),
                null,
                null,
                null,
                new Validity(BEGINNING, LocalDate.of(2040, 1, 1)),
                LocalDate.of(2030, 1, 1));
        return RunningTillit.bean(RegisterSignal.class).register(controller, details);
    }

    public UUID report(String title) {
        return demand(title, staff, Origin.OWN, SignalKind.REPORT);
    }

    public <T> T within(Supplier<T> work) {
        return RunningTillit.bean(Door.class).writeAs(admin.organisation(), work);
    }
}
