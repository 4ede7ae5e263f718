package se.tillit.opinion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Votes to test with, one by one so that they can be put in another order. */
record Dialogue(List<Ballot> ballots) {

    record Ballot(String participant, String statement, Vote vote) {}

    /**
     * People in so many groups of the given sizes, each group with a leaning of its own on every statement; one size is one
     * group, whose members' answers have nothing to do with each other beyond each statement's own popularity.
     *
     * @param leaning how far the groups lean apart, in standard deviations of a person's answer
     * @param answered the share of the statements that each person votes on, on average
     */
    static Dialogue generated(long seed, int statements, double leaning, double answered, int... sizes) {
        Random random = new Random(seed);
        double[] popularity = random.doubles(statements, -0.6, 1).toArray();
        List<Ballot> ballots = new ArrayList<>();
        for (int group = 0; group < sizes.length; group++) {
            double[] lean = new double[statements];
            for (int s = 0; s < statements; s++) {
                lean[s] = popularity[s] + (sizes.length == 1 ? 0 : leaning * random.nextGaussian());
            }
            for (int member = 0; member < sizes[group]; member++) {
                double share = Math.min(1, answered * (0.6 + 0.8 * random.nextDouble()));
                for (int s = 0; s < statements; s++) {
                    if (random.nextDouble() < share) {
                        double opinion = lean[s] + random.nextGaussian();
                        Vote vote = opinion > 0.3 ? Vote.AGREE : opinion < -0.3 ? Vote.DISAGREE : Vote.PASS;
                        ballots.add(new Ballot("g" + group + "-" + member, "s" + s, vote));
                    }
                }
            }
        }
        return new Dialogue(ballots);
    }

    /** Everyone's votes on statements 0, 1, 2 … as one string each: + agree, - disagree, o pass, a blank for no vote. */
    static Votes of(String... rows) {
        Votes.Builder votes = Votes.builder();
        for (int p = 0; p < rows.length; p++) {
            votes.participant("p" + p);
            for (int s = 0; s < rows[p].length(); s++) {
                votes.statement("s" + s);
                switch (rows[p].charAt(s)) {
                    case '+' -> votes.add("p" + p, "s" + s, Vote.AGREE);
                    case '-' -> votes.add("p" + p, "s" + s, Vote.DISAGREE);
                    case 'o' -> votes.add("p" + p, "s" + s, Vote.PASS);
                    default -> {}
                }
            }
        }
        return votes.build();
    }

    Dialogue shuffled(long seed) {
        List<Ballot> shuffled = new ArrayList<>(ballots);
        Collections.shuffle(shuffled, new Random(seed));
        return new Dialogue(shuffled);
    }

    Votes votes() {
        Votes.Builder votes = Votes.builder();
        ballots.forEach(ballot -> votes.add(ballot.participant(), ballot.statement(), ballot.vote()));
        return votes.build();
    }
}
