package se.tillit.consequence;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.tillit.signal.DataField;
import se.tillit.signal.Signal;

/**
 * A demand that asks for the same already, as far as one can tell: by what it asks for, or by the words of its title.
 *
 * @param fields what both ask for
 */
public record Similar(Signal signal, List<String> fields) {

    private static final int MOST = 6;
    private static final int STEM = 7;

    /** A word that so many demands use in their titles tells nothing alone. */
    private static final int RARE = 4;

    /** @param all every demand of the day */
    static List<Similar> to(Signal.Details demand, Collection<Signal> all, Map<UUID, List<DataField>> asksFor) {
        Set<String> asked = demand.asksFor().stream().map(DataField::key).collect(Collectors.toSet());
        Map<String, Integer> uses = new HashMap<>();
        all.forEach(one -> stems(one).forEach(stem -> uses.merge(stem, 1, Integer::sum)));
        Set<String> own = stems(demand.title());
        return all.stream()
                .map(one -> new Similar(
                        one,
                        asksFor.getOrDefault(one.id(), List.of()).stream()
                                .filter(field -> asked.contains(field.key()))
                                .map(DataField::name)
                                .toList()))
                .filter(one -> !one.fields().isEmpty() || sameWords(own, stems(one.signal()), uses))
                .sorted(Comparator.comparing((Similar one) -> one.fields().isEmpty())
                        .thenComparing(one -> one.signal().details().title()))
                .limit(MOST)
                .toList();
    }

    /** One word that few others use, or two. */
    private static boolean sameWords(Set<String> own, Set<String> other, Map<String, Integer> uses) {
        List<String> shared = other.stream().filter(own::contains).toList();
        return shared.size() > 1 || shared.stream().anyMatch(stem -> uses.get(stem) <= RARE);
    }

    private static Set<String> stems(Signal signal) {
        return stems(signal.details().title());
    }

    /** Long words carry the matter, and their beginnings stay the same when they are bent. */
    private static Set<String> stems(String title) {
        return Arrays.stream(title.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() >= STEM)
                .map(word -> word.substring(0, STEM))
                .collect(Collectors.toSet());
    }
}
