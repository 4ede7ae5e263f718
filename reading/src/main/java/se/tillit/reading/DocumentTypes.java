package se.tillit.reading;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Block.Kind;

/** Tells what kind of document a text is: by its title, then by its file's name, then by how it is written. */
final class DocumentTypes {

    private record Sign(String word, DocumentType type) {}

    /** In order: a "förordning med instruktion" is no instruction, and a "riktlinje för planering" no plan. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("delegationsordning", DocumentType.DELEGATIONSORDNING),
            new Sign("delegeringsordning", DocumentType.DELEGATIONSORDNING),
            new Sign("reglemente", DocumentType.REGLEMENTE),
            new Sign("arbetsordning", DocumentType.REGLEMENTE),
            new Sign("riktlinje", DocumentType.RIKTLINJE),
            new Sign("rutin", DocumentType.RUTIN),
            new Sign("instruktion för", DocumentType.RUTIN),
            new Sign("anvisning", DocumentType.RUTIN),
            new Sign("lathund", DocumentType.RUTIN),
            new Sign("policy", DocumentType.POLICY),
            new Sign("strategi", DocumentType.STRATEGI),
            new Sign("program", DocumentType.PROGRAM),
            new Sign("uppdrag", DocumentType.UPPDRAG),
            new Sign("regleringsbrev", DocumentType.UPPDRAG),
            new Sign("avtal", DocumentType.AVTAL),
            new Sign("överenskommelse", DocumentType.AVTAL),
            new Sign("direktiv", DocumentType.UPPDRAG),
            new Sign("plan", DocumentType.PLAN));

    private static final int OPENING = 3000;

    private DocumentTypes() {}

    static DocumentType of(String title, String fileName, String text, List<Block> blocks) {
        String opening = text.substring(0, Math.min(OPENING, text.length()));
        DocumentType legal = legal(title, opening, text, blocks);
        if (legal != null) {
            return legal;
        }
        DocumentType byTitle = bySign(title);
        if (byTitle != null) {
            return byTitle;
        }
        DocumentType byName = bySign(fileName);
        if (byName != null) {
            return byName;
        }
        if (opening.contains("Regeringen uppdrar åt")
                || opening.contains("i uppdrag att")
                || opening.contains("Regeringskansliet")) {
            return DocumentType.UPPDRAG;
        }
        return DocumentType.ANNAT;
    }

    private static @Nullable DocumentType legal(String title, String opening, String text, List<Block> blocks) {
        String lower = title.toLowerCase(Locale.ROOT);
        if (lower.contains("föreskrifter")
                || opening.contains("föreskriver") && opening.contains("med stöd av")
                || lower.contains("författningssamling") && opening.contains("föreskrifter")) {
            return DocumentType.FÖRESKRIFT;
        }
        if (lower.startsWith("lag ") || lower.startsWith("lag(") || lower.contains("lag (") || endsWithLaw(lower)) {
            return DocumentType.LAG;
        }
        if (lower.startsWith("förordning ")
                || lower.contains("förordning (")
                || lower.startsWith("kungörelse")
                || lower.startsWith("instruktion (")) {
            return DocumentType.FÖRORDNING;
        }
        int marks = marks(text, blocks);
        boolean amended = text.contains("Lag (") || text.contains("Förordning (");
        if (marks > 0 && marks * 25 >= blocks.size() || amended) {
            return text.contains("Förordning (")
                    ? DocumentType.FÖRORDNING
                    : amended ? DocumentType.LAG : isRegulation(text) ? DocumentType.FÖRESKRIFT : DocumentType.LAG;
        }
        return isRegulation(opening) && opening.contains("llmänna råd") ? DocumentType.FÖRESKRIFT : null;
    }

    private static boolean isRegulation(String text) {
        return text.contains("FS 19")
                || text.contains("FS 20")
                || text.contains("dessa föreskrifter")
                || text.contains("llmänna råd")
                || text.contains("llmänt råd");
    }

    private static boolean endsWithLaw(String title) {
        int blank = title.indexOf(' ');
        String first = blank < 0 ? title : title.substring(0, blank);
        return first.endsWith("lag")
                        && first.length() > 5
                        && !first.endsWith("förslag")
                        && !first.endsWith("underlag")
                        && !first.endsWith("bolag")
                        && !first.endsWith("avslag")
                || first.endsWith("balk");
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

    private static @Nullable DocumentType bySign(String words) {
        String lower = words.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        DocumentType best = null;
        int first = Integer.MAX_VALUE;
        for (Sign sign : SIGNS) {
            int at = lower.indexOf(sign.word);
            if (at >= 0 && at < first) {
                first = at;
                best = sign.type;
            }
        }
        return best;
    }
}
