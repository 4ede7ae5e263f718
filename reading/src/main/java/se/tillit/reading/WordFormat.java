package se.tillit.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.EmptyFileException;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ICell;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFSDTCell;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;

/** Reads Word documents (DOCX): headings by their styles, lists by their numbering; heads and feet are not part of the text. */
final class WordFormat {

    private static final long LARGEST_PART = 200L << 20;

    /** The paragraphs of text boxes, which Word keeps twice: once as it is, once for older programs. */
    private static final String BOXES =
            "declare namespace w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
                    + "declare namespace mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
                    + ".//mc:Choice//w:txbxContent//w:p";

    private WordFormat() {}

    static void read(InputStream in, Draft draft) throws IOException {
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        try (XWPFDocument word = new XWPFDocument(in)) {
            String title = word.getProperties().getCoreProperties().getTitle();
            body(word.getBodyElements(), draft);
            word.getHeaderList().forEach(head -> margins(head, draft));
            word.getFooterList().forEach(foot -> margins(foot, draft));
            if (title != null && !title.isBlank()) {
                draft.title = Normal.spaces(title);
            }
        } catch (EmptyFileException e) {
            throw new IOException("the file is empty", e);
        }
    }

    private static void body(List<IBodyElement> elements, Draft draft) {
        for (IBodyElement element : elements) {
            switch (element) {
                case XWPFParagraph paragraph -> paragraph(paragraph, draft);
                case XWPFTable table -> table(table, draft);
                case XWPFSDT control -> lines(control.getContent().getText(), draft);
                default -> {}
            }
        }
    }

    private static void margins(XWPFHeaderFooter part, Draft draft) {
        part.getText().lines().filter(line -> !line.isBlank()).forEach(draft::margin);
    }

    private static void paragraph(XWPFParagraph paragraph, Draft draft) {
        text(paragraph, draft);
        for (XmlObject box : paragraph.getCTP().selectPath(BOXES)) {
            try (XmlCursor words = box.newCursor()) {
                draft.paragraph(words.getTextValue());
            }
        }
    }

    private static void text(XWPFParagraph paragraph, Draft draft) {
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
            lines(text, draft);
        }
    }

    /** A line break inside a paragraph is often a list typed by hand: the layout decides. */
    private static void lines(String text, Draft draft) {
        Layout.read(text.lines().map(line -> Line.of(line, 0)).toList(), draft);
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
            List<IBodyElement> only = new ArrayList<>();
            for (ICell cell : row.getTableICells()) {
                String text = text(cell);
                cells.add(text);
                if (cell instanceof XWPFTableCell filled && !text.isEmpty()) {
                    only = filled.getBodyElements();
                }
            }
            boolean box = cells.stream().filter(cell -> !cell.isEmpty()).count() == 1 && only.size() > 1;
            if (box) {
                body(only, draft);
            } else {
                Tables.row(cells, draft);
            }
        }
    }

    /** A cell's paragraphs and the tables in it on one line. */
    private static String text(ICell cell) {
        return switch (cell) {
            case XWPFTableCell filled -> {
                StringBuilder words = new StringBuilder();
                for (IBodyElement element : filled.getBodyElements()) {
                    words.append(' ')
                            .append(
                                    switch (element) {
                                        case XWPFParagraph paragraph -> paragraph.getText();
                                        case XWPFTable table -> table.getText();
                                        case XWPFSDT control ->
                                            control.getContent().getText();
                                        default -> "";
                                    });
                }
                yield Normal.spaces(words);
            }
            case XWPFSDTCell control -> Normal.spaces(control.getContent().getText());
            default -> "";
        };
    }
}
