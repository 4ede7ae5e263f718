package se.tillit.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads files of many formats into documents. Never throws for what a file holds: the document's status says what was wrong. */
public final class Reader {

    private static final int LONGEST_TEXT = 60_000_000;

    /** Reads plain text or Markdown already in memory. */
    public Document readText(String name, String content) {
        Draft draft = new Draft(LONGEST_TEXT);
        List<Line> lines = new ArrayList<>();
        content.lines().forEach(line -> lines.add(Line.of(line, 0)));
        Layout.read(lines, draft);
        String text = draft.text();
        String title = draft.title == null ? name : draft.title;
        return new Document(name, title, DocumentTypes.of(title, name, text, draft.blocks()), Status.READ, null, null, text, draft.blocks(), Document.Facts.NONE);
    }

    static Document unread(String name) {
        return new Document(name, name, DocumentType.ANNAT, Status.UNREADABLE, null, null, "", List.of(), Document.Facts.NONE);
    }
}
