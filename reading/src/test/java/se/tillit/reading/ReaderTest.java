package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format is read to the same provisions, and whatever a file holds it ends in a status that a person understands. */
class ReaderTest {

    private static final String DUTY = "Enhetschefen ska granska planen varje månad.";

    @TempDir
    Path folder = Path.of("");

    private Document read(String name, byte[] bytes) throws IOException {
        return new Reader().read(Files.write(folder.resolve(name), bytes));
    }

    private static void demandsOneDuty(Document document) {
        assertThat(document.status()).as(String.valueOf(document.message())).isEqualTo(Status.READ);
        assertThat(new Analyser().analyse(document).provisions())
                .extracting(Provision::text)
                .containsExactly(DUTY);
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.setLeading(14);
                    content.newLineAtOffset(60, 700);
                    for (String line : text.split("\n")) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    void plainTextInEveryEncodingThatSwedishFilesHave() throws IOException {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16}) {
            demandsOneDuty(read("rutin.txt", DUTY.getBytes(charset)));
        }
    }

    @Test
    void pdf() throws IOException {
        Document document = read("rutin.pdf", pdf("Rutin\n\n" + DUTY));
        demandsOneDuty(document);
        assertThat(document.pages()).isEqualTo(1);
    }

    @Test
    void runningHeadsAndPageNumbersOfAPdfAreLeftOutAndProvisionsKnowTheirPage() throws IOException {
        String[] pages = new String[5];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = "Tallviks kommun, rutin\nChefen ska granska punkt " + "abcde".charAt(i) + " varje dag.\nSida "
                    + (i + 1) + " (5)";
        }
        Document document = read("rutin.pdf", pdf(pages));
        assertThat(document.text()).doesNotContain("Tallviks").doesNotContain("Sida");
        assertThat(new Analyser().analyse(document).provisions())
                .extracting(Provision::page)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void theHeadsOfTwoPagesAreLeftOutToo() throws IOException {
        Document document = read(
                "rutin.pdf",
                pdf(
                        "Tallviks kommun, rutin\nChefen ska granska planen varje dag och\nSida 1 (2)",
                        "Tallviks kommun, rutin\nvarje kväll.\nSida 2 (2)"));
        assertThat(document.text()).isEqualTo("Chefen ska granska planen varje dag och varje kväll.");
    }

    @Test
    void aTextThatIsThereSeveralTimesIsNoRunningHead() throws IOException {
        String page = "Rutin för nycklar\n\n" + DUTY + "\nSida ";
        Document document = read("kopior.pdf", pdf(page + "1 (3)", page + "2 (3)", page + "3 (3)"));
        assertThat(document.status()).isEqualTo(Status.READ);
        assertThat(new Analyser().analyse(document).provisions())
                .extracting(Provision::text)
                .containsExactly(DUTY, DUTY, DUTY);
    }

    @Test
    void aTextThatIsNothingButItsRunningHeadIsRead() throws IOException {
        assertThat(read("huvud.pdf", pdf(DUTY, DUTY, DUTY, DUTY)).text()).contains(DUTY);
    }

    @Test
    void anAppendixOfPagesThatAreAlikeHidesNoRunningHead() throws IOException {
        String[] pages = new String[7];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = "Tallviks kommun, rutin\n"
                    + (i < 4 ? "Chefen ska granska punkt " + "abcd".charAt(i) + " varje dag." : "Namn och datum");
        }
        assertThat(read("blanketter.pdf", pdf(pages)).text())
                .contains("Namn och datum")
                .doesNotContain("Tallviks");
    }

    @Test
    void theBulletsThatAreSetAfterThePageStandBeforeTheirItems() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage sheet = new PDPage();
            pdf.addPage(sheet);
            try (PDPageContentStream content = new PDPageContentStream(pdf, sheet)) {
                String[] words = {"Chefen ska:", "granska planen,", "leda mötet.", "\u2022", "\u2022"};
                int[] left = {60, 80, 80, 66, 66};
                int[] line = {0, 1, 2, 1, 2};
                for (int i = 0; i < words.length; i++) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.newLineAtOffset(left[i], 700 - 14 * line[i]);
                    content.showText(words[i]);
                    content.endText();
                }
            }
            pdf.save(out);
        }
        assertThat(read("rutin.pdf", out.toByteArray()).text())
                .isEqualTo("Chefen ska:\n\n\u2022 granska planen,\n\u2022 leda mötet.");
    }

    @Test
    void docxWithHeadingsListsAndTables() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText(DUTY);
            XWPFTable table = word.createTable(1, 2);
            table.getRow(0).getCell(0).setText("Namnskylt på dörren");
            table.getRow(0).getCell(1).setText("Kontaktperson");
            word.write(out);
        }
        Document document = read("rutin.docx", out.toByteArray());
        assertThat(new Analyser().analyse(document).provisions())
                .extracting(Provision::text)
                .containsExactly(DUTY, "Namnskylt på dörren | Kontaktperson");
    }

    @Test
    void odt() throws IOException {
        String content = """
                <office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
                <text:h text:outline-level="1">Rutin</text:h><text:p>Enhetschefen ska granska<text:s/>planen varje månad.</text:p>
                </office:text></office:body></office:document-content>""";
        demandsOneDuty(read("rutin.odt", zip("content.xml", content.getBytes(StandardCharsets.UTF_8))));
    }

    private String odt(String body) throws IOException {
        String content =
                "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b'><office:body><office:text>"
                        + body + "</office:text></office:body></office:document-content>";
        return read("rutin.odt", zip("content.xml", content.getBytes(StandardCharsets.UTF_8)))
                .text();
    }

    @Test
    void aFootnoteInOdtLeavesTheParagraphWholeAndComesAfterIt() throws IOException {
        assertThat(odt(
                        "<text:p>Chefen ska<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Enligt "
                                + "lag.</text:p></text:note-body></text:note> läsa planen.</text:p>"))
                .isEqualTo("Chefen ska läsa planen.\n\nEnligt lag.");
    }

    @Test
    void aSecondParagraphOfAnItemGoesOnWithIt() throws IOException {
        assertThat(odt(
                        "<text:list><text:list-item><text:p>läsa planen</text:p><text:p>före mötet,</text:p></text:list-item>"
                                + "<text:list-item><text:p>följa den.</text:p></text:list-item></text:list>"))
                .isEqualTo("– läsa planen före mötet,\n– följa den.");
        assertThat(html("<ul><li><p>läsa planen</p><p>före mötet,</p></li><li><p>följa den.</p></li></ul>"))
                .isEqualTo("– läsa planen före mötet,\n– följa den.");
    }

    @Test
    void aTableInATablesCellIsReadAfterWhatStandsBeforeIt() throws IOException {
        assertThat(
                        odt(
                                "<table:table><table:table-row><table:table-cell><text:p>Chef</text:p><table:table><table:table-row>"
                                        + "<table:table-cell><text:p>ska</text:p></table:table-cell><table:table-cell><text:p>leda</text:p>"
                                        + "</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>"))
                .isEqualTo("Chef\n\nska | leda");
        assertThat(html("<table><tr><td>Chef<table><tr><td>ska</td><td>leda</td></tr></table></td></tr></table>"))
                .isEqualTo("Chef\n\nska | leda");
    }

    private String html(String body) throws IOException {
        return read(
                        "rutin.html",
                        ("<!doctype html><html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8))
                .text();
    }

    @Test
    void theParagraphsOfACellInHtmlKeepTheirWordsApart() throws IOException {
        assertThat(html("<table><tr><td><p>Namnskylt</p><p>på dörren</p></td><td>Kontaktperson</td></tr></table>"))
                .isEqualTo("Namnskylt på dörren | Kontaktperson");
    }

    @Test
    void aPageThatIsWhollyAFormIsReadAndAnArticlesHeaderIsPartOfIt() throws IOException {
        assertThat(html("<form><h1>Rutin</h1><p>Chefen ska läsa planen.</p><input value='x'></form>"))
                .isEqualTo("Rutin\n\nChefen ska läsa planen.");
        assertThat(html("<main><header><h1>Rutin</h1></header><p>Chefen ska läsa planen.</p></main>"))
                .isEqualTo("Rutin\n\nChefen ska läsa planen.");
    }

    /** A Word document of nothing but its body, as raw XML. */
    private String docx(String body) throws IOException {
        String types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument."
                + "wordprocessingml.document.main+xml'/></Types>";
        String parts =
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
                        + "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
                        + "Target='word/document.xml'/></Relationships>";
        String document = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
                + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>" + body
                + "</w:body></w:document>";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String[] part : new String[][] {
                {"[Content_Types].xml", types}, {"_rels/.rels", parts}, {"word/document.xml", document}
            }) {
                zip.putNextEntry(new ZipEntry(part[0]));
                zip.write(part[1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return read("rutin.docx", out.toByteArray()).text();
    }

    @Test
    void aTextBoxInWordIsReadOnceAndAfterTheParagraphThatHoldsIt() throws IOException {
        String box = "<w:txbxContent><w:p><w:r><w:t>Ring 112 vid fara.</w:t></w:r></w:p></w:txbxContent>";
        assertThat(docx(
                        "<w:p><w:r><w:t>Rutinen gäller för alla.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='w'>"
                                + "<w:drawing>" + box + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box
                                + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"))
                .isEqualTo("Rutinen gäller för alla.\n\nRing 112 vid fara.");
    }

    @Test
    void whatStandsInAContentControlOfWordIsRead() throws IOException {
        assertThat(
                        docx(
                                "<w:sdt><w:sdtContent><w:p><w:r><w:t>Rutinen gäller för alla.</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
                .isEqualTo("Rutinen gäller för alla.");
    }

    @Test
    void theParagraphsOfACellInWordKeepTheirWordsApart() throws IOException {
        assertThat(docx(
                        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Namnskylt</w:t></w:r></w:p><w:p><w:r><w:t>på dörren</w:t></w:r></w:p>"
                                + "</w:tc><w:tc><w:p><w:r><w:t>Kontaktperson</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))
                .isEqualTo("Namnskylt på dörren | Kontaktperson");
    }

    @Test
    void htmlWithoutItsMenusAndForms() throws IOException {
        demandsOneDuty(read(
                "rutin.html",
                ("<!doctype html><html><body><nav><p>Du ska klicka här.</p></nav><main><h1>Rutin</h1><p>" + DUTY
                                + "</p><form><p>Du ska fylla i fältet.</p></form></main></body></html>")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void statuteJson() throws IOException {
        Document document = read(
                "sfs.json",
                "{\"beteckning\":\"2031:5\",\"rubrik\":\"Lag (2031:5) om planer\",\"fulltext\":{\"forfattningstext\":\"1 § Nämnden ska\\r\\ngöra en plan.\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(document.type()).isEqualTo(DocumentType.LAG);
        assertThat(document.facts().reference()).isEqualTo("SFS 2031:5");
        assertThat(new Analyser().analyse(document).provisions())
                .singleElement()
                .satisfies(provision -> {
                    assertThat(provision.text()).isEqualTo("Nämnden ska göra en plan.");
                    assertThat(provision.section()).isEqualTo("1 §");
                });
    }

    @Test
    void aScanSaysThatItHasNoText() throws IOException {
        Document document = read("scan.pdf", pdf("", ""));
        assertThat(document.status()).isEqualTo(Status.NO_TEXT);
        assertThat(document.message()).contains("scanned");
        assertThat(document.pages()).isEqualTo(2);
    }

    @Test
    void aScanWithAStampOnEachPageSaysThatItHasNoText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument scan = new PDDocument()) {
            for (int i = 0; i < 3; i++) {
                PDPage page = new PDPage();
                scan.addPage(page);
                BufferedImage picture = new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY);
                try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
                    content.drawImage(LosslessFactory.createFromImage(scan, picture), 0, 0, 612, 792);
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.showText("Tallviks kommun, inkom 2031-03-02, sida " + (i + 1));
                    content.endText();
                }
            }
            scan.save(out);
        }
        Document document = read("stämplad.pdf", out.toByteArray());
        assertThat(document.status()).isEqualTo(Status.NO_TEXT);
        assertThat(document.message()).contains("scanned");
    }

    @Test
    void aScanIsReadByCharacterRecognitionWhereItIsInstalledAndSaysSo() throws IOException {
        assumeTrue(Ocr.isInstalled(), "tesseract with Swedish is not installed here");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument printed = Loader.loadPDF(pdf("Rutin för tillsyn\n\n" + DUTY));
                PDDocument scan = new PDDocument()) {
            PDPage page = new PDPage();
            scan.addPage(page);
            BufferedImage picture = new PDFRenderer(printed).renderImageWithDPI(0, 200, ImageType.GRAY);
            try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
                content.drawImage(LosslessFactory.createFromImage(scan, picture), 0, 0, 612, 792);
            }
            scan.save(out);
        }
        Document document = Reader.withOcr().read(Files.write(folder.resolve("scan.pdf"), out.toByteArray()));
        demandsOneDuty(document);
        assertThat(document.ocr()).isTrue();
    }

    @Test
    void columnsOfAPageAreReadOneAfterTheOther() throws IOException {
        byte[] page;
        try (PDDocument pdf = new PDDocument()) {
            PDPage sheet = new PDPage();
            pdf.addPage(sheet);
            try (PDPageContentStream content = new PDPageContentStream(pdf, sheet)) {
                for (int column = 0; column < 2; column++) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.setLeading(14);
                    content.newLineAtOffset(60 + 260 * column, 700);
                    for (String line : column == 0
                            ? List.of("Enhetschefen ska granska", "planen varje månad.")
                            : List.of("Vikarien ska läsa rutinen", "före sitt första pass.")) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            page = out.toByteArray();
        }
        assertThat(new Analyser().analyse(read("spalter.pdf", page)).provisions())
                .extracting(Provision::text)
                .containsExactly(DUTY, "Vikarien ska läsa rutinen före sitt första pass.");
    }

    @Test
    void aTableWithoutWordsDemandsNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createTable(4, 3);
            word.write(out);
        }
        assertThat(read("tabell.docx", out.toByteArray()).status()).isEqualTo(Status.NO_TEXT);
    }

    @Test
    void anEmptyFile() throws IOException {
        assertThat(read("tom.pdf", new byte[0]).message()).isEqualTo("the file is empty");
    }

    @Test
    void aMissingFile() {
        assertThat(new Reader().read(folder.resolve("finns-inte.pdf")).status()).isEqualTo(Status.UNREADABLE);
    }

    @Test
    void anEncryptedPdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(out);
        }
        Document document = read("hemlig.pdf", out.toByteArray());
        assertThat(document.status()).isEqualTo(Status.UNREADABLE);
        assertThat(document.message()).contains("encrypted");
    }

    @Test
    void truncatedFilesOfEveryFormatEndInAStatus() throws IOException {
        byte[] whole = pdf("Rutin\n\n" + DUTY);
        for (int keep = 8; keep < whole.length; keep += whole.length / 12) {
            assertThat(read("kapad.pdf", java.util.Arrays.copyOf(whole, keep)).status())
                    .isNotNull();
        }
        byte[] packed = zip("content.xml", "<a><b>text</b></a>".getBytes(StandardCharsets.UTF_8));
        for (int keep = 4; keep < packed.length; keep += 7) {
            assertThat(read("kapad.odt", java.util.Arrays.copyOf(packed, keep)).status())
                    .isEqualTo(Status.UNREADABLE);
        }
        assertThat(read("kapad.json", "{\"fulltext\":{\"forf".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(Status.UNREADABLE);
    }

    @Test
    void aFileIsReadByWhatItHoldsAndNotByItsName() throws IOException {
        demandsOneDuty(read("egentligen-pdf.docx", pdf("Rutin\n\n" + DUTY)));
        assertThat(read("bild.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0})
                        .status())
                .isEqualTo(Status.UNREADABLE);
    }

    @Test
    void anXmlEntityIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hemligheten");
        String content = "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><d><p>Text &x; slut</p></d>";
        Document document = read("entitet.odt", zip("content.xml", content.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.text()).doesNotContain("hemligheten");
    }

    @Test
    void aWordFileThatDeclaresEntitiesIsRefusedInPlainWords() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hemligheten");
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (XWPFDocument word = new XWPFDocument()) {
            word.createParagraph().createRun().setText("Chefen ska granska ENTITY.");
            word.write(made);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(made.toByteArray()));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = in.readAllBytes();
                zip.write(
                        entry.getName().equals("word/document.xml")
                                ? new String(part, StandardCharsets.UTF_8)
                                        .replaceFirst(
                                                "<w:document",
                                                "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri()
                                                        + "\">]><w:document")
                                        .replace("ENTITY.", "&x;")
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
            }
        }
        Document document = read("entitet.docx", out.toByteArray());
        assertThat(document.status()).isEqualTo(Status.UNREADABLE);
        assertThat(document.text()).doesNotContain("hemligheten");
        assertThat(document.message())
                .startsWith("the file declares words of its own")
                .doesNotContain("apache")
                .doesNotContain("Exception");
    }

    @Test
    void whatIsDamagedIsToldInPlainWords() throws IOException {
        byte[] packed = zip("word/document.xml", "<w:document".getBytes(StandardCharsets.UTF_8));
        for (byte[] content : List.of(packed, "%PDF-1.4 ingenting".getBytes(StandardCharsets.UTF_8))) {
            assertThat(read("skadad.docx", content).message())
                    .startsWith("the file is damaged")
                    .doesNotContain("(");
        }
    }

    @Test
    void entitiesThatMultiplyEndAtOnce() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">");
        for (char c = 'b'; c < 'l'; c++) {
            bomb.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        byte[] content = bomb.append("]><d><p>&k;</p></d>").toString().getBytes(StandardCharsets.UTF_8);
        assertThat(read("bomb.odt", zip("content.xml", content)).text()).hasSizeLessThan(1000);
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        for (String part : new String[] {"content.xml", "word/document.xml"}) {
            Path file = folder.resolve("bomb.zip");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(part));
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 40; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
            assertThat(new Reader().read(file).status()).isEqualTo(Status.TOO_LARGE);
        }
    }

    @Test
    void aPdfWhosePageUnfoldsWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            PDStream stream = new PDStream(pdf);
            try (OutputStream content = stream.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 80; i++) {
                    content.write(blanks);
                }
            }
            page.setContents(stream);
            pdf.save(out);
        }
        assertThat(read("bomb.pdf", out.toByteArray()).status()).isEqualTo(Status.TOO_LARGE);
    }

    @Test
    void aTextThatIsNotSwedishIsReadAndSaysSo() throws IOException {
        String english =
                "The committee shall submit a report to the board every year and the members of it must attend all the meetings. "
                        .repeat(10);
        Document document = read("rules.txt", english.getBytes(StandardCharsets.UTF_8));
        assertThat(document.status()).isEqualTo(Status.READ);
        assertThat(document.message()).contains("not seem to be Swedish");
    }

    @Test
    void aNameWithAPathInItIsOnlyAName() {
        Document document = new Reader().readText("../../etc/<b>passwd</b>", DUTY);
        assertThat(document.name()).isEqualTo("../../etc/<b>passwd</b>");
        assertThat(document.status()).isEqualTo(Status.READ);
    }

    @Test
    void hostileTextIsReadInTimeThatGrowsWithItsLength() {
        for (String piece : new String[] {
            "(",
            "som ",
            "att ",
            "och ",
            "ska ",
            "a",
            "1, ",
            "§ ",
            "- ",
            "| ",
            "\"",
            "den 1 ",
            "senast ",
            "om när då ",
            "[x](",
            "kap. ",
            "1 kap. ",
            "\n- \n",
            "Enhetschefen ska:\n",
            "# ",
            "av ",
            "ska a och "
        }) {
            Document document = new Reader().readText("hostile.txt", piece.repeat(100_000 / piece.length()));
            assertThat(new Analyser().analyse(document)).as(piece).isNotNull();
        }
    }
}
