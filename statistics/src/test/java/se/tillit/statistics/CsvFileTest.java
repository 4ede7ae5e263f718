package se.tillit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    private static final double MISSING = Double.NaN;

    @TempDir
    private Path folder;

    @Test
    void reads_quoted_names_a_byte_order_mark_and_windows_line_endings() throws IOException {
        CsvFile file = file("\uFEFF\"unit\",\"a, \"\"b\"\"\"\r\n\"U\n1\",3\r\nU2,4\r\n");

        Answers answers = file.read(List.of("a, \"b\""), List.of("unit"));

        assertThat(answers.numbers("a, \"b\"")).containsExactly(3, 4);
        assertThat(answers.groups("unit").labels()).containsExactly("U\n1", "U2");
    }

    @Test
    void takes_empty_fields_and_NA_as_missing() throws IOException {
        Answers answers = file("unit,a\n,1\nNA,\nU1,NA\nU1,\"\"\n").read(List.of("a"), List.of("unit"));

        assertThat(answers.numbers("a")).containsExactly(1, MISSING, MISSING, MISSING);
        assertThat(answers.groups("unit").codes()).containsExactly(Grouping.MISSING, Grouping.MISSING, 0, 0);
    }

    @Test
    void keeps_an_empty_line_as_a_missing_answer_only_where_there_is_one_column() throws IOException {
        assertThat(file("a\n1\n\n2\n").read(List.of("a"), List.of()).numbers("a"))
                .containsExactly(1, MISSING, 2);
        assertThat(file("a,b\n1,2\n\n3,4\n").read(List.of("a"), List.of()).numbers("a"))
                .containsExactly(1, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2", "a;b\n1;2\n", "a\tb\r1\t2\r", "a,b\n\"1\" ,2\n"})
    void finds_the_delimiter_and_every_line_ending(String text) throws IOException {
        if (text.contains("\" ,")) {
            assertThatThrownBy(() -> file(text).read(List.of("b"), List.of())).hasMessageContaining("closing quote");
        } else {
            assertThat(file(text).read(List.of("b"), List.of()).numbers("b")).containsExactly(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3          | 3
                    -0.25      | -0.25
                    ' 7 '      | 7
                    +2         | 2
                    .5         | 0.5
                    5.         | 5
                    1e3        | 1000
                    2.5E-2     | 0.025
                    0.1        | 0.1
                    12345678901234567890 | 12345678901234567890
                    3.141592653589793238462643 | 3.141592653589793
                    """)
    void reads_numbers_as_java_does(String text, double number) throws IOException {
        assertThat(file("a,b\n" + text + ",x\n").read(List.of("a"), List.of()).numbers("a"))
                .containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-", ".", "NaN", "Infinity", "1e999", "-1e31", "0x10", "1d", "1 2", "--1", "1.2.3"})
    void refuses_what_is_not_a_number_and_says_where(String text) {
        assertThatThrownBy(() -> file("a,b\n1,1\n" + text + ",1\n").read(List.of("a"), List.of()))
                .isInstanceOf(UnreadableAnswers.class)
                .hasMessage("line 3, column a: \"" + text + "\" is not a number between -1e30 and 1e30");
    }

    @Test
    void takes_a_decimal_comma_where_it_can_be_nothing_else() throws IOException {
        assertThat(file("a;b\n3,125;1\n").read(List.of("a"), List.of()).numbers("a"))
                .containsExactly(3.125);
        assertThat(file("a,b\n\"3,125\",1\n\"3,5\",1\n")
                        .read(List.of("a"), List.of())
                        .numbers("a"))
                .containsExactly(3.125, 3.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n\"3,125\",1\n", "a;b\n3,5;1\n3.5;1\n"})
    void refuses_a_comma_that_may_part_thousands(String text) {
        assertThatThrownBy(() -> file(text).read(List.of("a"), List.of()))
                .hasMessageContaining("decimals or thousands");
    }

    @Test
    void lists_every_problem_of_a_file_at_once() {
        assertThatThrownBy(() -> file("a,b\nx,1\n2\n1,y\n").read(List.of("a", "b"), List.of()))
                .isInstanceOfSatisfying(UnreadableAnswers.class, failure -> assertThat(failure.problems())
                        .containsExactly(
                                "line 2, column a: \"x\" is not a number between -1e30 and 1e30",
                                "line 3: 1 fields where the header has 2",
                                "line 4, column b: \"y\" is not a number between -1e30 and 1e30"));
    }

    @Test
    void ignores_what_stands_in_columns_nobody_needs() throws IOException {
        assertThat(file("a,b\n1,x\n2,y\n").read(List.of("a"), List.of()).numbers("a"))
                .containsExactly(1, 2);
    }

    @Test
    void names_columns_that_are_missing_or_ambiguous() {
        assertThatThrownBy(() -> file("a,b,b\n1,2,3\n").read(List.of("b", "c"), List.of()))
                .hasMessageContaining("several columns named b")
                .hasMessageContaining("there is no column c; the file has a, b, b");
    }

    @ParameterizedTest
    @CsvSource({
        "PK\u0003\u0004 something, spreadsheet",
        "\u0000a\u0000b, UTF-8",
        "'a,b\n\"1,2\n3,4\n', never closed",
        "'', no header"
    })
    void says_what_to_do_with_files_that_are_not_csv(String text, String said) {
        assertThatThrownBy(() -> file(text).read(List.of("a"), List.of()))
                .isInstanceOf(UnreadableAnswers.class)
                .hasMessageContaining(said);
    }

    @Test
    void refuses_text_that_is_not_utf8() throws IOException {
        Path path = Files.write(folder.resolve("latin.csv"), "unit,a\nVård,1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new CsvFile(path).read(List.of("a"), List.of("unit")))
                .hasMessageContaining("line 2")
                .hasMessageContaining("CSV UTF-8");
    }

    @Test
    void stops_at_a_quote_that_swallows_the_file_before_it_fills_the_memory() {
        assertThatThrownBy(() -> file("a,b\n\"" + "1,2\n".repeat(500_000)).read(List.of("a"), List.of()))
                .hasMessageContaining("closing quote");
    }

    @Test
    void reads_back_any_table_however_it_is_quoted_and_wherever_the_buffer_ends() throws IOException {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int rows = random.nextInt(20_000);
            String ending = random.nextBoolean() ? "\r\n" : "\n";
            double[] numbers = new double[rows];
            String[] labels = new String[rows];
            StringBuilder text = new StringBuilder("skipped,number,label").append(ending);
            for (int row = 0; row < rows; row++) {
                numbers[row] = random.nextInt(5) == 0 ? MISSING : random.nextInt(100_000) / 1000.0;
                labels[row] = "å,\"\n".repeat(random.nextInt(3)) + "e" + random.nextInt(50);
                text.append("\"").append("z".repeat(random.nextInt(9))).append("\",");
                text.append(Double.isNaN(numbers[row]) ? "" : String.valueOf(numbers[row]));
                text.append(",\"")
                        .append(labels[row].replace("\"", "\"\""))
                        .append("\"")
                        .append(ending);
            }
            Answers answers = file(text.toString()).read(List.of("number"), List.of("label"));

            Grouping read = answers.groups("label");
            assertThat(answers.numbers("number"))
                    .as("seed %d, round %d", seed, round)
                    .containsExactly(numbers);
            for (int row = 0; row < rows; row++) {
                assertThat(read.labels().get(read.codes()[row]))
                        .as("seed %d, round %d, row %d", seed, round, row)
                        .isEqualTo(labels[row]);
            }
        }
    }

    private CsvFile file(String text) throws IOException {
        return new CsvFile(Files.writeString(Files.createTempFile(folder, "answers", ".csv"), text));
    }
}
