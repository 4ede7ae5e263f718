package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import se.tillit.reading.Block.Kind;

/** Divides a document into sections by its section marks and headings. */
final class Sections {

    private Sections() {}

    static List<Section> of(Document document) {
        List<Section> sections = new ArrayList<>();
        String text = document.text();
        String chapter = "";
        String name = "";
        int start = 0;
        for (Block block : document.blocks()) {
            int from = lineStart(text, block.start());
            String opened = SectionMark.chapter(text, from);
            if (!opened.isEmpty() && block.kind() != Kind.ITEM) {
                chapter = opened;
            }
            String mark = SectionMark.paragraph(text, from);
            String next = !mark.isEmpty()
                    ? chapter.isEmpty() ? mark + " §" : chapter + " kap. " + mark + " §"
                    : block.kind() == Kind.HEADING && !insideParagraph(name)
                            ? text.substring(block.start(), block.end())
                            : name;
            if (!next.equals(name)) {
                if (from > start) {
                    sections.add(new Section(name, start, from));
                }
                name = next;
                start = from;
            }
        }
        sections.add(new Section(name, start, text.length()));
        return List.copyOf(sections);
    }

    /** Headings between numbered paragraphs do not end the numbering: a statute is cited by its paragraphs. */
    private static boolean insideParagraph(String name) {
        return name.endsWith(" §");
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    static Cursor cursor(List<Section> sections) {
        return new Cursor(sections);
    }

    /** Names the section of positions asked for in rising order. */
    static final class Cursor {

        private final List<Section> sections;
        private int at;

        private Cursor(List<Section> sections) {
            this.sections = sections;
        }

        String nameAt(int position) {
            if (sections.isEmpty()) {
                return "";
            }
            if (position < sections.get(at).start()) {
                at = 0;
            }
            while (at + 1 < sections.size() && sections.get(at).end() <= position) {
                at++;
            }
            return sections.get(at).name();
        }
    }
}
