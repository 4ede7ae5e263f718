package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the bars of a dialogue's weeks stand: votes above, new people below, each on its own scale, since there are many votes to a person.
 *
 * @param weeks each from the first to the last; one in which nobody voted is empty, and no gap
 */
public record WeeksChart(List<DialogueQuery.Week> weeks) {

    public static final int WIDTH = 300;
    public static final int BAR = 44;
    private static final double WIDEST = 36;

    public static WeeksChart of(List<DialogueQuery.Week> known) {
        Map<LocalDate, DialogueQuery.Week> byMonday =
                known.stream().collect(Collectors.toMap(DialogueQuery.Week::monday, Function.identity()));
        LocalDate last = known.getLast().monday();
        return new WeeksChart(Stream.iterate(
                        known.getFirst().monday(), monday -> !monday.isAfter(last), monday -> monday.plusWeeks(1))
                .map(monday -> byMonday.getOrDefault(monday, new DialogueQuery.Week(monday, 0, 0)))
                .toList());
    }

    private double step() {
        return Math.min(WIDEST, (double) WIDTH / weeks.size());
    }

    public double x(int week) {
        return week * step();
    }

    public double width() {
        return step() * 0.72;
    }

    public int mostVotes() {
        return most(DialogueQuery.Week::votes);
    }

    public int mostPeople() {
        return most(DialogueQuery.Week::people);
    }

    private int most(ToIntFunction<DialogueQuery.Week> what) {
        return weeks.stream().mapToInt(what).max().orElse(0);
    }

    /** Of a week's bar, where the highest has so many. */
    public static double height(int many, int most) {
        return most == 0 ? 0 : (double) BAR * many / most;
    }
}
