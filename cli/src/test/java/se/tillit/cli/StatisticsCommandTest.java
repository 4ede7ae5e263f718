package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StatisticsCommandTest {

    private static final String DATA = """
            unit,wave,a,b,c
            U1,1,1,2,3
            U1,1,2,3,3
            U2,1,4,4,5
            U2,2,5,4,4
            U2,2,5,3,4
            """;

    @TempDir
    private Path folder;

    private String errors = "";

    @Test
    void puts_each_result_where_its_id_says() throws IOException {
        String answer = run("""
                { "analyses": [
                  { "id": "alpha/all", "kind": "reliability", "items": ["a", "b", "c"] },
                  { "id": "alpha/first", "kind": "reliability", "items": ["a", "b"], "where": { "wave": 1, "unit": "U1" } } ] }
                """);

        assertThat(answer).contains("\"results\"", "\"alpha\"", "\"all\"", "\"first\"", "\"n\" : 5", "\"n\" : 2");
        assertThat(errors).isEmpty();
    }

    @Test
    void an_undefined_number_is_null_with_its_reason() throws IOException {
        String answer = run("""
                { "analyses": [
                  { "id": "alpha", "kind": "reliability", "items": ["a", "wave"], "where": { "wave": 1 } },
                  { "id": "omega", "kind": "omega", "items": ["a", "b", "c"], "where": { "wave": 2 } },
                  { "id": "model", "kind": "multilevel", "group": "unit", "outcome": "a", "where": { "unit": "U1" } } ] }
                """);

        assertThat(answer)
                .contains("\"alpha_standardized\" : null")
                .contains("\"alpha_standardized\" : \"everybody gave the same answer to wave\"")
                .contains("\"omega_total_1factor_ML\" : null")
                .contains("\"reason\" : \"fewer than two groups (unit) have answers\"")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void lists_every_problem_of_a_specification_and_writes_nothing() {
        assertThat(status("""
                        { "analyses": [
                          { "id": "x", "kind": "guess" },
                          { "id": "x/y", "kind": "omega", "items": ["a", "b", "nosuch"] },
                          { "id": "z", "kind": "reliability", "items": "a", "missing": "some" } ] }
                        """)).isEqualTo(2);
        assertThat(errors.lines())
                .anyMatch(line -> line.startsWith("x: unknown kind \"guess\""))
                .anyMatch(line -> line.startsWith("x/y: its result would lie in the same place"))
                .anyMatch(line -> line.startsWith("z: \"items\" must be a list"))
                .anyMatch(line -> line.startsWith("z: \"missing\" must be one of complete, pairwise"))
                .anyMatch(line -> line.endsWith("there is no column nosuch"));
        assertThat(folder.resolve("out.json")).doesNotExist();
    }

    @Test
    void refuses_an_empty_selection_and_answers_that_are_not_numbers() {
        assertThat(status("""
                        { "analyses": [ { "id": "x", "kind": "icc", "group": "unit", "value": "a", "where": { "wave": 9 } } ] }
                        """)).isEqualTo(2);
        assertThat(errors).contains("x: no row has {wave=9.0}");
        assertThat(status("""
                        { "analyses": [ { "id": "x", "kind": "icc", "group": "a", "value": "unit" } ] }
                        """)).isEqualTo(2);
        assertThat(errors).contains("line 2, column unit: \"U1\" is not a number");
    }

    @Test
    void says_what_is_wrong_with_json_that_is_none() {
        assertThat(status("{ \"analyses\": [ ")).isEqualTo(2);
        assertThat(errors).contains("not valid JSON");
        assertThat(status("")).isEqualTo(2);
        assertThat(errors).contains("empty");
        assertThat(status("[".repeat(100_000))).isEqualTo(2);
        assertThat(status("{ \"analyses\": [], \"analyses\": [] }")).isEqualTo(2);
        assertThat(status("[1, 2]")).isEqualTo(2);
        assertThat(errors).contains("\"analyses\"");
    }

    @Test
    void tells_of_fields_that_it_ignores() throws IOException {
        run(
                "{ \"analyses\": [ { \"id\": \"x\", \"kind\": \"omega\", \"items\": [\"a\", \"b\", \"c\"], \"mising\": 1 } ] }");

        assertThat(errors).contains("x: \"mising\" is not known here and was ignored");
    }

    @Test
    void whatever_the_answers_every_analysis_gives_numbers_or_reasons() throws IOException {
        String spec = """
                { "analyses": [
                  { "id": "complete", "kind": "reliability", "items": ["a", "b", "c", "d"] },
                  { "id": "pairwise", "kind": "reliability", "items": ["a", "b", "c"], "missing": "pairwise" },
                  { "id": "omega", "kind": "omega", "items": ["a", "b", "c", "d"] },
                  { "id": "listwise", "kind": "factors", "factors": { "F": ["a", "b", "c"], "G": ["d", "e"] } },
                  { "id": "fiml", "kind": "factors", "factors": { "F": ["a", "b", "c", "d"] }, "missing": "fiml" },
                  { "id": "icc", "kind": "icc", "group": "unit", "value": "a" },
                  { "id": "agreement", "kind": "agreement", "group": "unit", "items": ["a", "b"], "scalePoints": 5 },
                  { "id": "means", "kind": "multilevel", "group": "unit", "outcomeMeanOf": ["a", "b"] },
                  { "id": "slopes", "kind": "multilevel", "group": "unit", "outcome": "a", "covariates": ["b"],
                    "slopes": ["b"], "method": "ML" },
                  { "id": "levels", "kind": "multilevel", "group": ["unit", "part"], "outcome": "a" },
                  { "id": "drivers", "kind": "drivers", "outcome": "a", "predictors": ["b", "c"] },
                  { "id": "hme", "kind": "hme", "subindices": { "x": ["a"], "y": ["b", "c"] } },
                  { "id": "polychoric", "kind": "polychoric", "items": ["a", "b"] } ] }
                """;
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            int units = 1 + random.nextInt(6);
            int steps = 1 + random.nextInt(5);
            double missing = random.nextInt(2) * random.nextDouble();
            StringBuilder data = new StringBuilder("unit,part,a,b,c,d,e\n");
            for (int row = random.nextInt(30); row >= 0; row--) {
                int unit = random.nextInt(units);
                double person = random.nextGaussian();
                data.append("U").append(unit).append(",P").append(unit % 2);
                for (int item = 0; item < 5; item++) {
                    long answer = Math.clamp(Math.round(3 + person + random.nextGaussian()), 1, steps);
                    data.append(',').append(random.nextDouble() < missing ? "" : String.valueOf(answer));
                }
                data.append('\n');
            }
            assertThat(status(data.toString(), spec))
                    .as("seed %d: %s", seed, errors)
                    .isZero();
        }
    }

    private String run(String spec) throws IOException {
        assertThat(status(spec)).as(errors).isZero();
        return Files.readString(folder.resolve("out.json"));
    }

    private int status(String spec) {
        return status(DATA, spec);
    }

    private int status(String answers, String spec) {
        try {
            Path data = Files.writeString(folder.resolve("data.csv"), answers);
            Path specification = Files.writeString(folder.resolve("spec.json"), spec);
            StringWriter said = new StringWriter();
            CommandLine command = Tillit.commandLine().setErr(new PrintWriter(said, true));
            int status = command.execute(
                    "statistics",
                    data.toString(),
                    "--spec",
                    specification.toString(),
                    "--out",
                    folder.resolve("out.json").toString());
            errors = said.toString();
            return status;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
