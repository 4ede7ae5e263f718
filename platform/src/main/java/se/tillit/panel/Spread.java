package se.tillit.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How varied the panel is, as far as that says nothing of anybody. A number is shown of no fewer than {@link #FEWEST}, and neither of a group
 * whose rest would be fewer: a total less what is shown would tell them. Numbers are rounded to fives, so that one who joins or leaves does not
 * show.
 *
 * @param total how many in all; null: too few to say
 * @param ages by age, those who do not say last; null: withheld
 * @param areas by what they want to be asked about; null: withheld
 */
public record Spread(
        Optional<Integer> total, Map<Optional<Age>, Optional<Integer>> ages, Map<Area, Optional<Integer>> areas) {

    static final int FEWEST = 10;
    private static final int STEP = 5;

    static Spread of(List<Member> members) {
        int all = members.size();
        Map<Area, Optional<Integer>> areas = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            int in = (int) members.stream()
                    .filter(member -> member.profile().areas().contains(area))
                    .count();
            // Everybody but a few is as telling as a few.
            areas.put(
                    area,
                    in >= FEWEST && (all - in >= FEWEST || in == all) ? Optional.of(round(in)) : Optional.empty());
        }
        return new Spread(all >= FEWEST ? Optional.of(round(all)) : Optional.empty(), ages(members), areas);
    }

    /** Ages add up to the total: what is withheld together has to be large enough too, and more than one group. */
    private static Map<Optional<Age>, Optional<Integer>> ages(List<Member> members) {
        Map<Optional<Age>, Integer> counted = new LinkedHashMap<>();
        Stream.concat(Stream.of(Age.values()).map(Optional::of), Stream.of(Optional.<Age>empty()))
                .forEach(age -> counted.put(age, 0));
        members.stream()
                .map(member -> Optional.ofNullable(member.profile().age()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(one -> 1)))
                .forEach(counted::put);
        List<Optional<Age>> shown = counted.keySet().stream()
                .filter(age -> counted.get(age) >= FEWEST)
                .sorted(Comparator.comparing(counted::get))
                .collect(Collectors.toCollection(ArrayList::new));
        while (!shown.isEmpty() && tells(members.size(), shown, counted)) {
            shown.removeFirst();
        }
        Map<Optional<Age>, Optional<Integer>> ages = new LinkedHashMap<>();
        counted.forEach((age, in) -> ages.put(age, shown.contains(age) ? Optional.of(round(in)) : Optional.empty()));
        return ages;
    }

    private static boolean tells(int all, List<Optional<Age>> shown, Map<Optional<Age>, Integer> counted) {
        int rest = all - shown.stream().mapToInt(counted::get).sum();
        return rest > 0 && rest < FEWEST || counted.size() - shown.size() == 1 && rest > 0;
    }

    private static int round(int number) {
        return Math.round(number / (float) STEP) * STEP;
    }
}
