package se.tillit.mandate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a new version of an order changes. A row is the same as before where its matter and number are, or else its matter and who decides,
 * or else its matter alone where it stands once in each.
 *
 * @param before the version compared with
 */
public record OrderChanges(DelegationOrder before, List<Mandate> added, List<Mandate> removed, List<Change> changed) {

    /** What of a row is another than before. */
    public enum What {
        KIND,
        HOLDERS,
        AMOUNT,
        CONDITIONS,
        PASSING_ON,
        NOTICE,
        LEGAL_BASIS,
        DAYS
    }

    /** A row that is there in both, with what differs. */
    public record Change(Mandate from, Mandate to, Set<What> what) {}

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    static OrderChanges between(DelegationOrder before, List<Mandate> old, List<Mandate> now) {
        Map<UUID, Mandate> same = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        List.<java.util.function.Function<Mandate, Object>>of(
                        one -> List.of(one.key(), one.number(), names(one)),
                        one -> List.of(one.key(), names(one)),
                        one -> List.of(one.key(), one.number()),
                        one -> one.key())
                .forEach(key -> pair(old, now, key, same, taken));
        List<Change> changed = new ArrayList<>();
        now.forEach(one -> {
            Mandate was = same.get(one.id());
            Set<What> what = was == null ? Set.of() : differences(was, one);
            if (was != null && !what.isEmpty()) {
                changed.add(new Change(was, one, what));
            }
        });
        return new OrderChanges(
                before,
                now.stream().filter(one -> !same.containsKey(one.id())).toList(),
                old.stream().filter(one -> !taken.contains(one.id())).toList(),
                changed);
    }

    private static void pair(
            List<Mandate> old,
            List<Mandate> now,
            java.util.function.Function<Mandate, Object> key,
            Map<UUID, Mandate> same,
            Set<UUID> taken) {
        Map<Object, List<Mandate>> byKey =
                old.stream().filter(one -> !taken.contains(one.id())).collect(Collectors.groupingBy(key));
        now.stream()
                .filter(one -> !same.containsKey(one.id()))
                .forEach(one -> byKey.getOrDefault(key.apply(one), List.of()).stream()
                        .filter(was -> !taken.contains(was.id()))
                        .findFirst()
                        .ifPresent(was -> {
                            same.put(one.id(), was);
                            taken.add(was.id());
                        }));
    }

    private static Set<String> names(Mandate mandate) {
        return mandate.holders().stream()
                .map(holder -> holder.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<What> differences(Mandate was, Mandate is) {
        Set<What> what = new LinkedHashSet<>();
        add(what, What.KIND, was.kind() != is.kind());
        add(what, What.HOLDERS, !names(was).equals(names(is)));
        add(what, What.AMOUNT, !sameAmount(was.mostSek(), is.mostSek()));
        add(what, What.CONDITIONS, !was.conditions().equals(is.conditions()));
        add(what, What.PASSING_ON, was.mayPassOn() != is.mayPassOn());
        add(
                what,
                What.NOTICE,
                was.notified() != is.notified() || !was.notifiedBy().equals(is.notifiedBy()));
        add(what, What.LEGAL_BASIS, !was.legalBasis().equals(is.legalBasis()));
        add(what, What.DAYS, !Objects.equals(was.from(), is.from()) || !Objects.equals(was.to(), is.to()));
        return what;
    }

    private static void add(Set<What> all, What one, boolean differs) {
        if (differs) {
            all.add(one);
        }
    }

    private static boolean sameAmount(
            @org.jspecify.annotations.Nullable BigDecimal one, @org.jspecify.annotations.Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
}
