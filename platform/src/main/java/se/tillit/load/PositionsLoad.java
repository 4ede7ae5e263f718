package se.tillit.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.ChainStore;
import se.tillit.chain.ChainStore.PositionVersion;
import se.tillit.chain.Headcount;
import se.tillit.chain.Validity;

/** Loads positions and how many hold them in each unit: a row for each position and unit. */
final class PositionsLoad {

    private final Loading loading;
    private final ChainStore chain;
    private final Map<String, UUID> units;
    private final Map<UUID, List<ChainStore.UnitVersion>> unitHistory;
    private final Map<String, UUID> byCode;
    private final Map<UUID, List<PositionVersion>> history;
    private final Map<Place, List<Headcount>> headcounts;

    private record Place(UUID position, UUID unit) {}

    private record Row(
            Line line,
            String code,
            String name,
            UUID unit,
            String unitCode,
            BigDecimal persons,
            @Nullable BigDecimal hourlyCost,
            Validity valid) {}

    PositionsLoad(Loading loading, ChainStore chain) {
        this.loading = loading;
        this.chain = chain;
        this.units = chain.unitsByCode();
        this.unitHistory = chain.unitHistory();
        this.byCode = chain.positionsByCode();
        this.history = new HashMap<>(chain.positionHistory());
        this.headcounts = chain.headcountHistory().stream()
                .collect(Collectors.groupingBy(
                        one -> new Place(one.position(), one.unit()), HashMap::new, Collectors.toList()));
    }

    void load(List<Sheet> sheets) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            loading.eachLine(sheet, Template.POSITIONS, (line, i) -> read(line, rows));
        }
        rows.values().forEach(this::refuseOverlapsAndTwoNames);
        if (!loading.problems.isEmpty()) {
            return;
        }
        rows.forEach(this::store);
    }

    private void read(Line line, Map<String, List<Row>> rows) {
        int problemsBefore = loading.problems.size();
        String code = line.required(Column.CODE);
        String name = line.required(Column.NAME);
        String unitCode = line.required(Column.UNIT);
        BigDecimal persons = line.number(Column.PERSONS);
        BigDecimal cost = line.number(Column.HOURLY_COST);
        UUID unit = units.get(unitCode);
        if (unitCode != null && unit == null && !loading.faulty.contains(unitCode)) {
            line.problem(Column.UNIT, "load.unknown-unit", unitCode);
        }
        if (code != null && units.containsKey(code)) {
            line.problem(Column.CODE, "load.code-is-a-unit", code);
        }
        if (persons == null && loading.problems.size() == problemsBefore) {
            line.problem(Column.PERSONS, "load.empty");
        }
        Validity valid = line.validity(begins(code, unit));
        if (valid != null && unit != null && !UnitsLoad.covers(unitHistory.getOrDefault(unit, List.of()), valid)) {
            line.problem(Column.UNIT, "load.unit-not-there", unitCode == null ? "" : unitCode);
        }
        if (loading.problems.size() > problemsBefore
                || code == null
                || name == null
                || unit == null
                || unitCode == null
                || persons == null
                || valid == null) {
            if (code != null) {
                loading.faulty.add(code);
            }
            return;
        }
        rows.computeIfAbsent(code, c -> new ArrayList<>())
                .add(new Row(line, code, name, unit, unitCode, persons, cost, valid));
    }

    private LocalDate begins(@Nullable String code, @Nullable UUID unit) {
        UUID position = code == null ? null : byCode.get(code);
        if (position != null && unit != null && headcounts.containsKey(new Place(position, unit))) {
            return headcounts.get(new Place(position, unit)).getLast().valid().from();
        }
        LocalDate year = loading.today.withDayOfYear(1);
        LocalDate unitBegins = unit == null || !unitHistory.containsKey(unit)
                ? year
                : unitHistory.get(unit).getFirst().valid().from();
        return unitBegins.isAfter(year) ? unitBegins : year;
    }

    private void refuseOverlapsAndTwoNames(List<Row> rows) {
        Row first = rows.getFirst();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!row.name().equals(first.name())) {
                row.line()
                        .problem(
                                Column.NAME,
                                "load.two-names",
                                row.code(),
                                first.name(),
                                first.line().number());
            }
            for (int j = 0; j < i; j++) {
                if (row.unit().equals(rows.get(j).unit())
                        && row.valid().overlaps(rows.get(j).valid())) {
                    row.line()
                            .problem(
                                    Column.CODE,
                                    "load.duplicate",
                                    row.code(),
                                    rows.get(j).line().number());
                }
            }
        }
    }

    private void store(String code, List<Row> rows) {
        boolean isNew = !byCode.containsKey(code);
        UUID position = isNew ? chain.insertPosition(code) : byCode.get(code);
        byCode.put(code, position);
        storePosition(code, position, isNew, rows);
        rows.stream()
                .collect(Collectors.groupingBy(Row::unit, LinkedHashMap::new, Collectors.toList()))
                .forEach((unit, list) -> {
                    List<Headcount> wanted = list.stream()
                            .sorted(Comparator.comparing(row -> row.valid().from()))
                            .map(row -> new Headcount(position, unit, row.persons(), row.valid()))
                            .toList();
                    storeHeadcount(code, position, unit, list.getFirst(), wanted);
                });
    }

    /** A position is there as long as anybody holds it, in the file or before. */
    private void storePosition(String code, UUID position, boolean isNew, List<Row> rows) {
        LocalDate from = rows.stream()
                .map(row -> row.valid().from())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<PositionVersion> before = history.getOrDefault(position, List.of());
        if (!before.isEmpty() && before.getFirst().valid().from().isBefore(from)) {
            from = before.getFirst().valid().from();
        }
        BigDecimal cost = rows.stream()
                .map(Row::hourlyCost)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (cost != null) {
            cost = cost.setScale(2, java.math.RoundingMode.HALF_UP);
        } else if (!before.isEmpty()) {
            cost = before.getLast().hourlyCost();
        }
        List<PositionVersion> wanted = List.of(
                new PositionVersion(new Validity(from, null), rows.getFirst().name(), cost));
        if (before.equals(wanted)) {
            return;
        }
        chain.replacePositionHistory(position, wanted);
        if (isNew) {
            loading.changes.add(new Change(
                    Change.Kind.POSITION,
                    Change.Effect.CREATED,
                    code,
                    rows.getFirst().name(),
                    List.of()));
        } else {
            PositionVersion old = before.getLast();
            PositionVersion now = wanted.getLast();
            loading.changes.add(new Change(
                    Change.Kind.POSITION,
                    Change.Effect.CHANGED,
                    code,
                    now.name(),
                    Loading.differences(
                            Column.NAME.heading(),
                            old.name(),
                            now.name(),
                            Column.HOURLY_COST.heading(),
                            old.hourlyCost(),
                            now.hourlyCost(),
                            Column.FROM.heading(),
                            old.valid().from(),
                            now.valid().from())));
        }
    }

    private void storeHeadcount(String code, UUID position, UUID unit, Row row, List<Headcount> wanted) {
        List<Headcount> scaled = wanted.stream()
                .map(one -> new Headcount(
                        one.position(),
                        one.unit(),
                        one.persons().setScale(2, java.math.RoundingMode.HALF_UP),
                        one.valid()))
                .toList();
        List<Headcount> before = headcounts.getOrDefault(new Place(position, unit), List.of());
        if (before.equals(scaled)) {
            return;
        }
        chain.replaceHeadcountHistory(position, unit, scaled);
        Headcount now = scaled.getLast();
        Headcount old = before.isEmpty() ? null : before.getLast();
        loading.changes.add(new Change(
                Change.Kind.HEADCOUNT,
                old == null ? Change.Effect.CREATED : Change.Effect.CHANGED,
                code + "@" + row.unitCode(),
                row.name(),
                Loading.differences(
                        Column.PERSONS.heading(),
                        old == null ? null : plain(old.persons()),
                        plain(now.persons()),
                        Column.TO.heading(),
                        old == null ? null : old.valid().to(),
                        now.valid().to())));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
