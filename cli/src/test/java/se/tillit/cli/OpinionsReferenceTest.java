package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real dialogues against the numbers of an independent program of the published method. */
class OpinionsReferenceTest {

    /** One part in 10⁹, as a percentage. */
    private static final Percentage EXACTLY = Percentage.withPercentage(1e-7);

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> theCommandAgreesWithTheReferenceGivenTheExportedGroups() throws IOException {
        return SharedData.folders("opinions").stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
    }

    private void compare(Path folder) throws IOException {
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(folder.resolve("reference.json")));
        JsonNode found = run(folder, "exported");

        assertThat(found.propertyNames()).containsAll(expected.propertyNames());
        for (String count : List.of("n_participants", "n_statements", "n_votes", "group_of_participant(exported)")) {
            assertThat(found.get(count)).as(count).isEqualTo(expected.get(count));
        }
        for (String ids :
                List.of("participant_ids", "statement_ids", "moderated_out", "meta", "in_conv_participant_ids")) {
            assertThat(texts(found.get(ids))).as(ids).containsExactlyInAnyOrderElementsOf(texts(expected.get(ids)));
        }
        Aligned statements = new Aligned(texts(expected.get("statement_ids")), texts(found.get("statement_ids")));
        Aligned people = new Aligned(texts(expected.get("participant_ids")), texts(found.get("participant_ids")));

        statements.each(found.get("center"), expected.get("center"), this::same);
        statements.each(found.get("group_aware_consensus"), expected.get("group_aware_consensus"), this::same);
        for (int c = 0; c < 2; c++) {
            near(
                    found.get("explained_variance_ratio").get(c),
                    expected.get("explained_variance_ratio").get(c));
            statements.each(
                    found.get("components").get(c), expected.get("components").get(c), this::near);
        }
        statements.each(found.get("statement_extremity"), expected.get("statement_extremity"), this::near);
        people.each(found.get("participant_xy"), expected.get("participant_xy"), (ours, theirs) -> {
            near(ours.get(0), theirs.get(0));
            near(ours.get(1), theirs.get(1));
        });
        priorities(found, expected, statements);

        assertThat(found.get("group_votes").propertyNames())
                .isEqualTo(expected.get("group_votes").propertyNames());
        for (String group : expected.get("group_votes").propertyNames()) {
            JsonNode ours = found.get("group_votes").get(group);
            JsonNode theirs = expected.get("group_votes").get(group);
            assertThat(ours.get("n_members")).isEqualTo(theirs.get("n_members"));
            for (String count : List.of("agree", "disagree", "seen")) {
                statements.each(ours.get(count), theirs.get(count), (a, b) -> assertThat(a)
                        .isEqualTo(b));
            }
            list(found.get("repness").get(group), expected.get("repness").get(group));
        }
        list(found.get("consensus").get("agree"), expected.get("consensus").get("agree"));
        list(found.get("consensus").get("disagree"), expected.get("consensus").get("disagree"));
    }

    /**
     * The reference's components stop some 1e-8 short of where they converge to, and a priority goes with the square of the
     * extremity: that difference is taken out, so that the formula itself is held to nine digits.
     */
    private void priorities(JsonNode found, JsonNode expected, Aligned statements) {
        List<Double> far = new ArrayList<>();
        statements.each(
                found.get("statement_extremity"),
                expected.get("statement_extremity"),
                (ours, theirs) -> far.add(Math.pow((ours.asDouble() + 1) / (theirs.asDouble() + 1), 2)));
        List<String> meta = texts(expected.get("meta"));
        var next = far.iterator();
        var id = texts(expected.get("statement_ids")).iterator();
        statements.each(found.get("priority"), expected.get("priority"), (ours, theirs) -> {
            double factor = next.next();
            double scaled = theirs.asDouble() * (meta.contains(id.next()) ? 1 : factor);
            assertThat(ours.asDouble()).isCloseTo(scaled, EXACTLY);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "austria-climate.5twd2jsnkf.2022-08-08, 0.90",
        "scoop-hivemind.biodiversity, 0.90",
        "austria-climate.7z7ejpbmv5.2022-08-08, 0.85",
        "scoop-hivemind.taxes, 0.85"
    })
    void computedGroupsAreMuchThoseThatWereExported(String dialogue, double likeness) throws IOException {
        Path folder = SharedData.folders("opinions").stream()
                .filter(f -> f.endsWith(dialogue))
                .findFirst()
                .orElseThrow();
        JsonNode map = run(folder, "computed");
        JsonNode exported = map.get("group_of_participant(exported)");
        Map<List<Integer>, Integer> both = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        int all = 0;
        for (var entry : map.get("group_of_participant").properties()) {
            if (exported.has(entry.getKey())) {
                int ours = entry.getValue().asInt();
                int theirs = exported.get(entry.getKey()).asInt();
                both.merge(List.of(ours, theirs), 1, Integer::sum);
                rows.merge(ours, 1, Integer::sum);
                columns.merge(theirs, 1, Integer::sum);
                all++;
            }
        }

        double expected = pairs(rows) * pairs(columns) / (all * (all - 1.0) / 2);
        double adjustedRand = (pairs(both) - expected) / ((pairs(rows) + pairs(columns)) / 2 - expected);
        assertThat(adjustedRand).isGreaterThanOrEqualTo(likeness);
    }

    private static double pairs(Map<?, Integer> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }

    private void list(JsonNode found, JsonNode expected) {
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).propertyNames()).isEqualTo(expected.get(i).propertyNames());
            for (var entry : expected.get(i).properties()) {
                JsonNode ours = found.get(i).get(entry.getKey());
                if (entry.getValue().isFloatingPointNumber()) {
                    same(ours, entry.getValue());
                } else {
                    assertThat(ours).as(entry.getKey()).isEqualTo(entry.getValue());
                }
            }
        }
    }

    private void same(JsonNode found, JsonNode expected) {
        assertThat(found.asDouble()).isCloseTo(expected.asDouble(), EXACTLY);
    }

    private void near(JsonNode found, JsonNode expected) {
        assertThat(found.asDouble()).isCloseTo(expected.asDouble(), within(1e-5));
    }

    private interface Comparison {
        void of(JsonNode found, JsonNode expected);
    }

    /** Arrays along the same ids in different orders. */
    private record Aligned(List<String> expected, List<String> found) {

        void each(JsonNode ours, JsonNode theirs, Comparison comparison) {
            assertThat(ours).hasSize(found.size());
            Map<String, JsonNode> byId = new HashMap<>();
            for (int i = 0; i < found.size(); i++) {
                byId.put(found.get(i), ours.get(i));
            }
            for (int i = 0; i < expected.size(); i++) {
                comparison.of(byId.get(expected.get(i)), theirs.get(i));
            }
        }
    }

    private JsonNode run(Path folder, String groups) throws IOException {
        Path file = out.resolve("map.json");
        int status = Tillit.commandLine()
                .execute(
                        "opinions",
                        folder.toString(),
                        "--groups",
                        groups,
                        "--format",
                        "json",
                        "--out",
                        file.toString());
        assertThat(status).isZero();
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString()));
        return texts;
    }
}
