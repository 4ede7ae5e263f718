package se.tillit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.tillit.reading.Analyser;
import se.tillit.reading.Analysis;
import se.tillit.reading.Comparison;
import se.tillit.reading.Document;
import se.tillit.reading.Provision;
import se.tillit.reading.Reader;
import se.tillit.reading.Status;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

@Command(
        name = "diff",
        description = "What a new version of a document demands that the old did not, and the other way round.")
final class DiffCommand implements Callable<Integer> {

    enum Format {
        text,
        json
    }

    @Parameters(index = "0", paramLabel = "OLD", description = "The old version.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The new version.")
    private Path changed = Path.of("");

    @Option(names = "--format", description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file instead of standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        AnalyseCommand.quieten();
        List<String> problems = new ArrayList<>();
        List<Analysis> versions = new ArrayList<>();
        Analyser analyser = new Analyser();
        for (Path path : List.of(old, changed)) {
            List<Path> files = DocumentFiles.under(List.of(path));
            Document document = files.size() == 1 ? new Reader().read(files.getFirst()) : null;
            if (document == null) {
                problems.add(path + ": diff compares two files, and this is a folder");
            } else if (document.status() != Status.READ) {
                problems.add(path + ": " + document.message());
            } else {
                versions.add(analyser.analyse(document));
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableInput(problems);
        }
        Comparison comparison = Comparison.of(versions.getFirst(), versions.getLast());
        Output.write(out, to -> {
            switch (format) {
                case json -> json(comparison, to);
                case text -> text(comparison, to);
            }
        });
        return 0;
    }

    private static void json(Comparison comparison, OutputStream to) {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(ObjectWriteContext.empty(), to, JsonEncoding.UTF8)
                .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)) {
            json.writeStartObject();
            provisions(json, "added", comparison.added());
            provisions(json, "removed", comparison.removed());
            json.writeName("changed");
            json.writeStartArray();
            for (Comparison.Change change : comparison.changed()) {
                json.writeStartObject();
                json.writeName("before");
                provision(json, change.before());
                json.writeName("after");
                provision(json, change.after());
                json.writeName("differences");
                json.writeStartArray();
                change.differences().forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("unchanged");
            json.writeNumber(comparison.unchanged());
            json.writeName("net");
            json.writeStartObject();
            json.writeName("duties");
            json.writeNumber(comparison.netDuties());
            json.writeName("reporting");
            json.writeNumber(comparison.netReporting());
            json.writeName("words");
            json.writeNumber(comparison.netWords());
            json.writeName("readingMinutes");
            json.writeNumber(comparison.netReadingMinutes());
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void provisions(JsonGenerator json, String name, List<Provision> provisions) {
        json.writeName(name);
        json.writeStartArray();
        provisions.forEach(provision -> provision(json, provision));
        json.writeEndArray();
    }

    private static void provision(JsonGenerator json, Provision provision) {
        AnalysisJson.provision(json, provision);
    }

    private static void text(Comparison comparison, OutputStream to) {
        PrintStream print = new PrintStream(to, false, StandardCharsets.UTF_8);
        comparison.added().forEach(provision -> print.println("+ " + line(provision)));
        comparison.removed().forEach(provision -> print.println("– " + line(provision)));
        for (Comparison.Change change : comparison.changed()) {
            print.println("± " + line(change.after()));
            change.differences().forEach(difference -> print.println("    " + difference));
        }
        print.printf(
                Locale.forLanguageTag("sv-SE"),
                "%d tillkomna, %d borttagna, %d ändrade, %d oförändrade%n",
                comparison.added().size(),
                comparison.removed().size(),
                comparison.changed().size(),
                comparison.unchanged());
        print.printf(
                Locale.forLanguageTag("sv-SE"),
                "Netto: skyldigheter %+d, att rapportera %+d, ord %+d, läsminuter %+.1f%n",
                comparison.netDuties(),
                comparison.netReporting(),
                comparison.netWords(),
                comparison.netReadingMinutes());
        print.flush();
    }

    private static String line(Provision provision) {
        String lead = provision.leadIn() == null ? "" : provision.leadIn() + " … ";
        String place = provision.section().isEmpty() ? "" : provision.section() + ": ";
        return place + lead + provision.text();
    }
}
