package se.tillit.load;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.ChainStore;
import se.tillit.chain.ChainStore.UnitVersion;
import se.tillit.chain.Headcount;
import se.tillit.chain.Validity;

/** How many hold each position in each unit, before a load and after it. */
final class Headcounts {

    private final Loading loading;
    private final ChainStore chain;
    private final Map<Place, List<Headcount>> history;

    record Place(UUID position, UUID unit) {}

    Headcounts(Loading loading, ChainStore chain) {
        this.loading = loading;
        this.chain = chain;
        this.history = chain.headcountHistory().stream()
                .collect(Collectors.groupingBy(
                        one -> new Place(one.position(), one.unit()), LinkedHashMap::new, Collectors.toList()));
    }

    @Nullable
    List<Headcount> of(UUID position, UUID unit) {
        return history.get(new Place(position, unit));
    }

    static Headcount during(Headcount headcount, Validity valid) {
        return new Headcount(headcount.position(), headcount.unit(), headcount.persons(), valid);
    }

    /** @param titles what a changed place is called: the position's name */
    void replace(Map<Place, List<Headcount>> wanted, Map<UUID, String> codes, Map<UUID, String> titles) {
        Map<Place, List<Headcount>> changed = new LinkedHashMap<>();
        wanted.forEach((place, versions) -> {
            List<Headcount> asStored = versions.stream()
                    .map(one -> new Headcount(
                            one.position(), one.unit(), one.persons().setScale(2, RoundingMode.HALF_UP), one.valid()))
                    .toList();
            if (!asStored.equals(history.get(place))) {
                changed.put(place, asStored);
            }
        });
        chain.replaceHeadcounts(
                changed.keySet().stream()
                        .flatMap(place -> history.getOrDefault(place, List.of()).stream())
                        .toList(),
                changed.values().stream().flatMap(List::stream).toList());
        changed.forEach((place, versions) -> {
            String code = codes.getOrDefault(place.position(), "") + "@" + codes.getOrDefault(place.unit(), "");
            String title = titles.getOrDefault(place.position(), code);
            List<Headcount> before = history.get(place);
            if (before == null) {
                loading.change(Change.created(Change.Kind.HEADCOUNT, code, title));
            } else {
                Change.Facts now = versions.isEmpty() ? new Change.Facts() : facts(versions.getLast());
                loading.change(Change.changed(Change.Kind.HEADCOUNT, code, title, facts(before.getLast()), now));
            }
        });
    }

    private static Change.Facts facts(Headcount headcount) {
        return new Change.Facts()
                .with(Column.PERSONS, headcount.persons())
                .with(Column.FROM, headcount.valid().from())
                .with(Column.TO, headcount.valid().to());
    }

    /** Nobody works in a unit that has ended: what goes on after the end of its unit ends with it. */
    void endWith(Map<UUID, List<UnitVersion>> units, Map<UUID, String> unitCodes) {
        Map<Place, List<Headcount>> wanted = new LinkedHashMap<>();
        history.forEach((place, versions) -> {
            List<UnitVersion> unit = units.get(place.unit());
            var end = unit == null ? null : unit.getLast().valid().to();
            if (end != null) {
                wanted.put(place, Periods.cutOff(versions, end, Headcount::valid, Headcounts::during));
            }
        });
        if (wanted.isEmpty()) {
            return;
        }
        Map<UUID, String> codes = new HashMap<>(unitCodes);
        chain.positionsByCode().forEach((code, position) -> codes.put(position, code));
        Map<UUID, String> titles = new HashMap<>();
        chain.positionHistory()
                .forEach((position, versions) ->
                        titles.put(position, versions.getLast().name()));
        replace(wanted, codes, titles);
    }
}
