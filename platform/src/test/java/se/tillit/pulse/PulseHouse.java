package se.tillit.pulse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.ballot.Code;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Headcount;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;

/** A house with an area below its administration, units in it with people, and pulses that are asked of them. */
final class PulseHouse {

    static final Validity ALWAYS = new Validity(House.BEGINNING, null);

    final House house = new House();
    final UUID area = house.unit("omr", "Området", house.office, UnitKind.OWN, "omrade");
    final List<UUID> units = new ArrayList<>();
    final Actor areaManager = Tester.colleague(house.admin, Role.MANAGER);
    private final Beans tillit;
    private final LocalDate today;
    private final UUID nurse;

    /** The application that does the work. */
    interface Beans {
        <T> T getBean(Class<T> type);
    }

    /** @param sizes how many work in each unit */
    PulseHouse(Beans tillit, LocalDate today, int... sizes) {
        this.tillit = tillit;
        this.today = today;
        ChainStore chain = RunningTillit.bean(ChainStore.class);
        nurse = house.within(() -> {
            chain.insertPositions(List.of("usk"));
            UUID position = chain.positionsByCode().get("usk");
            chain.replacePositionHistories(
                    Map.of(position, List.of(new ChainStore.PositionVersion(ALWAYS, "Undersköterska", null))));
            return position;
        });
        for (int size : sizes) {
            addUnit(size);
        }
        house.worksIn(areaManager, area);
        house.worksIn(house.nurse, units.getFirst());
        house.worksIn(house.manager, units.getFirst());
    }

    UUID addUnit(int size) {
        UUID unit = house.unit("g" + units.size(), "Grupp " + (char) ('A' + units.size()), area, UnitKind.OWN, "enhet");
        units.add(unit);
        resize(unit, size);
        return unit;
    }

    void resize(UUID unit, int size) {
        house.within(() -> {
            RunningTillit.bean(ChainStore.class)
                    .replaceHeadcountHistory(
                            nurse, unit, List.of(new Headcount(nurse, unit, BigDecimal.valueOf(size), ALWAYS)));
            return unit;
        });
    }

    Wave.Terms terms(String title) {
        return new Wave.Terms(
                title,
                area,
                null,
                "Områdeschefen",
                "Områdets ledningsgrupp",
                "Vad ledningen ändrar i vår",
                today,
                today.plusDays(7),
                10,
                "Kommunal",
                today.minusDays(20),
                "Dataskyddsombudet",
                today.minusDays(15));
    }

    private @org.jspecify.annotations.Nullable Actor union;

    Actor union() {
        union = union == null ? Tester.colleague(house.admin, Role.UNION) : union;
        return union;
    }

    UUID start(String title, String... chosen) {
        return tillit.getBean(StartWave.class).start(house.controller, terms(title), List.of(chosen));
    }

    /** Fresh codes of a unit, as they stand on its slips. */
    List<String> codes(UUID wave, UUID unit) {
        return tillit.getBean(MakeCodes.class).make(house.controller, wave, unit).getFirst().codes().stream()
                .map(Code::printed)
                .toList();
    }

    Wave wave(UUID id) {
        return tillit.getBean(WaveQuery.class).find(house.controller, id).wave();
    }

    /** The same value on every item that is a statement. */
    Map<String, String> all(UUID wave, int value) {
        Map<String, String> values = new TreeMap<>();
        wave(wave).items().stream()
                .filter(item -> item.kind() == ItemKind.SCALE)
                .forEach(item -> values.put(item.field(), Integer.toString(value)));
        return values;
    }

    AnswerPulse.Standing answer(String code, Map<String, String> values) {
        return tillit.getBean(AnswerPulse.class).answer(code, values);
    }

    /** So many of the unit answer: one, two and so on up to five, and from the beginning again. */
    void answer(UUID wave, UUID unit, int many) {
        List<String> codes = codes(wave, unit);
        for (int i = 0; i < many; i++) {
            answer(codes.get(i), all(wave, 1 + i % 5));
        }
    }

    UUID ownQuestion(ItemKind kind, String... choices) {
        return tillit.getBean(AddQuestion.class)
                .add(
                        house.controller,
                        new OwnQuestion.Wording(
                                kind,
                                "Vad vill du säga?",
                                "What do you want to say?",
                                List.of(choices),
                                List.of(choices),
                                "Områdeschefen",
                                "Ledningsgruppen",
                                "Vårens plan"),
                        today.plusYears(1));
    }
}
