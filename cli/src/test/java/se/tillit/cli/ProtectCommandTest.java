package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class ProtectCommandTest {

    private static final String SPEC = """
            {"threshold": 5, "scale": [1, 5],
             "dims": {"org": {"leaves": ["a", "b", "c"], "nodes": {"all": ["a", "b", "c"]}}},
             "known_max": [{"key": {"org": "a"}, "max": 9}]}
            """;

    private static final String TABLES = """
            {"rounding": {"n": 0, "mean_decimals": 2}, "source": "kept",
             "tables": [{"id": "t", "cells": [
               {"key": {"org": "a"}, "n": 3, "mean": 2.33}, {"key": {"org": "b"}, "n": 11, "mean": 3.55},
               {"key": {"org": "c"}, "n": 20, "mean": 3.4}, {"key": {"org": "all"}, "n": 34, "mean": 3.35}]}]}
            """;

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void theSameShapeComesOutWithNullWhereWithheld() throws IOException {
        assertThat(run(SPEC, TABLES)).isZero();
        JsonNode published = json(out());
        JsonNode cells = published.at("/tables/0/cells");
        assertThat(cells.get(0).get("n").isNull()).isTrue();
        assertThat(cells.get(0).get("mean").isNull()).isTrue();
        assertThat(cells.get(1).get("n").isNull()).isTrue();
        assertThat(cells.get(2).get("n").intValue()).isEqualTo(20);
        assertThat(cells.get(3).get("mean").doubleValue()).isEqualTo(3.35);
        assertThat(published.get("source").stringValue()).isEqualTo("kept");
        assertThat(errors.toString()).contains("Shown: 2 of 4 cells (50").contains("nothing found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "threshold": 5    | "threshold": 4     | threshold is 4: it may be raised above 5, never lowered below it
            "scale": [1, 5]   | "scale": [5, 1]    | scale [5.0, 1.0]: give two finite ends, the lower first
            "leaves": ["a",   | "leaves": ["x",    | node all has the unknown leaf a
            "max": 9          | "max": 2           | 3 answers from 2 people
            """)
    void aSpecThatCannotBeUsedIsToldAndNothingIsWritten(String right, String wrong, String message) throws IOException {
        assertThat(run(SPEC.replace(right, wrong), TABLES)).isEqualTo(Tillit.UNUSABLE);
        assertThat(errors.toString()).contains(message);
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "n": 34           | "n": 35            | n is 35, but its parts
            "n": 3,           | "n": -3,           | cannot be negative
            "n": 3,           | "n": 3.5,          | n must be a whole number
            "n": 3,           | "n": null,         | n is missing
            {"org": "b"}      | {"org": "z"}       | z is neither a leaf nor a node of org
            {"org": "b"}      | {"sex": "b"}       | there is a dimension that the spec does not have
            "mean": 3.55      | "mean": 5.55       | the mean 5.55 is outside the scale 1.0 to 5.0
            "mean": 3.35      | "mean": 4.35       | the counts and means contradict each other
            "n": 0,           | "n": 5,            | rounding.n must be 0
            "tables": [       | "tables": 7, "x": [| a list named tables is expected
            """)
    void tablesThatCannotBeUsedAreToldAndNothingIsWritten(String right, String wrong, String message)
            throws IOException {
        assertThat(run(SPEC, TABLES.replace(right, wrong))).isEqualTo(Tillit.UNUSABLE);
        assertThat(errors.toString()).contains(message);
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "{\"tables\": [{\"cells\": [1]}]}", "{\"a\": 1, \"a\": 2}"})
    void whatIsNotTablesIsRefused(String tables) throws IOException {
        assertThat(run(SPEC, tables)).isEqualTo(Tillit.UNUSABLE);
        assertThat(errors.toString()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void whatWasPublishedEarlierAndCannotBeTakenBackIsAFault() throws IOException {
        String frozen = TABLES.replace("\"id\": \"t\"", "\"id\": \"t\", \"frozen\": true");
        assertThat(run(SPEC, frozen)).isEqualTo(Tillit.FAULT);
        assertThat(errors.toString()).contains("a small group was published earlier in table t");
        assertThat(out()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdc1_org", "sdc2_org_sex"})
    void noMoreIsWithheldThanByASimpleGreedyMethod(String name) throws IOException {
        Path data = Path.of("")
                .toAbsolutePath()
                .resolve("../../shared/data/statistics")
                .normalize();
        assumeTrue(Files.exists(data), "reference data is not here: " + data);
        int status = execute(data.resolve(name + ".spec.json"), data.resolve(name + ".truth.json"));
        assertThat(status).isZero();
        long greedy = withheld(data.resolve(name + ".greedy_safe.json"));
        assertThat(withheld(out()))
                .isLessThan(greedy)
                .isGreaterThanOrEqualTo(small(data.resolve(name + ".truth.json")));
    }

    private int run(String spec, String tables) throws IOException {
        return execute(
                Files.writeString(folder.resolve("spec.json"), spec),
                Files.writeString(folder.resolve("tables.json"), tables));
    }

    private int execute(Path spec, Path tables) {
        CommandLine command = Tillit.commandLine().setErr(new PrintWriter(errors, true));
        return command.execute("protect", "--spec", spec.toString(), tables.toString(), "--out", out().toString());
    }

    private Path out() {
        return folder.resolve("published.json");
    }

    private static JsonNode json(Path file) throws IOException {
        return ReleaseFile.JSON.readTree(Files.readAllBytes(file));
    }

    private static long withheld(Path file) throws IOException {
        return json(file).findValues("n").stream().filter(JsonNode::isNull).count();
    }

    private static long small(Path file) throws IOException {
        return json(file).findValues("n").stream()
                .filter(n -> n.intValue() > 0 && n.intValue() < 5)
                .count();
    }
}
