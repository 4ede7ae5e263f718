package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Text lost is the worst fault of a reader: nobody sees what is not there. Each file is read plain, line by line, by a library
 * or from its XML, and each line's letters must stand in the text as read, in order. Left out are running heads, which recur,
 * page numbers and tables of contents.
 */
class NothingLostTest {

    private static final Path SJOHAGA = Path.of("../platform/src/main/resources/demo/sjohaga/dokument");

    /** How many letters further on the next line may stand: what a library puts elsewhere, such as a footnote. */
    private static final int REACH = 4000;

    /** A line of fewer letters may stand anywhere, and does not tell how far the text has come. */
    private static final int LONG = 20;

    @TestFactory
    Stream<DynamicTest> everyLineOfSjohagasDocumentsIsRead() throws IOException {
        return files(SJOHAGA).map(NothingLostTest::nothingIsLost);
    }

    @TestFactory
    Stream<DynamicTest> everyLineOfRealMunicipalDocumentsIsRead() throws IOException {
        return files(SharedData.path("municipal")).map(NothingLostTest::nothingIsLost);
    }

    @TestFactory
    Stream<DynamicTest> everyLineOfRealRegulationsIsRead() throws IOException {
        return files(SharedData.path("regulations")).map(NothingLostTest::nothingIsLost);
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().matches(".*\\.(pdf|docx|odt|html|md)"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static DynamicTest nothingIsLost(Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Document document = new Reader().read(file);
            if (document.status() == Status.READ) {
                assertThat(lost(plain(file), document.text())).isEmpty();
            }
        });
    }

    /** The lines whose letters do not stand in the text. */
    private static List<String> lost(List<String> lines, String text) {
        String read = letters(text);
        Map<String, Integer> times = new HashMap<>();
        lines.forEach(line -> times.merge(masked(line), 1, Integer::sum));
        List<String> lost = new ArrayList<>();
        int at = 0;
        boolean contents = false;
        for (String line : lines) {
            contents = line.strip().startsWith("Innehåll") || contents && line.length() < 100;
            if (line.matches(".*\\.{4,}\\s*\\d+\\s*") || contents && line.matches(".*\\s\\d+\\s*")) {
                continue;
            }
            String said = letters(line);
            int found = read.indexOf(said, Math.max(0, at - REACH / 2));
            if (found >= 0 && found < at + REACH) {
                at = said.length() < LONG ? at : Math.max(at, found + said.length());
            } else if (!line.matches("\\s*Sida?\\s+\\d+.*") && times.getOrDefault(masked(line), 0) < 2) {
                lost.add(line.strip());
            }
        }
        return lost;
    }

    private static String masked(String line) {
        return letters(line).replaceAll("\\d+", "#");
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> plain(Path file) throws Exception {
        String name = file.toString();
        if (name.endsWith(".pdf")) {
            try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                return new PDFTextStripper().getText(pdf).lines().toList();
            }
        }
        if (name.endsWith(".docx")) {
            return paragraphs(entry(file, "word/document.xml"), Set.of("w:p"), Set.of("w:del", "w:instrText"));
        }
        if (name.endsWith(".odt")) {
            return paragraphs(
                    entry(file, "content.xml"),
                    Set.of("text:p", "text:h"),
                    Set.of("text:table-of-content", "text:note-citation", "office:annotation", "text:tracked-changes"));
        }
        String text = Files.readString(file);
        return name.endsWith(".html")
                ? html(text)
                : text.lines()
                        .map(line -> Markdown.lines(line.toCharArray(), new HashMap<>())
                                .getFirst()
                                .text())
                        .toList();
    }

    private static List<String> html(String text) {
        org.jsoup.nodes.Document page = Jsoup.parse(text);
        page.select("head, script, style, nav, footer, button, select, body > header, form:not(:has(h1))")
                .remove();
        List<String> lines = new ArrayList<>();
        page.body().nodeStream(TextNode.class).forEach(node -> lines.add(node.text()));
        return lines;
    }

    private static String entry(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Each paragraph's own characters; those of a paragraph inside it, in a text box or a note, are a line of their own. */
    private static List<String> paragraphs(String xml, Set<String> names, Set<String> without) {
        try {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getElementsByTagName("*");
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                boolean inside = Stream.iterate((Node) element, node -> node != null, Node::getParentNode)
                        .anyMatch(node -> without.contains(node.getNodeName()));
                if (names.contains(element.getTagName()) && !inside) {
                    StringBuilder words = new StringBuilder();
                    gather(element, names, without, words);
                    lines.add(words.toString());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void gather(Node node, Set<String> names, Set<String> without, StringBuilder words) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                words.append(child.getTextContent());
            } else if (!names.contains(child.getNodeName()) && !without.contains(child.getNodeName())) {
                gather(child, names, without, words);
            }
        }
    }
}
