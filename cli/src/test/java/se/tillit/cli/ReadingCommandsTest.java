package se.tillit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadingCommandsTest {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter errors = new StringWriter();

    private int run(String... args) {
        CommandLine command = Tillit.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(args);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private JsonNode json(String... args) {
        Path out = folder.resolve("out.json");
        String[] all = java.util.Arrays.copyOf(args, args.length + 4);
        System.arraycopy(new String[] {"--format", "json", "--out", out.toString()}, 0, all, args.length, 4);
        assertThat(run(all)).isZero();
        return JsonMapper.shared().readTree(out.toFile());
    }

    @Test
    void analyseGivesTheStableJsonForm() throws IOException {
        Path rutin = file(
                "rutin.md",
                "# Rutin för planer\n\nEnhetschefen ska lämna en rapport till nämnden varje år senast den 1 mars 2031 enligt 4 kap. 1 § SoL.\n");
        JsonNode analysis = json("analyse", rutin.toString());
        JsonNode document = analysis.path("documents").path(0);
        assertThat(document.path("path").asString()).isEqualTo(rutin.toString());
        assertThat(document.path("type").asString()).isEqualTo("rutin");
        assertThat(document.path("status").asString()).isEqualTo("read");
        JsonNode provision = document.path("provisions").path(0);
        assertThat(provision.propertyNames())
                .containsExactly(
                        "id",
                        "section",
                        "page",
                        "start",
                        "end",
                        "text",
                        "leadIn",
                        "modality",
                        "reporting",
                        "addressee",
                        "addresseeStatus",
                        "deadline",
                        "due",
                        "recurrence");
        assertThat(provision.path("addressee").asString()).isEqualTo("Enhetschefen");
        assertThat(provision.path("reporting").asBoolean()).isTrue();
        assertThat(provision.path("due").asString()).isEqualTo("2031-03-01");
        assertThat(provision.path("recurrence").asString()).isEqualTo("P1Y");
        assertThat(document.path("references").path(0).path("target").asString())
                .isEqualTo("SFS 2025:400 4:1");
        assertThat(analysis.path("totals").path("duties").asInt()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadIsInTheAnswerAndLosesNothingElse() throws IOException {
        file("a.md", "Chefen ska läsa.\n");
        file("b.pdf", "");
        file("c.md", "Personalen ska läsa.\n");
        JsonNode analysis = json("analyse", folder.toString());
        assertThat(analysis.path("totals").path("documents").asInt()).isEqualTo(3);
        assertThat(analysis.path("totals").path("unreadable").asInt()).isEqualTo(1);
        assertThat(analysis.path("totals").path("provisions").asInt()).isEqualTo(2);
    }

    @Test
    void theSameFileNamedTwiceIsReadOnce() throws IOException {
        Path rutin = file("a.md", "Chefen ska läsa.\n");
        assertThat(json("analyse", rutin.toString(), folder.toString()).path("documents"))
                .hasSize(1);
    }

    @Test
    void cellsOfCsvAreNeverFormulas() throws IOException {
        file("=HYPERLINK(1).md", "# =SUM(A1)\n\nChefen ska läsa.\n");
        Path out = folder.resolve("out.csv");
        assertThat(run(
                        "analyse",
                        folder.resolve("=HYPERLINK(1).md").toString(),
                        "--format",
                        "csv",
                        "--out",
                        out.toString()))
                .isZero();
        assertThat(Files.readString(out)).contains("'=SUM(A1)").doesNotContain(",=SUM");
    }

    @Test
    void xlsxAndHtmlAreWritten() throws IOException {
        Path rutin = file("a.md", "# <script>alert(1)</script>\n\nChefen ska läsa.\n");
        Path book = folder.resolve("out.xlsx");
        assertThat(run("analyse", rutin.toString(), "--format", "xlsx", "--out", book.toString()))
                .isZero();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            assertThat(zip.getEntry("xl/worksheets/sheet1.xml")).isNotNull();
        }
        Path page = folder.resolve("out.html");
        assertThat(run("analyse", rutin.toString(), "--format", "html", "--out", page.toString()))
                .isZero();
        assertThat(Files.readString(page)).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void aMissingPathIsOneLineOnStandardErrorAndNothingIsWritten() {
        Path out = folder.resolve("out.json");
        assertThat(run("analyse", folder.resolve("saknas").toString(), "--out", out.toString()))
                .isEqualTo(Tillit.UNUSABLE);
        assertThat(errors.toString().lines()).singleElement().asString().contains("there is no such file or folder");
        assertThat(out).doesNotExist();
    }

    @Test
    void textPrintsWhatStartAndEndCountIn() throws IOException {
        Path rutin = file("a.md", "Kommunen ska göra en sårbarhetsana-\nlys varje år.\n");
        Path out = folder.resolve("out.txt");
        assertThat(run("analyse", "--text", rutin.toString(), "--out", out.toString()))
                .isZero();
        assertThat(Files.readString(out)).isEqualTo("Kommunen ska göra en sårbarhetsanalys varje år.");
    }

    @Test
    void overlapAndDiffAnswerInJson() throws IOException {
        String text =
                "Enhetschefen ska se till att en plan finns för varje person som har hemtjänst senast inom %s efter beslutet.\n";
        Path old = file("a.md", text.formatted("14 dagar"));
        Path changed = file("b.md", text.formatted("7 dagar"));
        JsonNode overlap = json("overlap", old.toString(), changed.toString());
        assertThat(overlap.path("groups").path(0).path("differences").toString())
                .contains("14 dagar")
                .contains("7 dagar");
        JsonNode diff = json("diff", old.toString(), changed.toString());
        assertThat(diff.path("changed")).hasSize(1);
        assertThat(diff.path("net").path("duties").asInt()).isZero();
    }

    @Test
    void aSimilarityOutOfRangeIsRefused() throws IOException {
        assertThat(run("overlap", file("a.md", "Text.").toString(), "--similarity", "1.5"))
                .isEqualTo(Tillit.UNUSABLE);
        assertThat(errors.toString()).contains("--similarity");
    }

    @Test
    void anOrganisationsOwnTableSaysWhichOfItsRulesAreRepealed() throws IOException {
        Path rutin = file("rutin.md", "# Rutin\n\nChefen ska följa LKF 2031:7.\n\nChefen ska följa lagen (2031:99).\n");
        Path laws = file("laws.tsv", "SFS 2031:99\tprovlagen\tPrL\trepealed\n");
        assertThat(json("analyse", rutin.toString(), "--laws", laws.toString()).findValuesAsString("status"))
                .contains("repealed");
        assertThat(run(
                        "analyse",
                        rutin.toString(),
                        "--laws",
                        file("bad.tsv", "2031:99 provlagen\n").toString()))
                .isEqualTo(Tillit.UNUSABLE);
        assertThat(errors.toString()).contains("bad.tsv").contains("parted by tabs");
    }

    @Test
    void thePageForAPersonTellsWhoShallReportWhatAndWhen() throws IOException {
        Path rutin = file(
                "rutin.md",
                "# Rutin för uppföljning\n\nEnhetschefen ska varje månad rapportera frånvaron till förvaltningen.\n\n"
                        + "Enhetschefen ska lämna en slutrapport till nämnden senast den 1 mars 2099.\n");
        Path out = folder.resolve("out.txt");
        assertThat(run("analyse", rutin.toString(), "--out", out.toString())).isZero();
        assertThat(Files.readString(out))
                .startsWith("1 dokument, 1 lästa. De ställer 2 krav")
                .contains("2099-03-01  Enhetschefen: ")
                .contains("Enhetschefen, varje månad: ");
    }

    @Test
    void howMuchThereIsToReadIsToldForEachSectionAndEachAddressee() throws IOException {
        Path rutin = file(
                "rutin.md",
                "# Rutin\n\n## Före\n\nEnhetschefen ska boka en tid.\n\n## Efter\n\nVikarien ska städa rummet noga.\n");
        JsonNode document = json("analyse", rutin.toString()).path("documents").path(0);
        assertThat(document.path("sections").findValuesAsString("section")).contains("Före", "Efter");
        assertThat(document.path("addressees").findValuesAsString("addressee")).hasSize(2);
        assertThat(document.path("addressees").path(0).path("words").asInt()).isEqualTo(5);
    }
}
