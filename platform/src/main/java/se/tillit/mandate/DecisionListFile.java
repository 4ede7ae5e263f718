package se.tillit.mandate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import se.tillit.web.Page;

/** The list of decisions for a board's meeting, as a file to put into the summons: a table for each matter, in the order of the matters. */
final class DecisionListFile {

    private static final float MARGIN = 56;
    private static final float SIZE = 10;
    private static final float LINE = 14;

    private final Page page;
    private final DecisionQuery.BoardList list;

    DecisionListFile(Page page, DecisionQuery.BoardList list) {
        this.page = page;
        this.list = list;
    }

    private String title() {
        return page.t("mandate.list.title", list.board().name());
    }

    private String under() {
        return list.meeting()
                .map(day -> page.t(
                        "mandate.list.told", page.date(day), list.decisions().size()))
                .orElseGet(() -> page.t(
                        "mandate.list.until",
                        page.date(page.today()),
                        list.decisions().size()));
    }

    private Map<String, List<Decision>> byMatter() {
        return list.decisions().stream()
                .collect(Collectors.groupingBy(
                        one -> (one.number() + " " + one.matter()).strip(), LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> heads() {
        return List.of(page.t("mandate.list.day"), page.t("mandate.list.reference"), page.t("mandate.list.by"));
    }

    private List<String> cells(Decision one) {
        return List.of(one.decidedOn().toString(), one.reference(), one.name() + ", " + one.role());
    }

    ResponseEntity<byte[]> docx() {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.getProperties().getCoreProperties().setTitle(title());
            paragraph(document, title(), 18, true);
            paragraph(document, under(), 11, false);
            byMatter().forEach((matter, decisions) -> {
                paragraph(document, matter, 12, true);
                XWPFTable table = document.createTable(decisions.size() + 1, heads().size());
                table.setWidth("100%");
                table.getRow(0).setRepeatHeader(true);
                fill(table.getRow(0), heads(), true);
                for (int i = 0; i < decisions.size(); i++) {
                    fill(table.getRow(i + 1), cells(decisions.get(i)), false);
                }
            });
            document.write(out);
            return answer(
                    out.toByteArray(),
                    "docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paragraph(XWPFDocument document, String text, int size, boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingBefore(bold ? 200 : 0);
        write(paragraph.createRun(), text, size, bold);
    }

    private static void fill(XWPFTableRow row, List<String> cells, boolean bold) {
        for (int i = 0; i < cells.size(); i++) {
            write(row.getCell(i).getParagraphs().getFirst().createRun(), cells.get(i), 10, bold);
        }
    }

    private static void write(XWPFRun run, String text, int size, boolean bold) {
        run.setText(text);
        run.setFontSize(size);
        run.setBold(bold);
    }

    ResponseEntity<byte[]> pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(title());
            document.setDocumentInformation(about);
            document.getDocumentCatalog().setLanguage(page.language().locale().toLanguageTag());
            try (Sheet sheet = new Sheet(document)) {
                sheet.line(List.of(title()), new float[] {0}, 16, true);
                sheet.line(List.of(under()), new float[] {0}, SIZE, false);
                for (Map.Entry<String, List<Decision>> matter : byMatter().entrySet()) {
                    sheet.space();
                    sheet.line(List.of(matter.getKey()), new float[] {0}, 12, true);
                    sheet.line(heads(), Sheet.COLUMNS, SIZE, true);
                    for (Decision one : matter.getValue()) {
                        sheet.line(cells(one), Sheet.COLUMNS, SIZE, false);
                    }
                }
            }
            document.save(out);
            return answer(out.toByteArray(), "pdf", "application/pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseEntity<byte[]> answer(byte[] content, String ending, String type) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(page.t("mandate.list.file-name") + "." + ending)
                                .build()
                                .toString())
                .body(content);
    }

    /** Writes lines downwards, on as many pages as it takes. */
    private static final class Sheet implements AutoCloseable {

        private static final float[] COLUMNS = {0, 90, 240};

        private final PDDocument document;
        private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        private final PDFont bold = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
        private PDPageContentStream content;
        private float y;

        Sheet(PDDocument document) throws IOException {
            this.document = document;
            this.content = next();
        }

        private PDPageContentStream next() throws IOException {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            y = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(document, sheet);
        }

        void space() {
            y -= LINE;
        }

        /** Texts beside each other, each folded within its column. */
        void line(List<String> texts, float[] columns, float size, boolean heavy) throws IOException {
            PDFont font = heavy ? bold : plain;
            List<List<String>> folded = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                float end = i + 1 < columns.length ? columns[i + 1] - 8 : PDRectangle.A4.getWidth() - 2 * MARGIN;
                folded.add(fold(texts.get(i), font, size, end - columns[i]));
            }
            int height = folded.stream().mapToInt(List::size).max().orElse(0);
            float step = Math.max(LINE, size * 1.3f);
            if (y - height * step < MARGIN) {
                content.close();
                content = next();
            }
            for (int row = 0; row < height; row++) {
                y -= step;
                for (int i = 0; i < folded.size(); i++) {
                    if (row < folded.get(i).size()) {
                        content.beginText();
                        content.setFont(font, size);
                        content.newLineAtOffset(MARGIN + columns[i], y);
                        content.showText(folded.get(i).get(row));
                        content.endText();
                    }
                }
            }
        }

        private static List<String> fold(String text, PDFont font, float size, float width) throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : writable(text, font).split(" ")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
            return lines;
        }

        /** The fonts that every reader has know the letters of western Europe; others become a question mark rather than stop the list. */
        private static String writable(String text, PDFont font) {
            StringBuilder known = new StringBuilder();
            text.replaceAll("\\s+", " ").codePoints().forEach(point -> {
                String one = Character.toString(point);
                try {
                    font.encode(one);
                    known.append(one);
                } catch (IOException | IllegalArgumentException unknown) {
                    known.append('?');
                }
            });
            return known.toString();
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
