package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that tells a group from the others: more of its members agree (or disagree) than half, and than of others,
 * both by one-sided proportion tests at 90 % (Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: scaling deliberation by
 * mapping high dimensional opinion spaces", 2021).
 *
 * @param agree whether the group stands out by agreeing; else by disagreeing
 * @param successes how many members do
 * @param trials of how many members who voted on it
 * @param probability (successes + 1) / (trials + 2)
 * @param probabilityTest how many standard errors that lies above one half
 * @param ratio the probability over that among all other groups
 * @param ratioTest how many standard errors the group's share lies above the others'
 * @param metric what the list is ordered by: all four multiplied
 * @param bestAgreed the number who agree, for the one statement that the group agrees with most distinctly; null for others.
 *     By the method its direction is nevertheless that in which the group differs more from the others, so to people show
 *     this number
 */
public record Representative(
        String statement,
        boolean agree,
        int successes,
        int trials,
        double probability,
        double probabilityTest,
        double ratio,
        double ratioTest,
        double metric,
        @Nullable Integer bestAgreed) {

    /** The one-sided 90 % point of the normal distribution, to the digits that the method has it. */
    static final double SIGNIFICANT = 1.2816;

    private static final int MOST = 5;

    /** One statement's tests within a group and against all others: "a" agreeing, "d" disagreeing. */
    private record Contrast(
            String statement,
            Tally own,
            double pa,
            double pd,
            double pat,
            double pdt,
            double ra,
            double rd,
            double rat,
            double rdt) {

        static Contrast of(String statement, Tally own, Tally others) {
            return new Contrast(
                    statement,
                    own,
                    own.probability(own.agree()),
                    own.probability(own.disagree()),
                    own.probabilityTest(own.agree()),
                    own.probabilityTest(own.disagree()),
                    own.probability(own.agree()) / others.probability(others.agree()),
                    own.probability(own.disagree()) / others.probability(others.disagree()),
                    difference(own.agree(), own.seen(), others.agree(), others.seen()),
                    difference(own.disagree(), own.seen(), others.disagree(), others.seen()));
        }

        /** The two-proportion test with a pooled variance, one imagined success being counted into each share. */
        private static double difference(int successes, int trials, int otherSuccesses, int otherTrials) {
            double share = (successes + 1.0) / (trials + 1);
            double otherShare = (otherSuccesses + 1.0) / (otherTrials + 1);
            double pooled = (successes + otherSuccesses + 2.0) / (trials + otherTrials + 2);
            return pooled == 1
                    ? 0
                    : (share - otherShare)
                            / Math.sqrt(pooled * (1 - pooled) * (1.0 / (trials + 1) + 1.0 / (otherTrials + 1)));
        }

        boolean sufficient() {
            return rat > SIGNIFICANT && pat > SIGNIFICANT || rdt > SIGNIFICANT && pdt > SIGNIFICANT;
        }

        boolean agreesMoreThan(@Nullable Contrast best) {
            if (own.agree() == 0 && own.disagree() == 0) {
                return false;
            }
            if (best == null) {
                return pat > SIGNIFICANT || ra > 1 && pa > 0.5;
            }
            return best.ra > 1
                    ? ra * rat * pa * pat > best.ra * best.rat * best.pa * best.pat
                    : pa * pat > best.pa * best.pat;
        }

        Representative toRepresentative(boolean bestAgree) {
            boolean agree = rat > rdt;
            int successes = agree ? own.agree() : own.disagree();
            double p = agree ? pa : pd;
            double pt = agree ? pat : pdt;
            double r = agree ? ra : rd;
            double rt = agree ? rat : rdt;
            return new Representative(
                    statement,
                    agree,
                    successes,
                    own.seen(),
                    p,
                    pt,
                    r,
                    rt,
                    r * rt * p * pt,
                    bestAgree ? own.agree() : null);
        }
    }

    /** What a group stands for, given its votes and all other groups' taken together. */
    static List<Representative> of(
            List<String> ids, boolean[] excluded, List<Tally> group, List<Tally> others, int fewestVotes) {
        List<Contrast> sufficient = new ArrayList<>();
        Contrast best = null;
        Contrast bestAgree = null;
        for (int s = 0; s < ids.size(); s++) {
            if (excluded[s] || group.get(s).seen() < fewestVotes) {
                continue;
            }
            Contrast contrast = Contrast.of(ids.get(s), group.get(s), others.get(s));
            if (contrast.sufficient()) {
                sufficient.add(contrast);
            }
            if (best == null || Math.max(contrast.rat, contrast.rdt) > Math.max(best.rat, best.rdt)) {
                best = contrast;
            }
            if (contrast.agreesMoreThan(bestAgree)) {
                bestAgree = contrast;
            }
        }
        Contrast first = bestAgree;
        if (sufficient.isEmpty()) {
            Contrast only = first != null ? first : best;
            return only == null ? List.of() : List.of(only.toRepresentative(first != null));
        }
        List<Representative> selected = new ArrayList<>();
        if (first != null) {
            selected.add(first.toRepresentative(true));
        }
        sufficient.stream()
                .filter(contrast -> contrast != first)
                .map(contrast -> contrast.toRepresentative(false))
                .sorted(Comparator.comparingDouble(r -> -r.metric))
                .limit(MOST - selected.size())
                .forEach(selected::add);
        selected.sort(Comparator.comparing(Representative::agree).reversed());
        return List.copyOf(selected);
    }
}
