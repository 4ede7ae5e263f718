package se.tillit.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.EmptyFileException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** Reads Word documents (DOCX): headings by their styles, lists by their numbering; heads and feet are not part of the text. */
final class WordFormat {

    private static final long LARGEST_PART = 200L << 20;

    private WordFormat() {}

    static void read(InputStream in, Draft draft) throws IOException {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        try (XWPFDocument word = new XWPFDocument(in)) {
            String title = word.getProperties().getCoreProperties().getTitle();
            for (IBodyElement element : word.getBodyElements()) {
                switch (element) {
                    case XWPFParagraph paragraph -> paragraph(paragraph, draft);
                    case XWPFTable table -> table(table, draft);
                    default -> {}
                }
            }
            if (title != null && !title.isBlank()) {
                draft.title = Normal.spaces(title);
            }
        } catch (EmptyFileException e) {
            throw new IOException("the file is empty", e);
        }
    }

    private static void paragraph(XWPFParagraph paragraph, Draft draft) {
        String text = paragraph.getText();
        if (text.isBlank()) {
            return;
        }
        String style = paragraph.getStyle() == null ? "" : paragraph.getStyle().toLowerCase(Locale.ROOT);
        if (style.startsWith("toc") || style.startsWith("innehll") || style.startsWith("innehåll")) {
            return;
        }
        int level = headingLevel(style);
        if (level > 0) {
            draft.heading(level, text);
        } else if (paragraph.getNumID() != null || style.startsWith("list") || style.startsWith("punkt")) {
            boolean numbered =
                    paragraph.getNumFmt() != null && !paragraph.getNumFmt().equals("bullet");
            int depth =
                    paragraph.getNumIlvl() == null ? 1 : paragraph.getNumIlvl().intValue() + 1;
            draft.item(numbered ? "1." : "–", text, depth);
        } else {
            // A line break inside a paragraph is often a list typed by hand: the layout decides.
            Layout.read(text.lines().map(line -> Line.of(line, 0)).toList(), draft);
        }
    }

    private static int headingLevel(String style) {
        if (style.equals("title") || style.equals("rubrik") || style.equals("huvudrubrik")) {
            return 1;
        }
        if (!style.startsWith("heading") && !style.startsWith("rubrik")) {
            return 0;
        }
        char last = style.charAt(style.length() - 1);
        return last >= '1' && last <= '9' ? last - '0' : 1;
    }

    private static void table(XWPFTable table, Draft draft) {
        for (XWPFTableRow row : table.getRows()) {
            List<String> cells = new ArrayList<>();
            for (XWPFTableCell cell : row.getTableCells()) {
                cells.add(Normal.spaces(cell.getText()));
            }
            Tables.row(cells, draft);
        }
    }
}
