package se.tillit.opinion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.opinion.Grouping.Verdict;

/**
 * Finds the groups among the clustered participants and puts them to the test. Every draw is seeded and made from
 * participants in the order of their ids, so that the same votes give the same groups.
 *
 * <p>Where there are many participants, searching and testing look at a fair draw of them: all would cost much more and tell
 * little more.
 */
final class GroupSearch {

    private static final int MOST_GROUPS = 5;
    private static final int STARTS = 10;
    private static final int SEARCHED = 1_000;

    // Axes need votes to be found: a test takes a tenth of the participants, but at least so many, with so many votes.
    private static final int COMPARED = 400;
    private static final int VOTES_RESAMPLED = 250_000;
    private static final int VOTES_DEALT = 100_000;

    // Chance alone comes out on top of forty deals, its own and 39 more, one time in forty: 2.5 %.
    private static final int MOST_DEALS = 39;
    private static final int FEWEST_DEALS = 9;

    // Once so many times as far above the mean deal as the furthest deal is, further deals would change nothing.
    private static final double UNMISTAKABLE = 4;

    private static final int RESAMPLES = 20;
    private static final double RESAMPLED = 0.8;
    private static final double STABLE = 0.6;

    // Silhouettes closer than this change places when participants are resampled; of such, the fewest groups.
    private static final double ALIKE = 0.02;

    private final Layout layout;
    private final Points points;
    private final double[] components;
    private final int smallestGroup;

    GroupSearch(Layout layout, int smallestGroup) {
        this.layout = layout;
        points = layout.points().of(layout.clustered());
        components = layout.components().sum();
        this.smallestGroup = smallestGroup;
    }

    /** @param clusters of the clustered participants; null where no groups are clear */
    record Found(Grouping grouping, @Nullable Clusters clusters) {}

    Found find() {
        int everyone = points.size();
        int together = together();
        if (everyone < 2 * Math.max(2, smallestGroup)) {
            return new Found(new Grouping(Verdict.TOO_FEW_PARTICIPANTS, together, null, null, null), null);
        }
        Points searched = points.of(draw(SEARCHED, everyone, 1));
        Clusters best = best(searched);
        Clusters settled = best == null ? null : Clusters.from(best.centres(), points);
        if (settled == null || settled.smallest() < smallestGroup) {
            return new Found(new Grouping(Verdict.GROUPS_TOO_SMALL, together, null, null, null), null);
        }
        Clusters clusters = settled.bySize();
        double silhouette = silhouette(points, clusters.labels(), clusters.count());
        int[] labels = Partition.labels(layout, clusters);
        double stability = stability(labels, clusters.count());
        double chance = chance(silhouette, labels, clusters.count());
        Verdict verdict = silhouette <= chance
                ? Verdict.NO_BETTER_THAN_CHANCE
                : stability < STABLE ? Verdict.UNSTABLE : Verdict.CLEAR;
        boolean clear = verdict == Verdict.CLEAR;
        return new Found(
                new Grouping(verdict, clear ? clusters.count() : together, silhouette, chance, stability),
                clear ? clusters : null);
    }

    /**
     * The groups found before, each moved on from where its members now stand; null where one is gone or too small to show.
     */
    @Nullable
    Found follow(Found earlier, Layout then) {
        Grouping grouping = earlier.grouping();
        Clusters clusters = earlier.clusters();
        if (clusters == null) {
            return new Found(grouping.now(together(), grouping.silhouette()), null);
        }
        Map<String, Integer> groups = new HashMap<>();
        for (int i = 0; i < then.clustered().length; i++) {
            groups.put(then.votes().participants().get(then.clustered()[i]), clusters.labels()[i]);
        }
        Clusters moved = Clusters.from(centres(groups, clusters.count()), points);
        if (moved == null || moved.smallest() < smallestGroup) {
            return null;
        }
        double silhouette = silhouette(points, moved.labels(), moved.count());
        return new Found(grouping.now(moved.count(), silhouette), moved);
    }

    private Points centres(Map<String, Integer> groups, int count) {
        int[] sizes = new int[count];
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < points.size(); i++) {
            Integer group = groups.get(layout.votes().participants().get(layout.clustered()[i]));
            if (group != null) {
                sizes[group]++;
                x[group] += points.x()[i];
                y[group] += points.y()[i];
            }
        }
        for (int g = 0; g < count; g++) {
            x[g] /= Math.max(1, sizes[g]);
            y[g] /= Math.max(1, sizes[g]);
        }
        return new Points(x, y);
    }

    /** One group of everyone, or none where even that would be too small to show. */
    private int together() {
        return points.size() >= smallestGroup ? 1 : 0;
    }

    /** The silhouette over at most {@link #SEARCHED} points. */
    static double silhouette(Points points, int[] labels, int count) {
        int[] drawn = draw(SEARCHED, points.size(), 1);
        return Clusters.silhouette(points.of(drawn), of(labels, drawn), count);
    }

    /**
     * How alike groups are to as many found among resampled participants, everything computed anew.
     *
     * @param labels one per participant, or {@link Partition#NONE}
     */
    double stability(int[] labels, int count) {
        int[] tested = tested(VOTES_RESAMPLED);
        int size = Math.max(1, (int) (RESAMPLED * tested.length));
        double sum = 0;
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] drawn = of(tested, Points.draw(size, tested.length, new SplittableRandom(100 + resample)));
            int[] grouped = grouped(drawn, labels);
            Points again = map(layout.votes().of(drawn), components).of(grouped);
            Clusters found = Clusters.of(again, count, 1, STARTS / 2, resample);
            sum += found == null ? 0 : Clusters.likeness(of(labels, of(drawn, grouped)), found.labels());
        }
        return Math.max(0, sum / RESAMPLES);
    }

    /**
     * The largest silhouette of as many groups among deals at random of the same votes; no more are dealt than it takes to
     * know whether it falls short of the one given.
     */
    private double chance(double silhouette, int[] labels, int count) {
        int[] tested = tested(VOTES_DEALT);
        int[] grouped = grouped(tested, labels);
        int[] compared = of(grouped, draw(COMPARED, grouped.length, 3));
        Votes votes = layout.votes().of(tested);
        double largest = 0;
        double sum = 0;
        for (int deals = 0; deals < MOST_DEALS && largest < silhouette; deals++) {
            double mean = deals == 0 ? 0 : sum / deals;
            if (deals >= FEWEST_DEALS && silhouette - mean > UNMISTAKABLE * (largest - mean)) {
                break;
            }
            Points dealt =
                    map(votes.shuffled(new SplittableRandom(deals)), null).of(compared);
            Clusters found = Clusters.of(dealt, count, smallest(dealt), STARTS / 2, deals);
            double separation = found == null ? 0 : Clusters.silhouette(dealt, found.labels(), count);
            largest = Math.max(largest, separation);
            sum += separation;
        }
        return largest;
    }

    private Points map(Votes some, double @Nullable [] near) {
        CentredVotes matrix = new CentredVotes(some, layout.excluded());
        PrincipalComponents own = PrincipalComponents.of(matrix, PrincipalComponents.ROUGH, near);
        return new Points(matrix.project(own.first()), matrix.project(own.second()));
    }

    /** The fewest groups whose silhouette is, but for a little, the largest; null where none is of a size to show. */
    private @Nullable Clusters best(Points some) {
        @Nullable Clusters[] found = new Clusters[MOST_GROUPS + 1];
        double[] silhouettes = new double[MOST_GROUPS + 1];
        double highest = 0;
        for (int count = 2; count <= MOST_GROUPS; count++) {
            Clusters clusters = Clusters.of(some, count, smallest(some), STARTS, count);
            if (clusters != null) {
                found[count] = clusters;
                silhouettes[count] = Clusters.silhouette(some, clusters.labels(), count);
                highest = Math.max(highest, silhouettes[count]);
            }
        }
        for (int count = 2; count <= MOST_GROUPS; count++) {
            if (found[count] != null && silhouettes[count] > highest - ALIKE) {
                return found[count];
            }
        }
        return null;
    }

    /** The smallest group to show, in proportion among some of the points. */
    private int smallest(Points some) {
        return Math.max(1, (int) ((long) smallestGroup * some.size() / points.size()));
    }

    /** Whom to test on, by ascending position. */
    private int[] tested(int votes) {
        int size = layout.points().size();
        double each = (double) layout.votes().size() / size;
        return draw((int) Math.max(Math.max(COMPARED, votes / each), size / 10.0), size, 2);
    }

    /** The places, among some participants, of those who have a group. */
    private static int[] grouped(int[] participants, int[] labels) {
        return IntStream.range(0, participants.length)
                .filter(i -> labels[participants[i]] != Partition.NONE)
                .toArray();
    }

    private static int[] draw(int most, int all, long seed) {
        return Points.draw(Math.min(most, all), all, new SplittableRandom(seed));
    }

    private static int[] of(int[] values, int[] chosen) {
        return Arrays.stream(chosen).map(i -> values[i]).toArray();
    }
}
