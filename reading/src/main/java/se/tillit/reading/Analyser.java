package se.tillit.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.tillit.reading.Block.Kind;

/**
 * Analyses documents: provisions, references and measures in one pass over the text. Keeps the words it has looked up, so use
 * one for many documents, and one for each thread.
 */
public final class Analyser {

    private final Tokens tokens = new Tokens(new Lexicon());
    private final ProvisionFinder provisions = new ProvisionFinder(tokens);
    private final ReferenceFinder references;

    /** With the table of laws that comes with the engine. */
    public Analyser() {
        this(LawTable.standard());
    }

    /** With a table of laws of the organisation's own. */
    public Analyser(LawTable laws) {
        references = new ReferenceFinder(tokens, laws);
    }

    /** What the document holds; all empty for one that could not be read. */
    public Analysis analyse(Document document) {
        if (document.status() != Status.READ) {
            return new Analysis(document, List.of(), List.of(), Measures.NONE, Map.of());
        }
        char[] text = document.text().toCharArray();
        List<Section> parts = document.sections();
        references.begin(ownNumber(document), numbersItsOwn(document, parts));
        Sections.Cursor section = Sections.cursor(parts);
        Map<String, Measures> sections = new LinkedHashMap<>();
        List<Measures> total = new ArrayList<>(List.of(Measures.NONE));
        List<Provision> found = provisions.find(document, text, parts, (block, read) -> {
            references.block();
            Measures measures = measure(block, read);
            total.set(0, total.getFirst().plus(measures));
            sections.merge(section.nameAt(block.start()), measures, Measures::plus);
        });
        return new Analysis(
                document, found, references.found(), total.getFirst(), Collections.unmodifiableMap(sections));
    }

    private static String ownNumber(Document document) {
        return document.type().isStatute()
                ? Objects.requireNonNullElse(document.facts().reference(), "")
                : "";
    }

    /** A reglemente with sections of its own, not a text that begins a line with "3 §" once. */
    private static boolean numbersItsOwn(Document document, List<Section> parts) {
        return !document.type().isStatute()
                && parts.stream().filter(part -> part.name().endsWith(" §")).count() > 1;
    }

    private static Measures measure(Block block, Tokens tokens) {
        if (block.kind() == Kind.ROW) {
            return Measures.NONE;
        }
        int words = 0;
        int longWords = 0;
        for (int i = 0; i < tokens.count; i++) {
            char first = tokens.text[tokens.start[i]];
            boolean letter = Letters.isLetter(first);
            if (letter || first >= '0' && first <= '9') {
                words++;
                longWords += letter && tokens.end[i] - tokens.start[i] > Measures.LONG_WORD ? 1 : 0;
            }
        }
        return new Measures(words, block.kind() == Kind.HEADING ? 0 : tokens.sentences, longWords);
    }
}
