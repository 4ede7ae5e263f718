package se.tillit.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the content of OpenDocument text (ODT) as a stream of XML; entities and external references are refused. */
final class OpenDocumentFormat {

    private final Draft draft;
    private final StringBuilder words = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private int lists;
    private int tables;
    private int skipped;
    private int headingLevel;
    private boolean itemOpen;
    private final StringBuilder cell = new StringBuilder();

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
                    if (skipped == 0) {
                        words.append(xml.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "h" -> {
                words.setLength(0);
                String level = xml.getAttributeValue(null, "outline-level");
                String named = level == null ? attribute(xml, "outline-level") : level;
                headingLevel = named.length() == 1 && Character.isDigit(named.charAt(0)) ? named.charAt(0) - '0' : 1;
            }
            case "p" -> words.setLength(0);
            case "list" -> lists++;
            case "list-item" -> itemOpen = true;
            case "table" -> tables++;
            case "table-row" -> cells.clear();
            case "table-cell" -> cell.setLength(0);
            case "s", "tab", "line-break" -> words.append(' ');
            case "table-of-content", "note", "annotation", "tracked-changes", "index-body", "forms" -> skipped++;
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
            case "h" -> {
                if (skipped == 0) {
                    draft.heading(headingLevel, words);
                }
            }
            case "p" -> paragraph();
            case "list" -> lists--;
            case "table" -> tables--;
            case "table-cell" -> cells.add(cell.toString());
            case "table-row" -> Tables.row(cells, draft);
            case "table-of-content", "note", "annotation", "tracked-changes", "index-body", "forms" -> skipped--;
            default -> {}
        }
    }

    private void paragraph() {
        if (skipped > 0 || words.isEmpty()) {
            return;
        }
        if (tables > 0) {
            cell.append(cell.isEmpty() ? "" : " ").append(Normal.spaces(words));
        } else if (lists > 0 && itemOpen) {
            draft.item("–", words, lists);
            itemOpen = false;
        } else {
            draft.paragraph(words);
        }
        words.setLength(0);
    }
}
