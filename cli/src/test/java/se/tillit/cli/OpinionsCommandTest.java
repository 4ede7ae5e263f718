package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpinionsCommandTest {

    private static final String HEADER = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2,10";

    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void rowsAndColumnsInAnyOrderGiveTheSameJsonToTheLastCharacter() throws IOException {
        List<List<String>> table = table(60, 12);
        write(table);
        String json = run("--format", "json");

        Random random = new Random(4);
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; c < table.getFirst().size(); c++) {
            columns.add(c);
        }
        Collections.shuffle(columns, random);
        List<List<String>> shuffled = new ArrayList<>();
        for (List<String> row : table) {
            shuffled.add(columns.stream().map(row::get).toList());
        }
        Collections.shuffle(shuffled.subList(1, shuffled.size()), random);
        write(shuffled);

        assertThat(run("--format", "json")).isEqualTo(json);
    }

    @Test
    void exportedGroupsAreThoseOfTheFileAndComputedOnesAreFound() throws IOException {
        write(table(60, 12));

        JsonNode exported = JsonMapper.shared().readTree(run("--groups", "exported", "--format", "json"));
        JsonNode computed = JsonMapper.shared().readTree(run("--format", "json"));

        assertThat(exported.at("/group_votes/4/n_members").asInt()).isEqualTo(40);
        assertThat(exported.at("/group_votes/7/n_members").asInt()).isEqualTo(20);
        assertThat(exported.at("/verdict").asString()).isEqualTo("given");
        assertThat(computed.at("/verdict").asString()).isEqualTo("clear");
        assertThat(computed.at("/k").asInt()).isEqualTo(2);
        assertThat(computed.at("/group_of_participant/0").asInt()).isZero();
        assertThat(computed.at("/group_of_participant/59").asInt()).isEqualTo(1);
        assertThat(computed.at("/stability").asDouble()).isBetween(0.9, 1.0);
        assertThat(computed.at("/statement_ids/10").asInt()).isEqualTo(10);
    }

    @Test
    void aPersonReadsGroupsWithTheNumbersBehindEveryShareAndNothingThatSteersTheTerminal() throws IOException {
        write(table(60, 12));
        Files.writeString(
                folder.resolve("comments.csv"),
                "comment-id,moderated,is-meta,comment-body\n1,1,false,\"Two\nlines \u001B[31mred\"\n2,-1,false,no\n");

        String text = run();

        assertThat(text)
                .contains("60 participants, 12 statements (1 left out)")
                .contains("2 groups")
                .contains("Group 0, 40 people")
                .contains("#1  Two lines [31mred")
                .containsPattern("agree +\\d+ of +\\d+  #")
                .doesNotContain("\u001B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,,0,0,0,0,1,2,,            | line 2: statement 1 has \"2\" for a vote",
                "a,,0,0,0,0,1,NaN,,          | line 2: statement 1 has \"NaN\" for a vote",
                "a,,0,0,0,0,1,,              | line 2: has 9 fields where the header has 10",
                ",,0,0,0,0,1,,,              | line 2: the participant has no id",
                "a,x,0,0,0,0,1,,,            | line 2: group-id \"x\" is not a whole number from 0",
                "a,,0,0,0,0,1,,,¶a,,0,0,0,0,1,,, | line 3: participant \"a\" stands on line 2 already",
                "``                          | there are no participants",
                "a,,0,0,0,0,\"1,,,           | line 2: a quotation mark is opened here and never closed"
            })
    void whatIsWrongInTheFileIsToldWithTheLineAndNothingIsWritten(String rows, String message) throws IOException {
        Files.writeString(folder.resolve("participants-votes.csv"), HEADER + "\n" + rows.replace('¶', '\n') + "\n");
        Path out = folder.resolve("out.json");

        assertThat(execute("--format", "json", "--out", out.toString())).isEqualTo(2);

        assertThat(errors.toString()).contains(message);
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2                     | there is no column \"participant\"",
                "participant,group-id    | there is no column for any statement",
                "participant,1,gender    | column \"gender\" is unknown",
                "participant,1,1         | column \"1\" stands there twice"
            })
    void aHeaderThatCannotBeUsedIsTold(String header, String message) throws IOException {
        Files.writeString(folder.resolve("participants-votes.csv"), header + "\n");

        assertThat(execute()).isEqualTo(2);
        assertThat(errors.toString()).contains(message);
    }

    @Test
    void everyProblemHasItsLineButNoMoreThanAPersonCanRead() throws IOException {
        String bad = "a,,0,0,0,0,7,7,7,7\n".repeat(100);
        Files.writeString(folder.resolve("participants-votes.csv"), HEADER + "\n" + bad);

        assertThat(execute()).isEqualTo(2);

        assertThat(errors.toString().lines()).hasSize(21).last().asString().contains("and 479 more");
    }

    @Test
    void exportedGroupsThatAreNotThereAreMissed() throws IOException {
        Files.writeString(folder.resolve("participants-votes.csv"), HEADER + "\na,,0,0,0,0,1,,,\n");

        assertThat(execute("--groups", "exported")).isEqualTo(2);
        assertThat(errors.toString()).contains("nobody has a group-id; use --groups computed");
    }

    @Test
    void aFileThatIsNotTextOrNotThereIsTold() throws IOException {
        assertThat(execute()).isEqualTo(2);
        assertThat(errors.toString()).contains("there is no such file");

        Files.write(folder.resolve("participants-votes.csv"), new byte[] {'p', (byte) 0xFF, (byte) 0xFE, 0});
        assertThat(execute()).isEqualTo(2);
        assertThat(errors.toString()).contains("is not text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a,,0,0,0,0,,,,", // no votes at all
                "a,,0,0,0,0,1,1,1,1", // one participant
                "a,,0,0,0,0,1,1,1,1¶b,,0,0,0,0,1,1,1,1", // all agree
                "a,,0,0,0,0,0,0,0,0¶b,,0,0,0,0,0,0,0,0", // all pass
                "a,,0,0,0,0,1.0,1.0,-1.0,¶b,,0,0,0,0,-1.0,-1.0,0.0," // two statements alike, as data frames write
                // numbers
            })
    void extremeVotesGiveNumbersAndNoGroups(String rows) throws IOException {
        Files.writeString(folder.resolve("participants-votes.csv"), HEADER + "\n" + rows.replace('¶', '\n') + "\n");

        JsonNode json = JsonMapper.shared().readTree(run("--format", "json"));

        assertThat(json.at("/k").asInt()).isZero();
        assertThat(json.at("/verdict").asString()).isEqualTo("too-few-participants");
        assertThat(json.at("/silhouette").isNull()).isTrue();
        assertThat(json.at("/priority")).hasSize(4);
        assertThat(json.toString()).doesNotContain("NaN", "Infinity");
    }

    /** The first two thirds agree with even statements and not with odd ones, the others the reverse; some leave gaps. */
    private static List<List<String>> table(int participants, int statements) {
        Random random = new Random(9);
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("participant", "group-id", "n-votes"));
        for (int s = 0; s < statements; s++) {
            header.add(Integer.toString(s));
        }
        table.add(header);
        for (int p = 0; p < participants; p++) {
            boolean first = p < participants * 2 / 3;
            List<String> row = new ArrayList<>(List.of(Integer.toString(p), first ? "4" : "7", "0"));
            for (int s = 0; s < statements; s++) {
                int lean = (s % 2 == 0) == first ? 1 : -1;
                int dice = random.nextInt(10);
                row.add(dice == 0 ? "" : dice == 1 ? "0" : Integer.toString(dice == 2 ? -lean : lean));
            }
            table.add(row);
        }
        return table;
    }

    private void write(List<List<String>> table) throws IOException {
        Files.write(
                folder.resolve("participants-votes.csv"),
                table.stream().map(row -> String.join(",", row)).toList());
    }

    private String run(String... options) throws IOException {
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--out", out.toString()));
        assertThat(execute(arguments.toArray(String[]::new)))
                .as(errors.toString())
                .isZero();
        return Files.readString(out);
    }

    private int execute(String... options) {
        List<String> arguments = new ArrayList<>(List.of("opinions", folder.toString()));
        arguments.addAll(List.of(options));
        CommandLine tillit = Tillit.commandLine();
        tillit.setErr(new PrintWriter(errors, true));
        return tillit.execute(arguments.toArray(String[]::new));
    }
}
