package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A dialogue's map: where participants stand, the groups they form, what each group stands for and what unites them. It
 * depends on the votes and the settings alone: in whatever order the votes came, it is equal to the last digit.
 *
 * <p>The method is that of Polis (Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: scaling deliberation by mapping high
 * dimensional opinion spaces", 2021). The search for groups is our own: see {@link Grouping} for how they are tested.
 *
 * @param participants in the order of their ids
 * @param statements in the order of their ids
 * @param firstShare the share of the votes' variance that x shows, 0–1
 * @param secondShare the share that y shows
 * @param groups those shown, by id
 */
public record OpinionMap(
        Settings settings,
        List<Participant> participants,
        List<Statement> statements,
        double firstShare,
        double secondShare,
        Grouping grouping,
        List<Group> groups,
        Consensus consensus) {

    // The weight of a statement about the dialogue itself, which comes before almost every other: 7 squared.
    private static final double META_PRIORITY = 49;

    private static final int MOST_UNITING = 5;

    /** The map with groups found from the votes, in time linear in the votes. */
    public static OpinionMap of(Votes votes, Settings settings) {
        Layout layout = Layout.of(votes, settings, null);
        return of(layout, Partition.of(layout, new GroupSearch(layout, settings.smallestGroup()).find()), settings);
    }

    /**
     * The map with groups given: everything after the grouping is computed from them, and those smaller than the settings'
     * smallest are left out.
     *
     * @param groups the group of each participant, by the participant's id; those without one stay ungrouped
     */
    public static OpinionMap of(Votes votes, Settings settings, Map<String, Integer> groups) {
        Layout layout = Layout.of(votes, settings, null);
        return of(layout, Partition.of(layout, groups, settings.smallestGroup()), settings);
    }

    static OpinionMap of(Layout layout, Partition partition, Settings settings) {
        List<List<Tally>> tallies = tallies(layout.votes(), partition);
        List<Statement> statements = statements(layout, tallies, partition.ids().size(), settings);
        boolean shown = partition.grouping().count() > 0;
        return new OpinionMap(
                settings,
                participants(layout, partition, shown),
                statements,
                layout.components().firstShare(),
                layout.components().secondShare(),
                partition.grouping(),
                shown ? groups(layout, partition, tallies, settings) : List.of(),
                Consensus.of(statements, settings));
    }

    /**
     * What unites: the statements, at most five, that more than half agree with in every group and that enough of each have
     * voted on, by {@link Statement#groupAwareConsensus()}. Empty where there are no clear groups to unite; then
     * {@link #consensus()} tells.
     */
    public List<Statement> uniting() {
        if (groups.size() < 2) {
            return List.of();
        }
        List<Statement> uniting = new ArrayList<>();
        for (int s = 0; s < statements.size(); s++) {
            int place = s;
            if (!statements.get(s).excluded()
                    && groups.stream().map(group -> group.tallies().get(place)).allMatch(this::agreed)) {
                uniting.add(statements.get(s));
            }
        }
        uniting.sort(Comparator.comparingDouble(Statement::groupAwareConsensus).reversed());
        return List.copyOf(uniting.subList(0, Math.min(MOST_UNITING, uniting.size())));
    }

    private boolean agreed(Tally tally) {
        return tally.seen() >= settings.fewestVotes() && tally.probability(tally.agree()) > 0.5;
    }

    private static List<Participant> participants(Layout layout, Partition partition, boolean shown) {
        boolean[] clustered = new boolean[layout.points().size()];
        for (int p : layout.clustered()) {
            clustered[p] = true;
        }
        List<Participant> participants = new ArrayList<>(clustered.length);
        for (int p = 0; p < clustered.length; p++) {
            int label = partition.labels()[p];
            participants.add(new Participant(
                    layout.votes().participants().get(p),
                    layout.votes().count(p),
                    layout.points().x()[p],
                    layout.points().y()[p],
                    clustered[p],
                    shown && label != Partition.NONE ? partition.ids().get(label) : null));
        }
        return List.copyOf(participants);
    }

    /** Each group's tallies by statement; after the groups, everyone's. */
    private static List<List<Tally>> tallies(Votes votes, Partition partition) {
        int groups = partition.ids().size();
        int width = 3 * votes.statements().size();
        int[] counts = new int[(groups + 1) * width];
        int[] cells = votes.cells();
        for (int p = 0; p < partition.labels().length; p++) {
            int label = partition.labels()[p];
            int base = (label == Partition.NONE ? groups : label) * width;
            for (int i = votes.start(p); i < votes.end(p); i++) {
                counts[base + cells[i]]++;
            }
        }
        List<List<Tally>> tallies = new ArrayList<>();
        Tally[] all = new Tally[votes.statements().size()];
        Arrays.fill(all, new Tally(0, 0, 0));
        for (int g = 0; g <= groups; g++) {
            Tally[] own = new Tally[all.length];
            for (int s = 0; s < own.length; s++) {
                int cell = g * width + 3 * s;
                int agree = counts[cell + Vote.AGREE.ordinal()];
                int disagree = counts[cell + Vote.DISAGREE.ordinal()];
                own[s] = new Tally(agree, disagree, agree + disagree + counts[cell + Vote.PASS.ordinal()]);
                all[s] = all[s].plus(own[s]);
            }
            tallies.add(List.of(g < groups ? own : all));
        }
        return tallies;
    }

    private static Tally sum(List<List<Tally>> tallies, int statement, int groups, int without) {
        Tally sum = new Tally(0, 0, 0);
        for (int g = 0; g < groups; g++) {
            sum = g == without ? sum : sum.plus(tallies.get(g).get(statement));
        }
        return sum;
    }

    private static List<Statement> statements(Layout layout, List<List<Tally>> tallies, int groups, Settings settings) {
        List<String> ids = layout.votes().statements();
        PrincipalComponents components = layout.components();
        List<Statement> statements = new ArrayList<>(ids.size());
        for (int s = 0; s < ids.size(); s++) {
            double centre = layout.matrix().centre()[s];
            double first = components.first()[s];
            double second = components.second()[s];
            double extremity = Math.sqrt(ids.size()) * (1 - centre) * Math.sqrt(first * first + second * second);
            double common = 1;
            for (int g = 0; g < groups; g++) {
                Tally tally = tallies.get(g).get(s);
                common *= tally.probability(tally.agree());
            }
            statements.add(new Statement(
                    ids.get(s),
                    layout.excluded()[s],
                    tallies.get(groups).get(s),
                    centre,
                    first,
                    second,
                    extremity,
                    common,
                    settings.meta().contains(ids.get(s))
                            ? META_PRIORITY
                            : priority(sum(tallies, s, groups, Partition.NONE), extremity)));
        }
        return List.copyOf(statements);
    }

    /** Much agreed with, seldom passed, far from the middle; and more, the fewer have seen it. */
    private static double priority(Tally tally, double extremity) {
        double importance = (1 - tally.probability(tally.pass())) * (extremity + 1) * tally.probability(tally.agree());
        double weight = importance * (1 + 8 * StrictMath.pow(2, -tally.seen() / 5.0));
        return weight * weight;
    }

    private static List<Group> groups(
            Layout layout, Partition partition, List<List<Tally>> tallies, Settings settings) {
        List<String> ids = layout.votes().statements();
        int count = partition.ids().size();
        int[] members = new int[count];
        for (int label : partition.labels()) {
            if (label != Partition.NONE) {
                members[label]++;
            }
        }
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            List<Representative> stands = List.of();
            if (count > 1) {
                List<Tally> others = new ArrayList<>(ids.size());
                for (int s = 0; s < ids.size(); s++) {
                    others.add(sum(tallies, s, count, g));
                }
                stands = Representative.of(ids, layout.excluded(), tallies.get(g), others, settings.fewestVotes());
            }
            groups.add(new Group(partition.ids().get(g), members[g], tallies.get(g), stands));
        }
        return List.copyOf(groups);
    }
}
