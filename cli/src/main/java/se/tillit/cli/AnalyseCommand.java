package se.tillit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.tillit.reading.Analyser;
import se.tillit.reading.Document;
import se.tillit.reading.LawTable;
import se.tillit.reading.Reader;
import se.tillit.reading.Status;

@Command(
        name = "analyse",
        description = "What documents demand, of whom and when, what they refer to and how long they are to read.")
final class AnalyseCommand implements Callable<Integer> {

    /** Kept here: a logger that nobody holds is forgotten with its level. */
    private static final Logger LIBRARIES = Logger.getLogger("org.apache");

    enum Format {
        text,
        json,
        csv,
        xlsx,
        html
    }

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or folders of PDF, DOCX, ODT, HTML, Markdown, text or official statute JSON.")
    private List<Path> paths = List.of();

    @Option(names = "--format", description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--text", description = "Print one file's text as read, in which start and end count.")
    private boolean text;

    @Option(
            names = "--laws",
            paramLabel = "FILE",
            description =
                    "More laws and regulations: number, names, abbreviations, in-force or repealed, parted by tabs;"
                            + " names and abbreviations parted by |.")
    private @Nullable Path laws;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file instead of standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        quieten();
        List<Path> files = DocumentFiles.under(paths);
        if (text) {
            printText(files);
        } else {
            Output.write(out, to -> analyse(files, to));
        }
        return 0;
    }

    /** The libraries log what they mend in a damaged file; the document's status says what a person needs to know. */
    static void quieten() {
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        LIBRARIES.setLevel(Level.OFF);
    }

    private void printText(List<Path> files) throws IOException {
        if (files.size() != 1) {
            throw new UnusableInput("--text prints one file, and these are " + files.size());
        }
        Document document = Reader.withOcr().read(files.getFirst());
        if (document.status() != Status.READ) {
            throw new UnusableInput(document.name() + ": " + document.message());
        }
        Output.write(out, to -> to.write(document.text().getBytes(StandardCharsets.UTF_8)));
    }

    private void analyse(List<Path> files, OutputStream to) throws IOException {
        Reader reader = Reader.withOcr();
        Analyser analyser = new Analyser(lawTable());
        Progress progress = new Progress(files.size());
        try (AnalysisWriter writer = writer(to)) {
            for (Path file : files) {
                progress.step(file);
                writer.document(analyser.analyse(reader.read(file)));
            }
        } finally {
            progress.end();
        }
    }

    private LawTable lawTable() throws IOException {
        if (laws == null) {
            return LawTable.standard();
        }
        try {
            return LawTable.standardWith(Files.readAllLines(laws));
        } catch (CharacterCodingException e) {
            throw new UnusableInput(laws + ": not UTF-8");
        } catch (NoSuchFileException e) {
            throw new UnusableInput(laws + ": there is no such file");
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(laws + ": " + e.getMessage());
        }
    }

    private AnalysisWriter writer(OutputStream to) throws IOException {
        return switch (format) {
            case text -> new AnalysisReport(to, LocalDate.now(Clock.systemDefaultZone()));
            case json -> new AnalysisJson(to);
            case csv -> new AnalysisCsv(to);
            case xlsx -> new AnalysisXlsx(to);
            case html -> new AnalysisHtml(to);
        };
    }
}
