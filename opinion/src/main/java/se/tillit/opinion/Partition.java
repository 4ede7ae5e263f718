package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.opinion.Grouping.Verdict;

/**
 * Who belongs where.
 *
 * @param ids the groups'
 * @param labels one per participant: a position among the ids, or {@link #NONE}
 */
record Partition(Grouping grouping, List<Integer> ids, int[] labels) {

    static final int NONE = -1;

    private static final int MOST_GIVEN = 100;

    /** The groups found; where none are clear, everyone clustered together. */
    static Partition of(Layout layout, GroupSearch.Found found) {
        Clusters clusters = found.clusters();
        int count = clusters == null ? 1 : clusters.count();
        return new Partition(found.grouping(), IntStream.range(0, count).boxed().toList(), labels(layout, clusters));
    }

    /** One per participant: that of the cluster, 0 for everyone clustered where there are no clusters. */
    static int[] labels(Layout layout, @Nullable Clusters clusters) {
        int[] labels = new int[layout.points().size()];
        Arrays.fill(labels, NONE);
        for (int i = 0; i < layout.clustered().length; i++) {
            labels[layout.clustered()[i]] = clusters == null ? 0 : clusters.labels()[i];
        }
        return labels;
    }

    /** The groups given, but for those too small to show. */
    static Partition of(Layout layout, Map<String, Integer> groups, int smallestGroup) {
        List<String> participants = layout.votes().participants();
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (String participant : participants) {
            Integer group = groups.get(participant);
            if (group != null) {
                sizes.merge(group, 1, Integer::sum);
            }
        }
        List<Integer> ids = new ArrayList<>();
        Map<Integer, Integer> label = new TreeMap<>();
        sizes.forEach((id, size) -> {
            if (size >= smallestGroup) {
                label.put(id, ids.size());
                ids.add(id);
            }
        });
        if (ids.size() > MOST_GIVEN) {
            throw new IllegalArgumentException(
                    ids.size() + " groups were given: more than " + MOST_GIVEN + " cannot be told apart");
        }
        int[] labels = new int[participants.size()];
        for (int p = 0; p < labels.length; p++) {
            Integer group = groups.get(participants.get(p));
            labels[p] = group == null ? NONE : label.getOrDefault(group, NONE);
        }

        int[] measured =
                IntStream.of(layout.clustered()).filter(p -> labels[p] != NONE).toArray();
        int[] measuredLabels = IntStream.of(measured).map(p -> labels[p]).toArray();
        if (IntStream.of(measuredLabels).distinct().count() < 2) {
            return new Partition(new Grouping(Verdict.GIVEN, ids.size(), null, null, null), ids, labels);
        }
        double silhouette = GroupSearch.silhouette(layout.points().of(measured), measuredLabels, ids.size());
        double stability = new GroupSearch(layout, smallestGroup).stability(labels, ids.size());
        return new Partition(new Grouping(Verdict.GIVEN, ids.size(), silhouette, null, stability), ids, labels);
    }
}
