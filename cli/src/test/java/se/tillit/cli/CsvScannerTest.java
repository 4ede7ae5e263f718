package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvScannerTest {

    @Test
    void readsFieldsQuotedOrNotWithWhateverLineEnds() throws IOException {
        assertThat(records("\uFEFFa,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\n,\n\"\",q"))
                .containsExactly(List.of("a", "b"), List.of("1", "x, \"y\"\nz"), List.of("", ""), List.of("", "q"));
    }

    @Test
    void tellsTheLineOnWhichARecordBeginsAlsoAfterTextOfSeveralLines() throws IOException {
        CsvScanner csv = scanner("a\n\"one\ntwo\"\n\nb\n");
        List<Integer> lines = new ArrayList<>();
        while (csv.nextRecord()) {
            lines.add(csv.recordLine());
        }

        assertThat(lines).containsExactly(1, 2, 5);
    }

    @Test
    void whatIsLeftOfARecordIsPassedOver() throws IOException {
        CsvScanner csv = scanner("a,b,c\nd");
        csv.nextRecord();
        csv.nextField();
        csv.nextRecord();
        csv.nextField();

        assertThat(csv.text()).isEqualTo("d");
        assertThat(csv.nextField()).isFalse();
        assertThat(csv.nextRecord()).isFalse();
    }

    @Test
    void fieldsLongerThanTheBufferAreWholeAndEndlessOnesAreRefused() throws IOException {
        String text = "x".repeat(200_000);
        assertThat(records("a," + text + ",b")).containsExactly(List.of("a", text, "b"));

        assertThatThrownBy(() -> records("a\n\"" + "x".repeat(2_000_000)))
                .isInstanceOf(UnusableInput.class)
                .hasMessage("test.csv line 2: a field of more than a million characters: is a quotation mark missing?");
        assertThatThrownBy(() -> records("a\n\"x"))
                .hasMessage("test.csv line 2: a quotation mark is opened here and never closed");
    }

    private static List<List<String>> records(String text) throws IOException {
        CsvScanner csv = scanner(text);
        List<List<String>> records = new ArrayList<>();
        while (csv.nextRecord()) {
            List<String> fields = new ArrayList<>();
            while (csv.nextField()) {
                fields.add(csv.text());
            }
            records.add(fields);
        }
        return records;
    }

    private static CsvScanner scanner(String text) throws IOException {
        return new CsvScanner(new StringReader(text), "test.csv");
    }
}
