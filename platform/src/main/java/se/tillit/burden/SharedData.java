package se.tillit.burden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.signal.Claim;
import se.tillit.signal.DataField;

/**
 * Figures that several demands ask for, whatever their titles say: the same field about the same population.
 *
 * @param askers who ask for all of them; the first asks most often, so that the others can have the figures from there
 */
public record SharedData(List<Claim> askers, List<Field> fields) {

    /** @param periods for each asker, what one value covers; absent where not said */
    public record Field(String name, @Nullable String population, Map<UUID, DataField.Period> periods) {}

    /** Whether one answer serves all as it is; else it must be added up over longer periods. */
    public boolean samePeriods() {
        return fields.stream()
                .allMatch(field -> field.periods().size() == askers.size()
                        && field.periods().values().stream().distinct().count() == 1);
    }

    public Claim source() {
        return askers.getFirst();
    }

    public List<Claim> others() {
        return askers.subList(1, askers.size());
    }

    /**
     * @param claims in the order in which they are shown
     * @param asksFor what each of them asks for
     */
    static List<SharedData> among(List<Claim> claims, Map<UUID, List<DataField>> asksFor) {
        Map<String, Map<Claim, DataField>> byField = new LinkedHashMap<>();
        for (Claim claim : claims) {
            for (DataField field : asksFor.getOrDefault(claim.signal(), List.of())) {
                byField.computeIfAbsent(field.key(), key -> new LinkedHashMap<>())
                        .putIfAbsent(claim, field);
            }
        }
        Map<Set<Claim>, List<Field>> byAskers = new LinkedHashMap<>();
        byField.values().stream().filter(askers -> askers.size() > 1).forEach(askers -> byAskers.computeIfAbsent(
                        askers.keySet(), key -> new ArrayList<>())
                .add(field(askers)));
        return byAskers.entrySet().stream()
                .map(entry -> new SharedData(mostOftenFirst(entry.getKey(), entry.getValue()), entry.getValue()))
                .sorted(Comparator.comparing(
                        shared -> shared.fields().getFirst().name()))
                .toList();
    }

    private static Field field(Map<Claim, DataField> askers) {
        Map<UUID, DataField.Period> periods = new LinkedHashMap<>();
        askers.forEach((claim, field) -> {
            if (field.period() != null) {
                periods.put(claim.signal(), field.period());
            }
        });
        DataField any = askers.values().iterator().next();
        return new Field(any.name(), any.population(), periods);
    }

    private static List<Claim> mostOftenFirst(Set<Claim> askers, List<Field> fields) {
        return askers.stream()
                .sorted(Comparator.comparingInt((Claim claim) -> fields.stream()
                                .mapToInt(field -> field.periods().containsKey(claim.signal())
                                        ? field.periods().get(claim.signal()).ordinal()
                                        : DataField.Period.values().length)
                                .sum())
                        .thenComparing(Claim::title))
                .toList();
    }
}
