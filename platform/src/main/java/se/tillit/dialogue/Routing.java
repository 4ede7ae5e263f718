package se.tillit.dialogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which statement somebody sees next. */
final class Routing {

    /** Until the engine has seen a statement it weighs as one that many agree with and few have seen. */
    private static final double UNSEEN = 20;

    private Routing() {}

    /**
     * Drawn among those that she has not voted on, by the engine's weights. The same one until she has voted, so that a page that is loaded
     * again does not change.
     */
    static @Nullable Statement next(
            List<Statement> shown, Map<Integer, Integer> voted, Result result, UUID participant) {
        List<Statement> left =
                shown.stream().filter(one -> !voted.containsKey(one.number())).toList();
        if (left.isEmpty()) {
            return null;
        }
        Map<Integer, Double> weights = new HashMap<>();
        result.rows().forEach(row -> weights.put(row.statement(), row.priority()));
        SplittableRandom random = new SplittableRandom(participant.getLeastSignificantBits() + 31L * voted.size());
        Statement next = left.getFirst();
        double best = -1;
        for (Statement one : left) {
            // The largest of u^(1/w) is each with the probability of its weight, and a weight that changes a little
            // changes little.
            double drawn =
                    Math.pow(random.nextDouble(), 1 / Math.max(1e-6, weights.getOrDefault(one.number(), UNSEEN)));
            if (drawn > best) {
                best = drawn;
                next = one;
            }
        }
        return next;
    }
}
