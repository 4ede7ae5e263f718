package se.tillit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.tillit.reading.Analyser;
import se.tillit.reading.Overlap;
import se.tillit.reading.OverlapFinder;
import se.tillit.reading.Reader;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

@Command(
        name = "overlap",
        description =
                "What documents say more than once: the same, nearly the same, or with another time or addressee.")
final class OverlapCommand implements Callable<Integer> {

    enum Format {
        text,
        json
    }

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--similarity",
            paramLabel = "S",
            description = "Least similarity of passages, above 0 and at most 1 (default: ${DEFAULT-VALUE}).")
    private double similarity = 0.8;

    @Option(names = "--format", description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a file instead of standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (!(similarity > 0 && similarity <= 1)) {
            throw new UnusableInput("--similarity is above 0 and at most 1, not " + similarity);
        }
        AnalyseCommand.quieten();
        List<Path> files = DocumentFiles.under(paths);
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        OverlapFinder finder = new OverlapFinder(similarity);
        Progress progress = new Progress(files.size());
        for (Path file : files) {
            progress.step(file);
            finder.add(analyser.analyse(reader.read(file)));
        }
        progress.end();
        Overlap overlap = finder.find(name -> reader.read(Path.of(name)));
        Output.write(out, to -> {
            switch (format) {
                case json -> json(overlap, to);
                case text -> text(overlap, to);
            }
        });
        return 0;
    }

    private static void json(Overlap overlap, OutputStream to) {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(ObjectWriteContext.empty(), to, JsonEncoding.UTF8)
                .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)) {
            json.writeStartObject();
            json.writeName("groups");
            json.writeStartArray();
            for (Overlap.Group group : overlap.groups()) {
                json.writeRaw("\n");
                json.writeStartObject();
                json.writeStringProperty("kind", group.kind().label());
                json.writeName("members");
                json.writeStartArray();
                for (Overlap.Member member : group.members()) {
                    json.writeStartObject();
                    json.writeStringProperty("document", member.document());
                    json.writeStringProperty("section", member.section());
                    json.writeStringProperty("text", member.text());
                    json.writeEndObject();
                }
                json.writeEndArray();
                strings(json, "differences", group.differences());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("documents");
            json.writeStartArray();
            for (List<String> documents : overlap.documents()) {
                json.writeStartArray();
                documents.forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void text(Overlap overlap, OutputStream to) {
        PrintStream print = new PrintStream(to, false, StandardCharsets.UTF_8);
        overlap.documents()
                .forEach(documents ->
                        print.println("Samma eller nästan samma dokument: " + String.join(", ", documents)));
        for (Overlap.Group group : overlap.groups()) {
            print.println();
            print.println(
                    switch (group.kind()) {
                        case IDENTICAL -> "Samma text på " + group.members().size() + " ställen";
                        case NEAR -> "Nästan samma text på " + group.members().size() + " ställen";
                        case VERSION -> "Versioner av samma dokument";
                    });
            for (Overlap.Member member : group.members()) {
                String text = member.text().length() > 160 ? member.text().substring(0, 159) + "…" : member.text();
                print.println("  " + member.document() + (member.section().isEmpty() ? "" : ", " + member.section())
                        + ": " + text);
            }
            group.differences().forEach(difference -> print.println("    skiljer: " + difference));
        }
        print.flush();
    }
}
