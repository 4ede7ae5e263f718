package se.tillit.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block.Kind;

/**
 * Tells what kind of document a text is: by what it says that it is, by its title (the table {@code document-types.tsv}), by
 * how it is written, and last by its file's name.
 */
final class DocumentTypes {

    private record Sign(String word, boolean whole, DocumentType type, boolean sure) {

        /** Where it stands in a title in small letters; -1 where it does not. */
        int in(String title) {
            boolean first = title.equals(word) || title.startsWith(word + " ");
            return whole ? first ? 0 : -1 : title.indexOf(word);
        }
    }

    private static final List<Sign> SIGNS = new ArrayList<>();
    private static final int OPENING = 3000;

    static {
        for (String[] row : Table.read("document-types.tsv")) {
            DocumentType type = DocumentType.valueOf(row[0].toUpperCase(Locale.ROOT));
            for (String word : row[2].split("\\|")) {
                boolean whole = word.startsWith("^");
                SIGNS.add(new Sign(whole ? word.substring(1) : word, whole, type, row[1].equals("sure")));
            }
        }
    }

    private DocumentTypes() {}

    /** @param said what kind it says that it is ("Dokumenttyp: Riktlinje"), empty where it does not */
    static DocumentType of(String said, String title, String fileName, String text, List<Block> blocks) {
        Sign declared = sign(said);
        if (declared != null) {
            return declared.type;
        }
        Sign titled = sign(title);
        if (titled != null && titled.sure) {
            return titled.type;
        }
        String opening = text.substring(0, Math.min(OPENING, text.length()));
        DocumentType legal = legal(opening, text, blocks);
        if (legal != null) {
            return legal;
        }
        Sign sign = titled != null ? titled : sign(fileName);
        if (sign != null) {
            return sign.type;
        }
        boolean assigns = opening.contains("Regeringen uppdrar åt")
                || opening.contains("i uppdrag att")
                || opening.contains("Regeringskansliet");
        return assigns ? DocumentType.UPPDRAG : DocumentType.ANNAT;
    }

    private static @Nullable DocumentType legal(String opening, String text, List<Block> blocks) {
        if (opening.contains("föreskriver") && opening.contains("med stöd av")) {
            return DocumentType.FÖRESKRIFT;
        }
        boolean ordinance = isAmendedBy("Förordning (", text);
        boolean amended = ordinance || isAmendedBy("Lag (", text);
        int marks = marks(text, blocks);
        if (amended || marks > 0 && marks * 25 >= blocks.size()) {
            return ordinance
                    ? DocumentType.FÖRORDNING
                    : !amended && isRegulation(text) ? DocumentType.FÖRESKRIFT : DocumentType.LAG;
        }
        return isRegulation(opening) && opening.contains("llmänna råd") ? DocumentType.FÖRESKRIFT : null;
    }

    /** "… Lag (2031:7)." behind a section: the number of the law that changed it, which only a law is written with. */
    private static boolean isAmendedBy(String act, String text) {
        for (int at = text.indexOf(act); at >= 0; at = text.indexOf(act, at + 1)) {
            int close = text.indexOf(").", at);
            boolean ends = close > 0 && (close + 2 == text.length() || text.charAt(close + 2) == '\n');
            if (ends && close - at < act.length() + 10 && at > 1 && text.charAt(at - 2) == '.') {
                return true;
            }
        }
        return false;
    }

    private static boolean isRegulation(String text) {
        return text.contains("FS 19")
                || text.contains("FS 20")
                || text.contains("dessa föreskrifter")
                || text.contains("llmänna råd")
                || text.contains("llmänt råd");
    }

    /** How many blocks open with a section mark. */
    private static int marks(String text, List<Block> blocks) {
        int marks = 0;
        for (Block block : blocks) {
            if (block.kind() != Kind.ITEM
                    && !SectionMark.paragraph(text, text.lastIndexOf('\n', block.start() - 1) + 1)
                            .isEmpty()) {
                marks++;
            }
        }
        return marks;
    }

    private static @Nullable Sign sign(String words) {
        String lower = words.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        Sign best = null;
        int first = Integer.MAX_VALUE;
        for (Sign sign : SIGNS) {
            int at = sign.in(lower);
            if (at >= 0 && at < first) {
                first = at;
                best = sign;
            }
        }
        return best;
    }
}
