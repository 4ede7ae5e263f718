package se.tillit.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the official statute JSON: the text in {@code fulltext.forfattningstext}, the title and the number beside it. */
final class StatuteFormat {

    private StatuteFormat() {}

    /** What was read beside the text. */
    record Statute(
            @Nullable String title,
            @Nullable String number,
            @Nullable String text) {}

    static void read(String json, Draft draft) throws IOException {
        Statute statute = parse(json);
        String text = statute.text;
        if (text == null) {
            throw new IOException("this JSON holds no statute text (fulltext.forfattningstext)");
        }
        if (text.isBlank()) {
            throw new NoText("no text: the register entry has no statute text");
        }
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(Line.of(line, 0)));
        Layout.read(lines, draft);
        draft.title = statute.title;
        draft.reference = statute.number == null ? null : "SFS " + statute.number;
    }

    private static Statute parse(String json) throws IOException {
        String title = null;
        String number = null;
        String text = null;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            int depth = 0;
            String parent = "";
            for (JsonToken token; (token = parser.nextToken()) != null; ) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> {
                        depth++;
                        parent = depth == 2 && parser.currentName() != null ? parser.currentName() : parent;
                    }
                    case END_OBJECT, END_ARRAY -> depth--;
                    case VALUE_STRING -> {
                        String name = String.valueOf(parser.currentName());
                        if (depth == 1 && name.equals("rubrik")) {
                            title = parser.getString();
                        } else if (depth == 1 && name.equals("beteckning")) {
                            number = parser.getString();
                        } else if (depth == 2 && parent.equals("fulltext") && name.equals("forfattningstext")) {
                            text = parser.getString();
                        }
                    }
                    default -> {}
                }
            }
        } catch (JacksonException e) {
            throw new IOException("the JSON is damaged: " + e.getOriginalMessage(), e);
        }
        return new Statute(title, number, text);
    }
}
