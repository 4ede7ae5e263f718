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
    private static final int WORD = 7;
    private static final int LONG_WORD = 10;
    /** A long word that more demands than this use in their titles tells nothing alone. */
    private static final int FEW = 6;

    /** @param all every demand of the day */
    static List<Similar> to(Signal.Details demand, Collection<Signal> all, Map<UUID, List<DataField>> asksFor) {
        Set<String> asked = demand.asksFor().stream().map(DataField::key).collect(Collectors.toSet());
        Map<String, Integer> uses = new HashMap<>();
        all.forEach(one -> stems(one.details().title(), LONG_WORD).forEach(stem -> uses.merge(stem, 1, Integer::sum)));
        return all.stream()
                .map(one -> new Similar(
                        one,
                        asksFor.getOrDefault(one.id(), List.of()).stream()
                                .filter(field -> asked.contains(field.key()))
                                .map(DataField::name)
                                .toList()))
                .filter(one -> !one.fields().isEmpty()
                        || sameWords(demand.title(), one.signal().details().title(), uses))
                .sorted(Comparator.comparing((Similar one) -> one.fields().isEmpty())
                        .thenComparing(one -> one.signal().details().title()))
                .limit(MOST)
                .toList();
    }

    /** One long word that few others use, or two words. */
    private static boolean sameWords(String title, String other, Map<String, Integer> uses) {
        return shared(title, other, LONG_WORD).stream().anyMatch(stem -> uses.get(stem) <= FEW)
                || shared(title, other, WORD).size() > 1;
    }

    private static Set<String> shared(String title, String other, int length) {
        Set<String> shared = stems(title, length);
        shared.retainAll(stems(other, length));
        return shared;
    }

    /** Long words carry the matter, and their beginnings stay the same when they are bent. */
    private static Set<String> stems(String title, int length) {
        return Arrays.stream(title.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() >= length)
                .map(word -> word.substring(0, length))
                .collect(Collectors.toSet());
    }
}
