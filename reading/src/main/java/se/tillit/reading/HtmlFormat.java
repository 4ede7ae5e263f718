package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads web pages: headings, paragraphs, lists and tables of the body; menus, forms and scripts are no steering text. */
final class HtmlFormat {

    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "nav",
            "footer",
            "form",
            "button",
            "select",
            "noscript",
            "template",
            "svg",
            "head",
            "iframe",
            "dialog");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "li",
            "td",
            "th",
            "tr",
            "table",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "figcaption",
            "address",
            "aside",
            "body",
            "caption",
            "details",
            "summary");

    private HtmlFormat() {}

    static void read(String html, Draft draft) {
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        page.select("[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo]")
                .remove();
        // Some publishing systems put the whole page in a form, and many an article's title in its header.
        page.select("form:has(h1)").unwrap();
        page.select("header:not(main header, article header)").remove();
        Element main = page.selectFirst("main");
        Visitor visitor = new Visitor(draft);
        (main == null ? page.body() : main).traverse(visitor);
        visitor.flush();
        if (!page.title().isBlank()) {
            draft.title = Normal.spaces(page.title());
        }
    }

    /**
     * Gathers the words between block elements; what kind they are is decided by the nearest block. What stands in a table's
     * cell is one line; a table in a cell comes after what stood before it.
     */
    private static final class Visitor implements NodeVisitor {

        private final Draft draft;
        private final StringBuilder words = new StringBuilder();
        private final List<String> cells = new ArrayList<>();
        private String kind = "";
        private int lists;
        private int rows;
        private int skipped;
        private boolean numbered;
        /** Inside a list's item, of which nothing has been added yet. */
        private boolean itemOpen;

        Visitor(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (skipped == 0) {
                    boolean gap = words.isEmpty() || Character.isWhitespace(words.charAt(words.length() - 1));
                    words.append(gap ? text.text().stripLeading() : text.text());
                }
                return;
            }
            String name = node.nodeName();
            if (SKIPPED.contains(name)) {
                skipped++;
            } else if (name.equals("br")) {
                words.append('\n');
            } else if (BLOCKS.contains(name)) {
                flush();
                kind = name;
                if (name.equals("ul") || name.equals("ol")) {
                    lists++;
                    numbered = name.equals("ol");
                } else if (name.equals("li")) {
                    itemOpen = true;
                } else if (name.equals("tr")) {
                    row();
                    rows++;
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            String name = node.nodeName();
            if (SKIPPED.contains(name)) {
                skipped--;
            } else if (BLOCKS.contains(name)) {
                if (rows > 0 && (name.equals("td") || name.equals("th"))) {
                    cells.add(Normal.spaces(words));
                    words.setLength(0);
                } else if (name.equals("tr") && rows > 0) {
                    row();
                    rows--;
                } else {
                    flush();
                }
                if (name.equals("ul") || name.equals("ol")) {
                    lists--;
                }
                kind = "";
            }
        }

        private void row() {
            cells.add(Normal.spaces(words));
            words.setLength(0);
            Tables.row(cells, draft);
            cells.clear();
        }

        void flush() {
            if (rows > 0) {
                words.append(' ');
                return;
            }
            if (!Normal.spaces(words).isEmpty()) {
                if (kind.length() == 2 && kind.charAt(0) == 'h') {
                    draft.heading(kind.charAt(1) - '0', words);
                } else if (lists > 0 && itemOpen) {
                    itemOpen = false;
                    draft.item(numbered ? "1." : "–", words, lists);
                } else if (lists > 0 && draft.endsWithItem()) {
                    draft.more(words);
                } else {
                    paragraphs();
                }
            }
            words.setLength(0);
        }

        /** A paragraph, or what its line breaks make of it: lines of an address, facts below each other, a list typed by hand. */
        private void paragraphs() {
            boolean begun = false;
            for (String raw : words.toString().split("\n")) {
                Line line = Line.of(raw, 0);
                if (line.isBlank()) {
                    continue;
                }
                int marker = line.marker();
                if (marker > 0) {
                    draft.item(
                            line.text().substring(0, marker).strip(),
                            line.text().substring(marker),
                            1);
                } else if (begun && Character.isLowerCase(line.first())) {
                    draft.more(line.text());
                } else {
                    draft.paragraph(line.text());
                }
                begun = true;
            }
        }
    }
}
