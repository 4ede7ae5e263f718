package se.tillit.load;

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
import se.tillit.chain.ChainStore.UnitVersion;
import se.tillit.chain.Level;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;

/**
 * Loads units. Rows with dates are a unit's history as the file tells it; a row without a beginning says how the unit is now, and changes
 * it from today where it differs.
 */
final class UnitsLoad {

    private final Loading loading;
    private final ChainStore chain;
    private final Map<UUID, UnitKind> kinds;
    private final Map<UUID, List<UnitVersion>> history;
    private final Map<UUID, Level> levels;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<UUID, String> codes = new HashMap<>();
    private Map<String, UUID> byCode = Map.of();

    /** @param valid as the row says, or with the beginning that the unit has already */
    record Row(
            Line line,
            String code,
            String name,
            @Nullable String parent,
            UUID level,
            @Nullable UnitKind kind,
            Validity valid) {}

    UnitsLoad(Loading loading, ChainStore chain) {
        this.loading = loading;
        this.chain = chain;
        readCodes();
        this.kinds = chain.kinds();
        this.history = chain.unitHistory();
        this.levels = chain.levels().stream()
                .collect(Collectors.toMap(Level::id, level -> level, (one, same) -> one, LinkedHashMap::new));
    }

    private void readCodes() {
        byCode = chain.unitsByCode();
        byCode.forEach((code, unit) -> codes.put(unit, code));
    }

    void load(List<Table> tables) {
        loading.eachLine(tables, this::read);
        rows.values().forEach(this::refuseOverlaps);
        rows.keySet().removeIf(loading::isFaulty);
        Map<String, UnitKind> created = createUnits();
        Map<UUID, List<UnitVersion>> wanted = wanted();
        Map<UUID, List<UnitVersion>> merged = new HashMap<>(history);
        merged.putAll(wanted);
        new Descent(loading, byCode, rows).check(merged);
        if (!loading.hasProblems()) {
            store(wanted, created);
        }
    }

    private void read(Line line) {
        String code = line.required(Column.CODE);
        String name = line.required(Column.NAME);
        UnitVersion current = current(code);
        boolean keepsParent = current != null && !line.has(Column.PARENT);
        String parent = keepsParent ? codes.get(current.parent()) : line.text(Column.PARENT);
        UUID level = level(line);
        UnitKind kind = line.word(Column.KIND, UnitKind.class);
        Validity valid = line.validity(current == null ? loading.fromNewYear() : current.valid());
        if (code.equals(parent)) {
            line.problem(Column.PARENT, "load.own-parent", code);
        }
        if (line.isFaulty() || level == null || valid == null) {
            loading.markFaulty(code);
            return;
        }
        rows.computeIfAbsent(code, c -> new ArrayList<>()).add(new Row(line, code, name, parent, level, kind, valid));
    }

    /** The unit as it is today, or was or is to be; null where it is new. */
    private @Nullable UnitVersion current(String code) {
        List<UnitVersion> known = history.get(byCode.get(code));
        return known == null ? null : Periods.current(known, loading.today(), UnitVersion::valid);
    }

    private @Nullable UUID level(Line line) {
        String text = line.required(Column.LEVEL);
        if (text.isEmpty()) {
            return null;
        }
        String wanted = Column.normal(text);
        for (Level level : levels.values()) {
            if (List.of(Column.normal(level.nameSv()), Column.normal(level.nameEn()), Column.normal(level.code()))
                    .contains(wanted)) {
                return level.id();
            }
        }
        line.problem(Column.LEVEL, "load.unknown-level", text, List.copyOf(levels.values()));
        return null;
    }

    private void refuseOverlaps(List<Row> ofOneUnit) {
        List<Row> inTime = ofOneUnit.stream()
                .sorted(Comparator.comparing(row -> row.valid().from()))
                .toList();
        for (int i = 1; i < inTime.size(); i++) {
            Row before = inTime.get(i - 1);
            Row after = inTime.get(i);
            if (before.valid().overlaps(after.valid())) {
                Row later = before.line().number() > after.line().number() ? before : after;
                Row first = later == before ? after : before;
                later.line()
                        .problem(
                                Column.CODE,
                                "load.duplicate",
                                later.code(),
                                first.line().number());
                loading.markFaulty(later.code());
            }
        }
    }

    private Map<String, UnitKind> createUnits() {
        Map<String, UnitKind> created = new LinkedHashMap<>();
        rows.forEach((code, list) -> {
            UnitKind kind = list.getLast().kind();
            if (!byCode.containsKey(code)) {
                created.put(code, kind == null ? UnitKind.OWN : kind);
            }
        });
        chain.insertUnits(created);
        readCodes();
        return created;
    }

    private Map<UUID, List<UnitVersion>> wanted() {
        Map<UUID, List<UnitVersion>> wanted = new LinkedHashMap<>();
        rows.forEach((code, list) -> wanted.put(byCode.get(code), wanted(list)));
        LocalDate endMissing = loading.endMissing();
        if (endMissing != null) {
            history.forEach((unit, versions) -> {
                boolean thereTheDayBefore =
                        versions.stream().anyMatch(version -> version.valid().holdsOn(endMissing.minusDays(1)));
                if (thereTheDayBefore) {
                    wanted.putIfAbsent(
                            unit, Periods.cutOff(versions, endMissing, UnitVersion::valid, UnitsLoad::during));
                }
            });
        }
        wanted.entrySet().removeIf(one -> one.getValue().equals(history.get(one.getKey())));
        return wanted;
    }

    private List<UnitVersion> wanted(List<Row> list) {
        Row first = list.getFirst();
        List<UnitVersion> known = history.get(byCode.get(first.code()));
        if (list.size() == 1 && !first.line().isDated() && known != null) {
            return Periods.changedToday(known, version(first), loading.today(), UnitVersion::valid, UnitsLoad::during);
        }
        return list.stream()
                .map(this::version)
                .sorted(Comparator.comparing(version -> version.valid().from()))
                .toList();
    }

    private UnitVersion version(Row row) {
        return new UnitVersion(
                row.valid(), row.name(), row.level(), row.parent() == null ? null : byCode.get(row.parent()));
    }

    private static UnitVersion during(UnitVersion version, Validity valid) {
        return new UnitVersion(valid, version.name(), version.level(), version.parent());
    }

    private void store(Map<UUID, List<UnitVersion>> wanted, Map<String, UnitKind> created) {
        Map<UUID, UnitKind> newKinds = new LinkedHashMap<>();
        rows.forEach((code, list) -> {
            UnitKind kind = list.getLast().kind();
            UUID unit = byCode.get(code);
            if (kind != null && !created.containsKey(code) && kind != kinds.get(unit)) {
                newKinds.put(unit, kind);
            }
        });
        newKinds.forEach(chain::setKind);
        chain.replaceUnitHistories(wanted);
        Map<UUID, List<UnitVersion>> changed = new LinkedHashMap<>();
        newKinds.keySet().forEach(unit -> changed.put(unit, history.get(unit)));
        changed.putAll(wanted);
        changed.forEach((unit, versions) -> {
            String code = codes.getOrDefault(unit, "");
            UnitVersion now = versions.getLast();
            List<UnitVersion> before = history.get(unit);
            loading.change(
                    before == null
                            ? Change.created(Change.Kind.UNIT, code, now.name())
                            : Change.changed(
                                    Change.Kind.UNIT,
                                    code,
                                    now.name(),
                                    facts(before.getLast(), kinds.get(unit)),
                                    facts(now, newKinds.getOrDefault(unit, kinds.get(unit)))));
        });
        new Headcounts(loading, chain).endWith(wanted, codes);
    }

    private Change.Facts facts(UnitVersion version, @Nullable UnitKind kind) {
        return new Change.Facts()
                .with(Column.NAME, version.name())
                .with(Column.PARENT, version.parent() == null ? null : codes.get(version.parent()))
                .with(Column.LEVEL, levels.get(version.level()))
                .with(Column.KIND, kind)
                .with(Column.FROM, version.valid().from())
                .with(Column.TO, version.valid().to());
    }
}
