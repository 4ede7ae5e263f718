package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What most of all participants hold, whatever their group: at most five statements agreed with and five disagreed with,
 * the surest first.
 */
public record Consensus(List<Held> agree, List<Held> disagree) {

    private static final int MOST = 5;

    /**
     * A statement that significantly more than half agree (or disagree) with.
     *
     * @param successes how many do
     * @param trials of how many who voted on it
     * @param probability (successes + 1) / (trials + 2)
     * @param probabilityTest how many standard errors that lies above one half
     */
    public record Held(String statement, int successes, int trials, double probability, double probabilityTest) {}

    static Consensus of(List<Statement> statements, Settings settings) {
        return new Consensus(held(statements, settings, Tally::agree), held(statements, settings, Tally::disagree));
    }

    private static List<Held> held(List<Statement> statements, Settings settings, ToIntFunction<Tally> successes) {
        List<Held> held = new ArrayList<>();
        for (Statement statement : statements) {
            Tally tally = statement.tally();
            int count = successes.applyAsInt(tally);
            double probability = tally.probability(count);
            double test = tally.probabilityTest(count);
            if (!statement.excluded()
                    && tally.seen() >= settings.fewestVotes()
                    && probability > 0.5
                    && test > Representative.SIGNIFICANT) {
                held.add(new Held(statement.id(), count, tally.seen(), probability, test));
            }
        }
        held.sort(Comparator.comparingDouble(h -> -h.probability * h.probabilityTest));
        return List.copyOf(held.subList(0, Math.min(MOST, held.size())));
    }
}
