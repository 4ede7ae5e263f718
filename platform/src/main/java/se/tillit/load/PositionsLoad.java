package se.tillit.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.ChainStore;
import se.tillit.chain.ChainStore.PositionVersion;
import se.tillit.chain.Headcount;
import se.tillit.chain.Validity;

/** Loads positions and how many hold them in each unit: a row for each position and unit. */
final class PositionsLoad {

    private static final int MOST_PERSONS = 1_000_000;
    private static final int MOST_AN_HOUR = 100_000;

    private final Loading loading;
    private final ChainStore chain;
    private final Map<String, UUID> units;
    private final Map<UUID, List<Validity>> unitPeriods = new HashMap<>();
    private final boolean unitsAreStored;
    private final Map<UUID, List<PositionVersion>> history;
    private final Headcounts headcounts;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private Map<String, UUID> byCode;

    private record Row(
            Line line,
            String code,
            String name,
            UUID unit,
            BigDecimal persons,
            @Nullable BigDecimal hourlyCost,
            Validity valid) {}

    PositionsLoad(Loading loading, ChainStore chain) {
        this.loading = loading;
        this.chain = chain;
        this.units = chain.unitsByCode();
        this.unitsAreStored = !loading.hasProblems();
        chain.unitHistory()
                .forEach((unit, versions) -> unitPeriods.put(
                        unit,
                        versions.stream().map(ChainStore.UnitVersion::valid).toList()));
        this.byCode = chain.positionsByCode();
        this.history = chain.positionHistory();
        this.headcounts = new Headcounts(loading, chain);
    }

    void load(List<Table> tables) {
        loading.eachLine(tables, this::read);
        rows.values().forEach(this::refuseTwoNames);
        rows.values().forEach(this::refuseOverlaps);
        if (!loading.hasProblems()) {
            store();
        }
    }

    private void read(Line line) {
        String code = line.required(Column.CODE);
        String name = line.required(Column.NAME);
        String unitCode = line.required(Column.UNIT);
        BigDecimal persons = line.requiredNumber(Column.PERSONS, MOST_PERSONS);
        BigDecimal cost = line.number(Column.HOURLY_COST, MOST_AN_HOUR);
        UUID unit = line.referred(Column.UNIT, unitCode, units.get(unitCode), "load.unknown-unit");
        if (units.containsKey(code)) {
            line.problem(Column.CODE, "load.code-is-a-unit", code);
        }
        Validity valid = line.validity(otherwise(code, unit));
        if (unitsAreStored
                && valid != null
                && unit != null
                && !Periods.cover(unitPeriods.getOrDefault(unit, List.of()), valid)) {
            line.problem(Column.UNIT, "load.unit-not-there", unitCode);
        }
        if (line.isFaulty() || unit == null || persons == null || valid == null) {
            loading.markFaulty(code);
            return;
        }
        rows.computeIfAbsent(code, c -> new ArrayList<>()).add(new Row(line, code, name, unit, persons, cost, valid));
    }

    /** What is known already keeps its period; a new one begins with the year, or with its unit. */
    private Validity otherwise(String code, @Nullable UUID unit) {
        if (unit == null) {
            return loading.fromNewYear();
        }
        UUID position = byCode.get(code);
        List<Headcount> known = position == null ? null : headcounts.of(position, unit);
        if (known != null) {
            return Periods.current(known, loading.today(), Headcount::valid).valid();
        }
        List<Validity> periods = unitPeriods.getOrDefault(unit, List.of());
        LocalDate newYear = loading.fromNewYear().from();
        boolean begunByNewYear = periods.isEmpty() || !periods.getFirst().from().isAfter(newYear);
        return begunByNewYear
                ? loading.fromNewYear()
                : new Validity(periods.getFirst().from(), null);
    }

    private void refuseTwoNames(List<Row> ofOnePosition) {
        Row first = ofOnePosition.getFirst();
        ofOnePosition.stream().filter(row -> !row.name().equals(first.name())).forEach(row -> row.line()
                .problem(
                        Column.NAME,
                        "load.two-names",
                        row.code(),
                        first.name(),
                        first.line().number()));
    }

    private void refuseOverlaps(List<Row> ofOnePosition) {
        List<Row> inTime = ofOnePosition.stream()
                .sorted(Comparator.comparing(Row::unit)
                        .thenComparing(row -> row.valid().from()))
                .toList();
        for (int i = 1; i < inTime.size(); i++) {
            Row before = inTime.get(i - 1);
            Row after = inTime.get(i);
            if (before.unit().equals(after.unit()) && before.valid().overlaps(after.valid())) {
                Row later = before.line().number() > after.line().number() ? before : after;
                Row first = later == before ? after : before;
                later.line()
                        .problem(
                                Column.CODE,
                                "load.duplicate",
                                later.code(),
                                first.line().number());
            }
        }
    }

    private void store() {
        chain.insertPositions(
                rows.keySet().stream().filter(code -> !byCode.containsKey(code)).toList());
        byCode = chain.positionsByCode();
        storePositions();
        Map<UUID, String> codes = new HashMap<>();
        units.forEach((code, unit) -> codes.put(unit, code));
        byCode.forEach((code, position) -> codes.put(position, code));
        Map<UUID, String> titles = new HashMap<>();
        Map<Headcounts.Place, List<Headcount>> wanted = new LinkedHashMap<>();
        rows.forEach((code, list) -> {
            UUID position = byCode.get(code);
            titles.put(position, list.getFirst().name());
            list.stream()
                    .collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()))
                    .forEach((unit, inUnit) ->
                            wanted.put(new Headcounts.Place(position, unit), wantedHeadcounts(position, unit, inUnit)));
        });
        headcounts.replace(wanted, codes, titles);
    }

    private List<Headcount> wantedHeadcounts(UUID position, UUID unit, List<Row> inUnit) {
        List<Headcount> said = inUnit.stream()
                .map(row -> new Headcount(position, unit, row.persons().setScale(2, RoundingMode.HALF_UP), row.valid()))
                .sorted(Comparator.comparing(headcount -> headcount.valid().from()))
                .toList();
        List<Headcount> known = headcounts.of(position, unit);
        return said.size() == 1 && !inUnit.getFirst().line().isDated() && known != null
                ? Periods.changedToday(known, said.getFirst(), loading.today(), Headcount::valid, Headcounts::during)
                : said;
    }

    /** A position is there from the first day that anybody holds it, in the file or before; its name and cost change from today. */
    private void storePositions() {
        Map<UUID, List<PositionVersion>> changed = new LinkedHashMap<>();
        rows.forEach((code, list) -> {
            UUID position = byCode.get(code);
            List<PositionVersion> before = history.get(position);
            List<PositionVersion> wanted = wantedPositions(before, list);
            if (!wanted.equals(before)) {
                changed.put(position, wanted);
                String name = list.getFirst().name();
                loading.change(
                        before == null
                                ? Change.created(Change.Kind.POSITION, code, name)
                                : Change.changed(
                                        Change.Kind.POSITION,
                                        code,
                                        name,
                                        facts(before.getLast()),
                                        facts(wanted.getLast())));
            }
        });
        chain.replacePositionHistories(changed);
    }

    private List<PositionVersion> wantedPositions(@Nullable List<PositionVersion> before, List<Row> list) {
        LocalDate from = list.stream()
                .map(row -> row.valid().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        String name = list.getFirst().name();
        BigDecimal cost = list.stream()
                .map(Row::hourlyCost)
                .filter(Objects::nonNull)
                .findFirst()
                .map(one -> one.setScale(2, RoundingMode.HALF_UP))
                .orElse(null);
        if (before == null) {
            return List.of(new PositionVersion(new Validity(from, null), name, cost));
        }
        List<PositionVersion> known = new ArrayList<>(before);
        PositionVersion first = known.getFirst();
        if (from.isBefore(first.valid().from())) {
            known.set(0, during(first, new Validity(from, first.valid().to())));
        }
        PositionVersion current = Periods.current(known, loading.today(), PositionVersion::valid);
        PositionVersion now = new PositionVersion(
                new Validity(current.valid().from(), null), name, cost == null ? current.hourlyCost() : cost);
        return Periods.changedToday(known, now, loading.today(), PositionVersion::valid, PositionsLoad::during);
    }

    private static PositionVersion during(PositionVersion version, Validity valid) {
        return new PositionVersion(valid, version.name(), version.hourlyCost());
    }

    private static Change.Facts facts(PositionVersion version) {
        return new Change.Facts()
                .with(Column.NAME, version.name())
                .with(Column.HOURLY_COST, version.hourlyCost())
                .with(Column.FROM, version.valid().from());
    }
}
