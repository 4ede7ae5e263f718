package se.tillit.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final Map<String, UUID> byCode;
    private final Map<UUID, UnitKind> kinds;
    private final Map<UUID, List<UnitVersion>> history;
    private final List<Level> levels;

    private record Row(
            Line line,
            String code,
            String name,
            @Nullable String parent,
            UUID level,
            @Nullable UnitKind kind,
            Validity valid,
            boolean dated) {}

    UnitsLoad(Loading loading, ChainStore chain) {
        this.loading = loading;
        this.chain = chain;
        this.byCode = chain.unitsByCode();
        this.kinds = chain.kinds();
        this.history = new HashMap<>(chain.unitHistory());
        this.levels = chain.levels();
    }

    void load(List<Sheet> sheets) {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            loading.eachLine(sheet, Template.UNITS, (line, i) -> read(line, rows));
        }
        refuseOverlaps(rows);
        rows.keySet().removeAll(loading.faulty);
        Map<String, UnitKind> newKinds = new HashMap<>();
        rows.forEach((code, list) -> {
            UnitKind kind = list.getLast().kind();
            if (!byCode.containsKey(code)) {
                newKinds.put(code, kind == null ? UnitKind.OWN : kind);
                byCode.put(code, chain.insertUnit(code, newKinds.get(code)));
            } else if (kind != null && kind != kinds.get(byCode.get(code))) {
                chain.setKind(byCode.get(code), kind);
            }
        });
        Map<String, List<UnitVersion>> wanted = new LinkedHashMap<>();
        rows.forEach((code, list) -> wanted.put(code, wanted(list)));
        Map<UUID, List<UnitVersion>> merged = new HashMap<>(history);
        wanted.forEach((code, versions) -> merged.put(byCode.get(code), versions));
        rows.forEach((code, list) -> list.forEach(row -> checkParent(row, merged)));
        if (!loading.problems.isEmpty()) {
            return;
        }
        wanted.forEach((code, versions) -> store(code, versions, rows.get(code).getLast()));
    }

    private void read(Line line, Map<String, List<Row>> rows) {
        int problemsBefore = loading.problems.size();
        String code = line.required(Column.CODE);
        String name = line.required(Column.NAME);
        String parent = line.text(Column.PARENT);
        UUID level = level(line);
        UnitKind kind = loading.word(line, Column.KIND, UnitKind.class);
        boolean dated = line.text(Column.FROM) != null;
        Validity valid = line.validity(begins(code));
        if (code != null && code.equals(parent)) {
            line.problem(Column.PARENT, "load.own-parent", code);
        }
        if (loading.problems.size() > problemsBefore
                || code == null
                || name == null
                || level == null
                || valid == null) {
            if (code != null) {
                loading.faulty.add(code);
            }
            return;
        }
        rows.computeIfAbsent(code, c -> new ArrayList<>())
                .add(new Row(line, code, name, parent, level, kind, valid, dated));
    }

    /** A unit that is already known keeps its beginning; a new one begins with the year, which a chain is mostly drawn for. */
    private LocalDate begins(@Nullable String code) {
        List<UnitVersion> known = code == null ? null : history.get(byCode.get(code));
        return known == null
                ? loading.today.withDayOfYear(1)
                : known.getLast().valid().from();
    }

    private @Nullable UUID level(Line line) {
        String text = line.required(Column.LEVEL);
        if (text == null) {
            return null;
        }
        String wanted = Column.normal(text);
        for (Level level : levels) {
            if (List.of(Column.normal(level.nameSv()), Column.normal(level.nameEn()), Column.normal(level.code()))
                    .contains(wanted)) {
                return level.id();
            }
        }
        line.problem(
                Column.LEVEL,
                "load.unknown-level",
                text,
                String.join(", ", levels.stream().map(Level::nameSv).toList()));
        return null;
    }

    private void refuseOverlaps(Map<String, List<Row>> rows) {
        rows.forEach((code, list) -> {
            for (int i = 0; i < list.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (list.get(i).valid().overlaps(list.get(j).valid())) {
                        list.get(i)
                                .line()
                                .problem(
                                        Column.CODE,
                                        "load.duplicate",
                                        code,
                                        list.get(j).line().number());
                        loading.faulty.add(code);
                    }
                }
            }
        });
    }

    private List<UnitVersion> wanted(List<Row> rows) {
        UUID unit = byCode.get(rows.getFirst().code());
        List<UnitVersion> known = history.getOrDefault(unit, List.of());
        if (rows.size() == 1 && !rows.getFirst().dated() && !known.isEmpty()) {
            return fromToday(known, rows.getFirst());
        }
        return rows.stream()
                .sorted(java.util.Comparator.comparing(row -> row.valid().from()))
                .map(row -> version(row, row.valid()))
                .toList();
    }

    private List<UnitVersion> fromToday(List<UnitVersion> known, Row row) {
        UnitVersion last = known.getLast();
        UnitVersion same =
                version(row, new Validity(last.valid().from(), row.valid().to()));
        List<UnitVersion> result = new ArrayList<>(known);
        result.removeLast();
        boolean onlyEnds = last.name().equals(same.name())
                && last.level().equals(same.level())
                && java.util.Objects.equals(last.parent(), same.parent());
        if (onlyEnds || !last.valid().from().isBefore(loading.today)) {
            result.add(same);
        } else {
            result.add(new UnitVersion(last.valid().endingOn(loading.today), last.name(), last.level(), last.parent()));
            result.add(version(row, new Validity(loading.today, row.valid().to())));
        }
        return result;
    }

    private UnitVersion version(Row row, Validity valid) {
        return new UnitVersion(valid, row.name(), row.level(), row.parent() == null ? null : byCode.get(row.parent()));
    }

    /** The parent is known, is there all the time, and is not below its own child. */
    private void checkParent(Row row, Map<UUID, List<UnitVersion>> merged) {
        if (row.parent() == null) {
            return;
        }
        UUID parent = byCode.get(row.parent());
        if (parent == null) {
            if (!loading.faulty.contains(row.parent())) {
                row.line().problem(Column.PARENT, "load.unknown-unit", row.parent());
            }
            return;
        }
        List<UnitVersion> versions = merged.getOrDefault(parent, List.of());
        if (!covers(versions, row.valid()) && row.dated()) {
            row.line().problem(Column.PARENT, "load.parent-not-there", row.parent());
            return;
        }
        UUID self = byCode.get(row.code());
        java.util.Set<UUID> walked = new java.util.HashSet<>();
        for (UUID at = parent;
                at != null && walked.add(at);
                at = parentOn(merged.getOrDefault(at, List.of()), row.valid().from())) {
            if (at.equals(self)) {
                row.line().problem(Column.PARENT, "load.loop", row.code(), row.parent());
                return;
            }
        }
    }

    private static @Nullable UUID parentOn(List<UnitVersion> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> version.valid().holdsOn(day))
                .findFirst()
                .map(UnitVersion::parent)
                .orElse(null);
    }

    /** Whether the periods, one after the other, hold during the whole of another. */
    static boolean covers(List<UnitVersion> versions, Validity whole) {
        LocalDate reached = whole.from();
        for (UnitVersion version : versions) {
            if (version.valid().holdsOn(reached)) {
                LocalDate to = version.valid().to();
                if (to == null || (whole.to() != null && !to.isBefore(whole.to()))) {
                    return true;
                }
                reached = to;
            }
        }
        return false;
    }

    private void store(String code, List<UnitVersion> wanted, Row row) {
        UUID unit = byCode.get(code);
        List<UnitVersion> before = history.getOrDefault(unit, List.of());
        boolean newKind = row.kind() != null && before.size() > 0 && row.kind() != kinds.get(unit);
        if (before.equals(wanted) && !newKind) {
            return;
        }
        chain.replaceUnitHistory(unit, wanted);
        UnitVersion last = wanted.getLast();
        if (before.isEmpty()) {
            loading.changes.add(new Change(Change.Kind.UNIT, Change.Effect.CREATED, code, last.name(), List.of()));
            return;
        }
        UnitVersion old = before.getLast();
        List<Change.Field> fields = Loading.differences(
                Column.NAME.heading(),
                old.name(),
                last.name(),
                Column.LEVEL.heading(),
                levelName(old.level()),
                levelName(last.level()),
                Column.PARENT.heading(),
                code(old.parent()),
                code(last.parent()),
                Column.KIND.heading(),
                newKind ? kinds.get(unit) : null,
                newKind ? row.kind() : null,
                Column.FROM.heading(),
                old.valid().from(),
                last.valid().from(),
                Column.TO.heading(),
                old.valid().to(),
                last.valid().to());
        boolean ended = old.valid().to() == null && last.valid().to() != null;
        loading.changes.add(new Change(
                Change.Kind.UNIT, ended ? Change.Effect.ENDED : Change.Effect.CHANGED, code, last.name(), fields));
    }

    private String levelName(UUID level) {
        return levels.stream()
                .filter(one -> one.id().equals(level))
                .map(Level::nameSv)
                .findFirst()
                .orElse("");
    }

    private @Nullable String code(@Nullable UUID unit) {
        return byCode.entrySet().stream()
                .filter(one -> one.getValue().equals(unit))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
