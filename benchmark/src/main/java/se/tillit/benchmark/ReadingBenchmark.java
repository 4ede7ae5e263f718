package se.tillit.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import se.tillit.reading.Analyser;
import se.tillit.reading.Analysis;
import se.tillit.reading.Document;
import se.tillit.reading.OverlapFinder;
import se.tillit.reading.Reader;
import se.tillit.reading.Status;

/**
 * The reading engine's speed, in CPU time of the whole process (compiler and collector included), as ratios in one run.
 *
 * <pre>java … se.tillit.benchmark.ReadingBenchmark text FOLDER TIMES | pdf FOLDER TIMES | overlap CLAUSES</pre>
 *
 * Compare {@code text} with {@code python3 count_modals.py FOLDER TIMES} over the same files.
 */
public final class ReadingBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReadingBenchmark() {}

    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "text" -> text(files(args[1], ".md", ".txt"), Integer.parseInt(args[2]));
            case "pdf" -> pdf(files(args[1], ".pdf"), Integer.parseInt(args[2]));
            case "overlap" -> overlap(Integer.parseInt(args[1]));
            default -> throw new IllegalArgumentException("text, pdf or overlap, not " + args[0]);
        }
    }

    private static List<Path> files(String folder, String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static double cpu() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /**
     * The whole analysis, files read from disk each time, in one, four and sixteen times the amount. Characters are counted as the
     * yardstick counts them: all of the file, front matter included.
     */
    private static void text(List<Path> files, int times) throws IOException {
        long once = 0;
        for (Path file : files) {
            once += Files.readString(file).length();
        }
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        for (int factor : new int[] {1, 4, 16}) {
            double start = factor == 1 ? 0 : cpu();
            long characters = once * times * factor;
            long provisions = 0;
            for (int i = 0; i < times * factor; i++) {
                for (Path file : files) {
                    Analysis analysis = analyser.analyse(reader.read(file));
                    provisions += analysis.provisions().size();
                }
            }
            double cpu = cpu() - start;
            System.out.printf(
                    Locale.ROOT,
                    "analysis %3d x     %,12d characters  %,9d provisions  %7.2f CPU s  %6.2f M characters per CPU s%n",
                    times * factor,
                    characters,
                    provisions,
                    cpu,
                    characters / cpu / 1e6);
        }
    }

    private static void pdf(List<Path> files, int times) throws IOException {
        for (boolean engine : new boolean[] {false, true, false, true}) {
            Analyser analyser = new Analyser();
            double start = cpu();
            int pages = 0;
            for (int i = 0; i < times; i++) {
                for (Path file : files) {
                    if (engine) {
                        Document document = new Reader().read(file);
                        Integer count = document.pages();
                        pages += count == null ? 0 : count;
                        if (document.status() == Status.READ) {
                            analyser.analyse(document);
                        }
                    } else {
                        try (PDDocument document = Loader.loadPDF(file.toFile())) {
                            pages += document.getNumberOfPages();
                            new PDFTextStripper().writeText(document, Writer.nullWriter());
                        }
                    }
                }
            }
            double cpu = cpu() - start;
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %,8d pages  %7.2f CPU s  %8.1f pages per CPU s%n",
                    engine ? "analysis of PDF" : "PDFBox alone",
                    pages,
                    cpu,
                    pages / cpu);
        }
    }

    /** Clauses of a vocabulary with the skew of language; one in twenty is a slightly changed copy of an earlier one. */
    private static void overlap(int clauses) {
        Random random = new Random(20261122);
        List<String> made = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Document> documents = new ArrayList<>();
        Reader reader = new Reader();
        for (int i = 0; i < clauses; i++) {
            made.add(
                    i > 100 && random.nextInt(20) == 0
                            ? changed(made.get(random.nextInt(made.size())), random)
                            : clause(random));
            text.append(made.getLast()).append("\n\n");
            if (text.length() > 200_000 || i == clauses - 1) {
                documents.add(reader.readText("document " + documents.size(), text.toString()));
                text.setLength(0);
            }
        }
        Analyser analyser = new Analyser();
        List<Analysis> analyses = documents.stream().map(analyser::analyse).toList();
        OverlapFinder finder = new OverlapFinder(0.8);
        double start = cpu();
        long wall = System.nanoTime();
        analyses.forEach(finder::add);
        int groups = finder.find(name -> documents.get(Integer.parseInt(name.substring(9))))
                .groups()
                .size();
        System.out.printf(
                Locale.ROOT,
                "overlap of %,d clauses: %d groups, %.2f CPU s, %.2f s%n",
                clauses,
                groups,
                cpu() - start,
                (System.nanoTime() - wall) / 1e9);
    }

    private static String clause(Random random) {
        StringBuilder words = new StringBuilder("Avsnitt");
        int length = 12 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            words.append(' ').append(word(random));
        }
        return words.append('.').toString();
    }

    private static String changed(String clause, Random random) {
        String[] words = clause.split(" ");
        words[random.nextInt(words.length - 1)] = word(random);
        return String.join(" ", words);
    }

    private static String word(Random random) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(30_000));
        return "ord" + Integer.toString(rank, 26).replace('0', 'z').replaceAll("[0-9]", "y");
    }
}
