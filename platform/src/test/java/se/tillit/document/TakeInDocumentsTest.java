package se.tillit.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.document.Library.file;
import static se.tillit.document.Library.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.reading.DocumentType;

class TakeInDocumentsTest {

    private final Library library = new Library();

    @Test
    void aDocumentIsReadIntoTheRegisterWithWhatItSaysOfItself() {
        Document document = library.read(file("rutin.md", Library.ROUTINE)).document();
        Document.Particulars said = document.particulars();
        assertThat(said.title()).isEqualTo("Rutin för social dokumentation");
        assertThat(said.type()).isEqualTo(DocumentType.RUTIN);
        assertThat(said.decidedBy()).isEqualTo("Socialnämnden");
        assertThat(said.decidedOn()).hasToString("2023-03-03");
        assertThat(said.validUntil()).hasToString("2026-12-31");
        assertThat(said.reviewOn()).hasToString("2026-06-30");
        assertThat(said.owner()).isEqualTo("Medicinskt ansvarig sjuksköterska");
        assertThat(said.reference()).isEqualTo("SN 2023/114");
        assertThat(document.current().measures().words()).isGreaterThan(60);
    }

    @Test
    void itsProvisionsStandInItsTextWithWhoAndWhen() {
        DocumentQuery.Opened opened = library.read(file("rutin.md", Library.ROUTINE));
        assertThat(opened.provisions())
                .allSatisfy(one -> assertThat(opened.text().text().substring(one.start(), one.end()))
                        .isEqualTo(one.text()));
        Provision report = Library.provision(opened, "rapportera");
        assertThat(report.mark()).isEqualTo(Mark.REPORT);
        assertThat(report.role()).isEqualTo("enhetschef");
        assertThat(report.deadline()).contains("den 10 varje månad");
        assertThat(report.section()).contains("Uppföljning");
        assertThat(Library.texts(opened, Mark.PROHIBITION)).hasSize(1);
        assertThat(Library.texts(opened, Mark.RECOMMENDATION)).hasSize(1);
    }

    static byte[] scan() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void everyFileEndsInAStatusThatAPersonUnderstandsAndStopsNoOther() throws IOException {
        String english = "The manager shall report the number of late plans to the committee every month. ".repeat(20);
        byte[] docx = zip("x", file("[Content_Types].xml", "<Types/>"), file("word/document.xml", "<w:document"))
                .content();
        Import sentIn = library.takeIn(
                file("tom.pdf", ""),
                new SentFile("inskannad.pdf", scan()),
                file("trasig.pdf", "%PDF-1.7 och sedan ingenting"),
                new SentFile("trasig.docx", docx),
                new SentFile("kapad.docx", Arrays.copyOf(docx, 60)),
                file("gammal.rtf", "{\\rtf1 hej}"),
                new SentFile("bild.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3}),
                file("english.txt", english),
                file("rutin.md", Library.ROUTINE),
                file("rutin-kopia.md", Library.ROUTINE));
        assertThat(sentIn.finishedAt()).isNotNull();
        assertThat(sentIn.files().stream().map(one -> one.name() + " " + one.outcome()))
                .containsExactly(
                        "tom.pdf EMPTY",
                        "inskannad.pdf NO_TEXT",
                        "trasig.pdf UNREADABLE",
                        "trasig.docx UNREADABLE",
                        "kapad.docx UNREADABLE",
                        "gammal.rtf OLD_FORMAT",
                        "bild.pdf UNREADABLE",
                        "english.txt NOT_SWEDISH",
                        "rutin.md READ",
                        "rutin-kopia.md ALREADY_HERE");
        assertThat(sentIn.files().getLast().document())
                .as("the same content leads to the document that has it")
                .isEqualTo(sentIn.files().get(8).document());
    }

    @Test
    void anArchiveIsUnpackedWhateverItsNamesSayAndAnArchiveInItIsNot() {
        Import sentIn = library.takeIn(zip(
                "mapp.zip",
                file("../../etc/rutin.md", Library.ROUTINE),
                file("C:\\styr\\policy.md", "# Policy för trivsel\n\nAlla medarbetare ska hälsa på varandra.\n"),
                file("__MACOSX/._rutin.md", "skräp"),
                file(".DS_Store", "skräp"),
                new SentFile(
                        "inre.zip",
                        zip("x", file("dold.md", "# Dold\n\nDu ska läsa detta.\n"))
                                .content())));
        assertThat(sentIn.files().stream().map(one -> one.name() + " " + one.outcome()))
                .containsExactlyInAnyOrder(
                        "mapp.zip UNPACKED",
                        "mapp.zip/etc/rutin.md READ",
                        "mapp.zip/styr/policy.md READ",
                        "mapp.zip/inre.zip NESTED");
    }

    @Test
    void anArchiveThatUnfoldsWithoutEndIsRefusedAndTheRestIsRead() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bomb)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("stor.txt"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 60; i++) {
                zip.write(zeros);
            }
        }
        Import sentIn = library.takeIn(new SentFile("bomb.zip", bomb.toByteArray()), file("rutin.md", Library.ROUTINE));
        assertThat(sentIn.files().stream().map(Import.File::outcome)).containsExactly(Outcome.TOO_LARGE, Outcome.READ);
    }

    @Test
    void anEntityInXmlReadsNothingFromTheMachine() {
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&x;"
                + "</w:t></w:r></w:p></w:body></w:document>";
        library.takeIn(new SentFile(
                "entitet.docx",
                zip("x", file("[Content_Types].xml", "<Types/>"), file("word/document.xml", xml))
                        .content()));
        assertThat(library.count("document_version where text like '%root%'")).isZero();
    }

    @Test
    void aReaderThatIsEndedIsReplacedAndOnlyItsFileSuffers() {
        try (DocumentReader impatient = new DocumentReader(0)) {
            assertThat(impatient
                            .read("rutin.md", Library.ROUTINE.getBytes(UTF_8), (name, content) -> {})
                            .outcome())
                    .isEqualTo(Outcome.TOO_HEAVY);
        }
        try (DocumentReader patient = new DocumentReader()) {
            assertThat(patient.read("rutin.md", Library.ROUTINE.getBytes(UTF_8), (name, content) -> {})
                            .outcome())
                    .isEqualTo(Outcome.READ);
        }
    }

    @Test
    void twoRunsOverTheSameImportReadEachFileIntoOneDocument() {
        SentFile[] files = new SentFile[12];
        for (int i = 0; i < files.length; i++) {
            files[i] = file("r" + i + ".md", "# Rutin " + i + "\n\nEnhetschefen ska läsa rutin " + i + ".\n");
        }
        UUID id = RunningTillit.bean(TakeInDocuments.class)
                .takeIn(library.actor, TakeInDocuments.Turn.all(List.of(files)));
        ReadImport reading = RunningTillit.bean(ReadImport.class);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> reading.read(library.actor.organisation(), id));
        reading.read(library.actor.organisation(), id);
        other.join();
        assertThat(library.count("document")).isEqualTo(12);
        assertThat(library.count("document_version")).isEqualTo(12);
    }

    @Test
    void whatCouldNotBeReadIsNotKept() {
        library.takeIn(file("gammal.rtf", "{\\rtf1 hej}"), file("rutin.md", Library.ROUTINE));
        assertThat(library.count("document_file")).isEqualTo(1);
    }

    @Test
    void filesSentInTurnsAreOneImportThatIsReadAfterTheLast() {
        TakeInDocuments takeIn = RunningTillit.bean(TakeInDocuments.class);
        UUID id = takeIn.takeIn(
                library.actor,
                new TakeInDocuments.Turn(List.of(file("a.md", Library.ROUTINE)), List.of(), null, null, false));
        takeIn.takeIn(
                library.actor,
                new TakeInDocuments.Turn(
                        List.of(file("b.md", "# B\n\nDu ska svara.\n")), List.of("stor.pdf"), id, null, false));
        assertThat(library.documents.findImport(library.actor, id).files().stream()
                        .map(Import.File::outcome))
                .containsExactly(Outcome.WAITING, Outcome.WAITING, Outcome.TOO_LARGE);
        assertThatThrownBy(() -> takeIn.takeIn(
                        Tester.colleague(library.actor, Role.SUPPORT),
                        new TakeInDocuments.Turn(List.of(file("c.md", "x")), List.of(), id, null, true)))
                .as("nobody adds to another's import")
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aFileThatResemblesADocumentIsSaidToAndIsStillItsOwn() {
        Document first = library.read(file("rutin.md", Library.ROUTINE)).document();
        Import sentIn = library.takeIn(file("rutin 2.md", Library.ROUTINE + "\nAlla ska läsa rutinen.\n"));
        assertThat(sentIn.files().getFirst().resembles().id()).isEqualTo(first.id());
        assertThat(sentIn.files().getFirst().document().id()).isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, etc/passwd",
        "C:\\Users\\eva\\rutin.pdf, Users/eva/rutin.pdf",
        "/absolut/rutin.pdf, absolut/rutin.pdf"
    })
    void aNameIsShownWithoutWhatCouldBeAPath(String sent, String shown) {
        assertThat(file(sent, "x").name()).isEqualTo(shown);
    }
}
