package se.tillit.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.statistics.Answers;
import se.tillit.statistics.CsvFile;
import se.tillit.statistics.FactorAnalysis;
import se.tillit.statistics.FactorAnalysis.Factor;
import se.tillit.statistics.MultilevelModel;
import se.tillit.statistics.MultilevelModel.Level;
import se.tillit.statistics.Reliability;

/**
 * Processor seconds of whole processes, from the start of the virtual machine and the file of answers to the estimates:
 * beside a process that only reads the same bytes, which makes a ratio that does not depend on the machine, and beside R
 * doing the same where Rscript (with lavaan and lme4) is found.
 */
public final class StatisticsBenchmark {

    private static final int RUNS = 5;
    private static final List<String> ITEMS =
            IntStream.rangeClosed(1, 12).mapToObj(i -> "x" + i).toList();

    /** The same work in R, given the file; it prints the processor seconds since its own start. */
    private enum Job {
        ALPHA(
                "alpha, 100,000 × 12",
                "scale.csv",
                0.26,
                "X <- as.matrix(read.csv(f)); k <- ncol(X); C <- cov(X); a <- k/(k-1)*(1-sum(diag(C))/sum(C))"),
        FACTORS(
                "three factors, 100,000 × 12",
                "scale.csv",
                1.41,
                "library(lavaan); m <- 'f=~x1+x2+x3+x4; g=~x5+x6+x7+x8; h=~x9+x10+x11+x12';"
                        + " a <- fitMeasures(cfa(m, read.csv(f), std.lv=TRUE))"),
        MULTILEVEL(
                "random intercept, 1,000,000 in 20,000",
                "units.csv",
                15.2,
                "library(lme4); a <- ranef(lmer(y ~ 1 + (1|unit), read.csv(f)))");

        private final String title;
        private final String file;
        private final double reference;
        private final String script;

        Job(String title, String file, double reference, String script) {
            this.title = title;
            this.file = file;
            this.reference = reference;
            this.script = script;
        }
    }

    private StatisticsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            work(arguments[0], Path.of(arguments[1]));
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            System.out.println(system.getProcessCpuTime() / 1e9);
            return;
        }
        Path folder = Files.createTempDirectory("tillit-benchmark");
        try {
            writeScale(folder.resolve("scale.csv"));
            writeUnits(folder.resolve("units.csv"));
            System.out.printf(
                    "%-40s %8s %10s %10s %8s %12s%n", "job", "CPU s", "read only", "ratio", "R here", "R reference");
            for (Job job : Job.values()) {
                Path file = folder.resolve(job.file);
                double own = median(java(job.name(), file));
                double reading = median(java("READ", file));
                Double r = rscript(job, file);
                System.out.printf(
                        Locale.ROOT,
                        "%-40s %8.2f %10.2f %10.1f %8s %12.2f%n",
                        job.title,
                        own,
                        reading,
                        own / reading,
                        r == null ? "-" : "%.2f".formatted(r),
                        job.reference);
            }
        } finally {
            Files.deleteIfExists(folder.resolve("scale.csv"));
            Files.deleteIfExists(folder.resolve("units.csv"));
            Files.deleteIfExists(folder);
        }
    }

    private static void work(String job, Path file) throws IOException {
        switch (job) {
            case "ALPHA" ->
                Reliability.of(
                        ITEMS, new CsvFile(file).read(ITEMS, List.of()).numbers(ITEMS), Reliability.Missing.COMPLETE);
            case "FACTORS" ->
                FactorAnalysis.of(
                        new CsvFile(file).read(ITEMS, List.of()),
                        List.of(
                                new Factor("f", ITEMS.subList(0, 4)),
                                new Factor("g", ITEMS.subList(4, 8)),
                                new Factor("h", ITEMS.subList(8, 12))),
                        FactorAnalysis.Missing.LISTWISE);
            case "MULTILEVEL" -> {
                Answers answers = new CsvFile(file).read(List.of("y"), List.of("unit"));
                MultilevelModel.of(
                        answers.numbers("y"),
                        List.of(),
                        List.of(new Level("unit", answers.groups("unit"), List.of())),
                        MultilevelModel.Method.REML);
            }
            default -> {
                byte[] buffer = new byte[1 << 16];
                try (InputStream in = Files.newInputStream(file)) {
                    while (in.read(buffer) >= 0) {}
                }
            }
        }
    }

    private static double[] java(String job, Path file) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                StatisticsBenchmark.class.getName(),
                job,
                file.toString()));
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = Double.parseDouble(output(command));
        }
        return seconds;
    }

    private static @Nullable Double rscript(Job job, Path file) throws InterruptedException {
        String script = "f <- '" + file + "'; suppressMessages({" + job.script + "}); cat(sum(proc.time()[1:2]))";
        try {
            double[] seconds = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                seconds[run] = Double.parseDouble(output(List.of("Rscript", "--vanilla", "-e", script)));
            }
            return median(seconds);
        } catch (IOException | NumberFormatException notThere) {
            return null;
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void writeScale(Path file) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", ITEMS) + "\n");
            for (int row = 0; row < 100_000; row++) {
                double common = random.nextGaussian();
                StringBuilder line = new StringBuilder();
                for (int factor = 0; factor < 3; factor++) {
                    double own = 0.75 * common + 0.66 * random.nextGaussian();
                    for (int item = 0; item < 4; item++) {
                        double value = 3.4 + (0.8 - 0.1 * item) * own + 0.6 * random.nextGaussian();
                        line.append(line.isEmpty() ? "" : ",").append(Math.clamp(Math.round(value), 1, 5));
                    }
                }
                out.write(line.append('\n').toString());
            }
        }
    }

    private static void writeUnits(Path file) throws IOException {
        Random random = new Random(2);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("unit,y\n");
            for (int unit = 0; unit < 20_000; unit++) {
                double effect = 0.4 * random.nextGaussian();
                for (int answer = 1 + random.nextInt(99); answer > 0; answer--) {
                    double value = 3.5 + effect + 0.9 * random.nextGaussian();
                    out.write("U" + unit + "," + Math.round(1e6 * value) / 1e6 + "\n");
                }
            }
        }
    }
}
