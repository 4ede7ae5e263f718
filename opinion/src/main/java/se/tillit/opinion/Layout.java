package se.tillit.opinion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where everyone stands, before any grouping.
 *
 * @param excluded one per statement
 * @param points one per participant
 * @param clustered the participants who have voted enough to be grouped, by ascending position
 */
record Layout(
        Votes votes,
        boolean[] excluded,
        CentredVotes matrix,
        PrincipalComponents components,
        Points points,
        int[] clustered) {

    private static final int ENOUGH_VOTES = 7;
    private static final int FEWEST_CLUSTERED = 15;

    /** @param before a layout of much the same votes, which makes it quicker; null for none */
    static Layout of(Votes votes, Settings settings, @Nullable Layout before) {
        List<String> ids = votes.statements();
        boolean[] excluded = new boolean[ids.size()];
        for (int s = 0; s < excluded.length; s++) {
            excluded[s] =
                    settings.excluded().contains(ids.get(s)) || settings.meta().contains(ids.get(s));
        }
        CentredVotes matrix = new CentredVotes(votes, excluded);
        PrincipalComponents components =
                PrincipalComponents.of(matrix, PrincipalComponents.EXACT, before == null ? null : before.towards(ids));
        Points points = new Points(matrix.project(components.first()), matrix.project(components.second()));
        return new Layout(votes, excluded, matrix, components, points, clustered(votes));
    }

    /** Those with seven votes (or all, where there are fewer statements); if they are fewer than fifteen, the next best. */
    private static int[] clustered(Votes votes) {
        int enough = Math.min(ENOUGH_VOTES, votes.statements().size());
        int[] voters = IntStream.range(0, votes.participants().size())
                .filter(p -> votes.count(p) > 0)
                .toArray();
        int[] clustered =
                IntStream.of(voters).filter(p -> votes.count(p) >= enough).toArray();
        if (clustered.length >= FEWEST_CLUSTERED) {
            return clustered;
        }
        return IntStream.of(voters)
                .boxed()
                .sorted(Comparator.comparingInt(p -> -votes.count(p)))
                .limit(FEWEST_CLUSTERED)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The sum of this layout's components, as loadings of these statements. */
    private double[] towards(List<String> statements) {
        double[] sum = components.sum();
        Map<String, Double> loadings = new HashMap<>();
        for (int s = 0; s < sum.length; s++) {
            loadings.put(votes.statements().get(s), sum[s]);
        }
        return statements.stream()
                .mapToDouble(id -> loadings.getOrDefault(id, 0.0))
                .toArray();
    }
}
