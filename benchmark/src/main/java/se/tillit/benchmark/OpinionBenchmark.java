package se.tillit.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;
import se.tillit.opinion.LiveOpinionMap;
import se.tillit.opinion.OpinionMap;
import se.tillit.opinion.Settings;
import se.tillit.opinion.Vote;
import se.tillit.opinion.Votes;

/**
 * How the map's cost grows with the votes: generated dialogues of three groups, of a town's size and then of 1, 4 and 16
 * times as many people with fifty votes each among a thousand statements. Run it with the heap it is to manage in:
 * {@code -Xmx1g}.
 *
 * <p>"gather" is building the sparse votes from a stream, "full" a map computed anew, "follow" the live map after a thousand
 * new votes. What does not depend on the machine is the last column: a full map's processor time per vote, beside that of
 * the 1x row. Linear growth keeps it at or below 1.
 */
public final class OpinionBenchmark {

    private record Size(int participants, int statements, int votesEach) {}

    private static final Size TOWN = new Size(2_000, 900, 112);
    private static final Size ONCE = new Size(6_250, 1_000, 50);
    private static final Size FOUR_TIMES = new Size(25_000, 1_000, 50);
    private static final Size SIXTEEN_TIMES = new Size(100_000, 1_000, 50);

    private static final int WARMING = 5;
    private static final int MEASURED = 3;

    private OpinionBenchmark() {}

    public static void main(String[] args) {
        Votes warming = gather(TOWN);
        for (int i = 0; i < WARMING; i++) {
            OpinionMap.of(warming, Settings.open());
        }
        row("people", "statements", "votes", "gather s", "full s", "full cpu s", "follow s", "groups", "cpu/vote");
        measure(TOWN, Double.NaN);
        double once = measure(ONCE, Double.NaN);
        measure(FOUR_TIMES, once);
        measure(SIXTEEN_TIMES, once);
    }

    /** Prints a row, the shortest of a few times each. */
    private static double measure(Size size, double once) {
        double gather = Double.POSITIVE_INFINITY;
        double full = Double.POSITIVE_INFINITY;
        double cpu = Double.POSITIVE_INFINITY;
        double follow = Double.POSITIVE_INFINITY;
        Votes votes = Votes.builder().build();
        int groups = 0;
        for (int i = 0; i < MEASURED; i++) {
            double start = seconds();
            votes = gather(size);
            gather = Math.min(gather, seconds() - start);
        }
        for (int i = 0; i < MEASURED; i++) {
            double start = seconds();
            double cpuStart = cpuSeconds();
            groups = OpinionMap.of(votes, Settings.open()).groups().size();
            cpu = Math.min(cpu, cpuSeconds() - cpuStart);
            full = Math.min(full, seconds() - start);
        }
        LiveOpinionMap live = new LiveOpinionMap(votes, Settings.open());
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < MEASURED; i++) {
            for (int vote = 0; vote < 1_000; vote++) {
                live.vote(
                        "p" + random.nextInt(size.participants + 100),
                        "s" + random.nextInt(size.statements),
                        Vote.of(random.nextInt(3) - 1));
            }
            double start = seconds();
            live.follow();
            follow = Math.min(follow, seconds() - start);
        }
        double perVote = cpu / votes.size();
        row(
                size.participants,
                size.statements,
                votes.size(),
                decimals(gather),
                decimals(full),
                decimals(cpu),
                decimals(follow),
                groups,
                Double.isNaN(once) ? "1" : decimals(perVote / once));
        return perVote;
    }

    /** Three groups that lean differently on each statement; people who vote on more or fewer, in an order of their own. */
    private static Votes gather(Size size) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] lean = new double[3][size.statements];
        for (double[] group : lean) {
            for (int s = 0; s < size.statements; s++) {
                group[s] = random.nextGaussian(0.3, 0.6);
            }
        }
        String[] statements = new String[size.statements];
        for (int s = 0; s < statements.length; s++) {
            statements[s] = "s" + s;
        }
        Votes.Builder votes = Votes.builder();
        for (int p = 0; p < size.participants; p++) {
            String participant = "p" + p;
            double[] group = lean[random.nextInt(3)];
            int count = size.votesEach / 5 + random.nextInt(size.votesEach * 8 / 5 + 1);
            int step = 2 * random.nextInt(size.statements / 2) + 1;
            int statement = random.nextInt(size.statements);
            for (int i = 0; i < count; i++) {
                statement = (statement + step) % size.statements;
                double opinion = group[statement] + random.nextGaussian();
                votes.add(
                        participant,
                        statements[statement],
                        opinion > 0.3 ? Vote.AGREE : opinion < -0.3 ? Vote.DISAGREE : Vote.PASS);
            }
        }
        return votes.build();
    }

    private static void row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            row.append(String.format(Locale.ROOT, "%11s", cell));
        }
        System.out.println(row);
    }

    private static String decimals(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    private static double seconds() {
        return System.nanoTime() / 1e9;
    }

    /** Of this thread, which does all the work; the collector's is apart. */
    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
