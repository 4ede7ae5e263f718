package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Against the marked passages: a found provision is a marked one where 60 % of the shorter one's words are in the longer. */
class MarkedPassagesTest {

    private record Marked(String passage, Map<String, String> fields) {}

    @Test
    void nineInTenMarkedProvisionsAreFoundAndNineInTenFoundAreMarked() throws IOException {
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        int right = 0;
        int rightModality = 0;
        int found = 0;
        int expected = 0;
        Map<String, List<Marked>> passages = new HashMap<>();
        for (Marked marked : marks(SharedData.path("provisions/open.json"))) {
            passages.computeIfAbsent(marked.passage(), id -> new ArrayList<>()).add(marked);
        }
        for (Map.Entry<String, List<Marked>> passage : passages.entrySet()) {
            Path file = SharedData.path("provisions/open/" + passage.getKey() + ".txt");
            List<Provision> provisions =
                    new ArrayList<>(analyser.analyse(reader.readText(file.toString(), Files.readString(file)))
                            .provisions());
            found += provisions.size();
            for (Marked marked : passage.getValue()) {
                boolean disputed = marked.fields().getOrDefault("disputed", "").equals("true");
                String quote = marked.fields().getOrDefault("quote", "");
                Provision best = provisions.stream()
                        .filter(provision -> alike(provision.text(), quote) >= 0.6)
                        .max(Comparator.comparingDouble(provision -> alike(provision.text(), quote)
                                - Math.abs(provision.text().length() - quote.length()) / 10_000.0))
                        .orElse(null);
                provisions.remove(best);
                expected += disputed ? 0 : 1;
                found -= disputed && best != null ? 1 : 0;
                right += best != null && !disputed ? 1 : 0;
                rightModality += best != null
                                && !disputed
                                && best.modality()
                                        .label()
                                        .equals(marked.fields().get("modality"))
                        ? 1
                        : 0;
            }
        }
        assertThat((double) right / expected).as("found of %d marked", expected).isGreaterThan(0.90);
        assertThat((double) right / found).as("marked of %d found", found).isGreaterThan(0.90);
        assertThat((double) rightModality / right).as("of the right modality").isGreaterThan(0.97);
    }

    private static double alike(String a, String b) {
        List<String> left = words(a);
        List<String> right = new ArrayList<>(words(b));
        int shorter = Math.min(left.size(), right.size());
        int common = 0;
        for (String word : left) {
            common += right.remove(word) ? 1 : 0;
        }
        return shorter == 0 ? 0 : (double) common / shorter;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.replace("\u00ad", "").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Each marked provision's text fields. */
    private static List<Marked> marks(Path file) throws IOException {
        List<Marked> marks = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
            String passage = "";
            Map<String, String> fields = new HashMap<>();
            int depth = 0;
            for (JsonToken token; (token = json.nextToken()) != null; ) {
                if (token == JsonToken.START_OBJECT && ++depth == 2) {
                    fields = new HashMap<>();
                } else if (token == JsonToken.END_OBJECT && depth-- == 2) {
                    marks.add(new Marked(passage, fields));
                } else if (token.isScalarValue() && depth == 1 && "id".equals(json.currentName())) {
                    passage = json.getString();
                } else if (token.isScalarValue() && depth == 2) {
                    fields.put(String.valueOf(json.currentName()), json.getString());
                }
            }
        }
        return marks;
    }
}
