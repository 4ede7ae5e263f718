package se.tillit.opinion;

/**
 * The matrix that the map is computed from: each vote less its statement's mean, and nothing where nobody voted, because a
 * missing vote filled with the mean is exactly zero once centred. It is as sparse as the votes and never built: a vote's
 * deviation is looked up by its cell.
 *
 * <p>An excluded statement counts as a pass by everyone: its column vanishes, yet it counts as seen.
 */
final class CentredVotes {

    private final Votes votes;
    private final boolean[] excluded;
    private final double[] centre;
    private final double[] deviations;
    private final boolean[] varies;
    private final int excludedCount;
    private final double variance;

    CentredVotes(Votes votes, boolean[] excluded) {
        this.votes = votes;
        this.excluded = excluded;
        int statements = excluded.length;
        int[] counts = new int[3 * statements];
        for (int cell : votes.cells()) {
            counts[cell]++;
        }
        centre = new double[statements];
        deviations = new double[3 * statements];
        varies = new boolean[statements];
        double squares = 0;
        int left = 0;
        for (int s = 0; s < statements; s++) {
            int seen = counts[3 * s] + counts[3 * s + 1] + counts[3 * s + 2];
            if (excluded[s]) {
                left++;
            } else if (seen > 0) {
                centre[s] = (double) (counts[3 * s + 2] - counts[3 * s]) / seen;
                varies[s] = Math.max(counts[3 * s], Math.max(counts[3 * s + 1], counts[3 * s + 2])) < seen;
                for (int v = 0; v < 3 && varies[s]; v++) {
                    double deviation = v - 1 - centre[s];
                    deviations[3 * s + v] = deviation;
                    squares += counts[3 * s + v] * deviation * deviation;
                }
            }
        }
        excludedCount = left;
        variance = squares;
    }

    int participants() {
        return votes.participants().size();
    }

    int statements() {
        return centre.length;
    }

    /** Each statement's mean vote, −1 to 1; 0 where it is excluded or nobody voted. */
    double[] centre() {
        return centre;
    }

    /** Whether anyone votes differently from another on a statement that counts. */
    boolean varies(int statement) {
        return varies[statement];
    }

    /** The sum of all squared deviations: what the components share out between them. */
    double variance() {
        return variance;
    }

    /** XᵀX·vector, in one pass over the votes. */
    double[] gram(double[] vector) {
        double[] weights = new double[deviations.length];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = deviations[cell] * vector[cell / 3];
        }
        double[] sums = new double[deviations.length];
        int[] cells = votes.cells();
        for (int p = 0, start = 0; p < participants(); p++) {
            int end = votes.end(p);
            double score = dot(weights, cells, start, end);
            for (int i = start; i < end; i++) {
                sums[cells[i]] += score;
            }
            start = end;
        }
        double[] product = new double[vector.length];
        for (int s = 0; s < product.length; s++) {
            int cell = 3 * s;
            product[s] = deviations[cell] * sums[cell]
                    + deviations[cell + 1] * sums[cell + 1]
                    + deviations[cell + 2] * sums[cell + 2];
        }
        return product;
    }

    /**
     * Where each participant stands along a component: √(m / seen) · Σ deviation · loading, m being the number of
     * statements. The root brings those who voted on little out to where they would stand had they gone on as they began.
     */
    double[] project(double[] loadings) {
        double[] weights = new double[deviations.length];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = deviations[cell] * loadings[cell / 3];
        }
        double[] places = new double[participants()];
        int[] cells = votes.cells();
        for (int p = 0; p < places.length; p++) {
            int seen = excludedCount;
            for (int i = votes.start(p); i < votes.end(p); i++) {
                if (!excluded[cells[i] / 3]) {
                    seen++;
                }
            }
            places[p] = Math.sqrt((double) statements() / Math.max(seen, 1))
                    * dot(weights, cells, votes.start(p), votes.end(p));
        }
        return places;
    }

    // Four sums at a time: an addition that waits for the one before it would set the pace.
    private static double dot(double[] weights, int[] cells, int start, int end) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = start;
        for (; i + 3 < end; i += 4) {
            a += weights[cells[i]];
            b += weights[cells[i + 1]];
            c += weights[cells[i + 2]];
            d += weights[cells[i + 3]];
        }
        for (; i < end; i++) {
            a += weights[cells[i]];
        }
        return (a + b) + (c + d);
    }
}
