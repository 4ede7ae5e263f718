package se.tillit.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the content of OpenDocument text (ODT) as a stream of XML; entities and external references are refused. A footnote
 * comes after the paragraph that it belongs to.
 */
final class OpenDocumentFormat {

    private final Draft draft;
    /** The paragraphs that are open: a text box or a footnote stands inside another. */
    private final Deque<StringBuilder> open = new ArrayDeque<>();

    private final List<String> notes = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int lists;
    private int tables;
    private int skipped;
    private int inNote;
    private int headingLevel;
    private boolean itemOpen;

    private OpenDocumentFormat(Draft draft) {
        this.draft = draft;
    }

    static void read(InputStream content, Draft draft) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(content);
            new OpenDocumentFormat(draft).read(xml);
        } catch (XMLStreamException e) {
            throw new IOException("the document's XML is damaged", e);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS -> {
                    if (skipped == 0 && !open.isEmpty()) {
                        open.peek().append(xml.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "h" -> {
                open.push(new StringBuilder());
                String level = xml.getAttributeValue(null, "outline-level");
                String named = level == null ? attribute(xml, "outline-level") : level;
                headingLevel = named.length() == 1 && Character.isDigit(named.charAt(0)) ? named.charAt(0) - '0' : 1;
            }
            case "p" -> open.push(new StringBuilder());
            case "list" -> lists++;
            case "list-item" -> itemOpen = true;
            case "table" -> {
                row();
                tables++;
            }
            case "s", "tab", "line-break" -> {
                if (!open.isEmpty()) {
                    open.peek().append(' ');
                }
            }
            case "note-body" -> inNote++;
            case "table-of-content", "note-citation", "annotation", "tracked-changes", "index-body", "forms" ->
                skipped++;
            default -> {}
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private void end(String name) {
        switch (name) {
            case "h", "p" -> paragraph(name.equals("h"), open.pop());
            case "list" -> lists--;
            case "table" -> tables--;
            case "table-cell" -> {
                cells.add(cell.toString());
                cell.setLength(0);
            }
            case "table-row" -> row();
            case "note-body" -> inNote--;
            case "table-of-content", "note-citation", "annotation", "tracked-changes", "index-body", "forms" ->
                skipped--;
            default -> {}
        }
    }

    /** Ends a row, or in the middle of one what stood before a table in its cell. */
    private void row() {
        cells.add(cell.toString());
        cell.setLength(0);
        Tables.row(cells, draft);
        cells.clear();
    }

    private void paragraph(boolean heading, StringBuilder words) {
        if (skipped > 0 || Normal.spaces(words).isEmpty()) {
            return;
        }
        if (inNote > 0) {
            notes.add(words.toString());
            return;
        }
        if (tables > 0) {
            cell.append(cell.isEmpty() ? "" : " ").append(Normal.spaces(words));
        } else if (heading) {
            draft.heading(headingLevel, words);
        } else if (lists > 0 && itemOpen) {
            draft.item("–", words, lists);
            itemOpen = false;
        } else if (lists > 0 && draft.endsWithItem()) {
            draft.more(words);
        } else {
            draft.paragraph(words);
        }
        notes.forEach(draft::paragraph);
        notes.clear();
    }
}
