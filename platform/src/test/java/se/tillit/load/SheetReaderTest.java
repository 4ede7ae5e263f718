package se.tillit.load;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {

    private static SheetReader.Reading read(byte[] content) {
        return SheetReader.read(List.of(new LoadOrganisation.File("fil", content)));
    }

    private static Sheet only(byte[] content) {
        SheetReader.Reading reading = read(content);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.sheets()).hasSize(1);
        return reading.sheets().getFirst();
    }

    private static LoadProblem problem(byte[] content) {
        SheetReader.Reading reading = read(content);
        assertThat(reading.sheets()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
        return reading.problems().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void swedishLettersAreReadInEveryEncodingThatSpreadsheetProgramsWrite(String charset) {
        Sheet sheet = only("kod;överordnad\nÅÄÖ;é\n".getBytes(Charset.forName(charset)));
        assertThat(sheet.headings()).containsExactly("kod", "överordnad");
        assertThat(sheet.rows().getFirst().cells()).containsExactly("ÅÄÖ", "é");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() {
        assertThat(only("\ufeffkod;namn\n1;a".getBytes(UTF_8)).headings()).containsExactly("kod", "namn");
        assertThat(only("\ufeffkod;namn\n1;a".getBytes(UTF_16LE)).headings()).containsExactly("kod", "namn");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void theSeparatorIsFoundAlsoWhereAHeadingHoldsAnother(String separator) {
        String other = separator.equals(";") ? "," : ";";
        String text = String.join(separator, "kod", "\"a" + other.repeat(4) + "b\"", "namn") + "\n"
                + String.join(separator, "1", "2", "3");
        assertThat(only(text.getBytes(UTF_8)).headings()).containsExactly("kod", "a" + other.repeat(4) + "b", "namn");
    }

    @Test
    void rowsAreNumberedAsASpreadsheetProgramShowsThem() {
        Sheet sheet = only("sep=;\n\nkod;namn\nA;\"två\nrader\"\n\n;\nB;b\n".getBytes(UTF_8));
        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(4, 7);
        assertThat(sheet.rows().getFirst().cell(1)).isEqualTo("två\nrader");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsToldWithItsRow() {
        String rows =
                IntStream.range(0, 200_000).mapToObj(i -> "E" + i + ";Enhet").collect(Collectors.joining("\n"));
        LoadProblem problem = problem(("kod;namn\nA;a\nB;\"b\n" + rows).getBytes(UTF_8));
        assertThat(problem.text()).isEqualTo("load.broken-csv");
        assertThat(problem.row()).isEqualTo(3);
    }

    @Test
    void whatIsTooMuchIsRefusedAndNamed() {
        assertThat(problem(new byte[0]).text()).isEqualTo("load.empty-file");
        assertThat(problem(new byte[(20 << 20) + 1]).text()).isEqualTo("load.too-large");
        assertThat(problem("a;".repeat(16_384).getBytes(UTF_8)).text()).isEqualTo("load.too-many-columns");
        assertThat(problem("a;".repeat(9 << 20).getBytes(UTF_8)).text()).isEqualTo("load.broken-csv");
        assertThat(problem("a".repeat(19 << 20).getBytes(UTF_8)).text()).isEqualTo("load.broken-csv");
        assertThat(problem("kod\n".repeat(100_002).getBytes(UTF_8)).text()).isEqualTo("load.too-many-rows");
        assertThat(problem((";".repeat(198) + "a\n").repeat(20_000).getBytes(UTF_8))
                        .text())
                .isEqualTo("load.too-much");
    }

    @Test
    void whatIsNoTableIsRefusedAndNamed() {
        assertThat(problem(new byte[] {0, 1, 2, 3, 0, 5}).text()).isEqualTo("load.not-a-table");
        assertThat(problem(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})
                        .text())
                .isEqualTo("load.old-excel");
        assertThat(problem("PK\u0003\u0004 rubbish".getBytes(UTF_8)).text()).isEqualTo("load.unreadable-xlsx");
        assertThat(problem("\n\n".getBytes(UTF_8)).text()).isEqualTo("load.nothing-in-it");
    }

    @Test
    void cellsOfEveryKindBecomeWhatTheProgramShows() {
        Sheet sheet = only(Xlsx.workbook(book -> {
            var cells = book.newWorksheet("Blad");
            cells.value(0, 0, "rubrik");
            cells.value(1, 0, 37.55);
            cells.value(2, 0, 12);
            cells.value(3, 0, LocalDate.of(2027, 1, 31));
            cells.style(3, 0).format("yyyy-mm-dd").set();
            cells.value(4, 0, 1234.5);
            cells.style(4, 0).format("#,##0.00\\ \"kr/day\";[Red]-#,##0.00").set();
            cells.formula(5, 0, "1+1");
            cells.value(6, 0, "0101");
        }));
        assertThat(sheet.name()).isEqualTo("fil, Blad");
        assertThat(sheet.rows())
                .extracting(row -> row.cell(0))
                .containsExactly("37.55", "12", "2027-01-31", "1234.5", XlsxReader.FORMULA, "0101");
    }

    @Test
    void aNumberIsReadAsShownAndNotAsKept() {
        byte[] file = Xlsx.crafted(
                Xlsx.sheetOf("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>antal</t></is></c></row>"
                        + "<row r=\"9\"><c r=\"A9\"><v>37.549999999999997</v></c></row>"
                        + "<row r=\"11\"><c r=\"A11\"><v>1E+999999999</v></c></row>"),
                Xlsx.noStrings());
        Sheet sheet = only(file);
        assertThat(sheet.rows().get(0)).isEqualTo(new Sheet.Row(9, List.of("37.55")));
        assertThat(sheet.rows().get(1).cell(0)).isEqualTo("1E+999999999");
    }

    @ParameterizedTest
    @CsvSource({"1500, 0", "0, 400"})
    void aBombIsRefusedAndTheApplicationGoesOn(int sheetMegabytes, int stringMegabytes) {
        byte[] file = Xlsx.crafted(
                sheetMegabytes > 0
                        ? Xlsx.filled(
                                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>",
                                'a',
                                sheetMegabytes / 4,
                                "")
                        : Xlsx.sheetOf("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
                stringMegabytes > 0 ? Xlsx.sharedStringBomb(stringMegabytes) : Xlsx.noStrings());
        assertThat(file.length).isLessThan(Limits.FILE_BYTES);
        assertThat(problem(file).text()).isEqualTo("load.unreadable-xlsx");
        assertThat(only("kod\nA".getBytes(UTF_8)).rows()).hasSize(1);
    }

    @Test
    void aStringThatIsUsedByEveryCellIsCountedEveryTime() {
        String text = "x".repeat(19_000);
        String rows = IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> "<row r=\"" + i + "\"><c r=\"A" + i + "\" t=\"s\"><v>0</v></c></row>")
                .collect(Collectors.joining());
        byte[] file = Xlsx.crafted(Xlsx.sheetOf(rows), Xlsx.text("<sst><si><t>" + text + "</t></si></sst>"));
        assertThat(problem(file).text()).isEqualTo("load.too-much");
    }

    @Test
    void aSheetOfAMillionRowsIsReadNoFurtherThanTheLimit() {
        byte[] file = Xlsx.crafted(
                out -> {
                    out.write("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>".getBytes(UTF_8));
                    for (int i = 1; i <= 1_048_576; i++) {
                        out.write(("<row r=\"" + i + "\"><c r=\"A" + i + "\"><v>1</v></c></row>").getBytes(UTF_8));
                    }
                    out.write("</sheetData></worksheet>".getBytes(UTF_8));
                },
                Xlsx.noStrings());
        LoadProblem problem = problem(file);
        assertThat(problem.text()).isEqualTo("load.too-many-rows");
        assertThat(problem.arguments()).containsExactly("fil", Limits.ROWS);
    }

    @Test
    void aZipInAZipIsNoWorkbook() throws IOException {
        byte[] inner = Xlsx.crafted(Xlsx.zipBomb(50), Xlsx.noStrings());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(inner);
        }
        assertThat(problem(bytes.toByteArray()).text()).isEqualTo("load.unreadable-xlsx");
    }

    @Test
    void anExternalEntityIsNeverFetched() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String doctype = "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM \"http://127.0.0.1:"
                    + listener.getLocalPort() + "/\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
            byte[] file = Xlsx.crafted(
                    Xlsx.text(doctype
                            + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;&f;</t></is></c>"
                            + "<c r=\"B1\" t=\"inlineStr\"><is><t>kod</t></is></c></row></sheetData></worksheet>"),
                    Xlsx.text(doctype.replace("worksheet", "sst") + "<sst><si><t>&x;</t></si></sst>"));
            SheetReader.Reading reading = read(file);
            assertThat(reading.toString()).doesNotContain("root:");
            listener.setSoTimeout(1);
            org.assertj.core.api.Assertions.assertThatThrownBy(listener::accept)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void entitiesThatBreedAreNotRaised() {
        StringBuilder doctype = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            doctype.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        byte[] file = Xlsx.crafted(
                Xlsx.text(
                        doctype
                                + "]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a29;</t></is></c></row></sheetData></worksheet>"),
                Xlsx.noStrings());
        assertThat(read(file).toString().length()).isLessThan(1_000);
    }
}
