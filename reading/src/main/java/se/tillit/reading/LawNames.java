package se.tillit.reading;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.LawTable.Law;

/** Laws by name, abbreviation and number, as in the table of laws or as the text itself has numbered them before. */
final class LawNames {

    private static final int LONGEST_NAME = 10;
    private static final int LONGEST_ABBREVIATION = 10;
    /** A name that only the text has numbered must be a name of its own: "förordningen" is not. */
    private static final int SPECIFIC = 12;

    private final Tokens tokens;
    private final LawTable laws;
    private final Citations citations;
    private final Map<String, String> numbered = new HashMap<>();
    private int end;

    LawNames(Tokens tokens, LawTable laws, Citations citations) {
        this.tokens = tokens;
        this.laws = laws;
        this.citations = citations;
    }

    void begin() {
        numbered.clear();
    }

    /** Reads a law cited as a whole; answers the token after it, or {@code i}. */
    int read(int i) {
        boolean capitals = tokens.isUpper(i) && tokens.length(i) <= LONGEST_ABBREVIATION && isAbbreviation(i);
        Law law = capitals ? laws.abbreviated(tokens.word(i)) : null;
        String number = "";
        if (law != null) {
            number = law.number();
            end = i + 1;
        } else if (tokens.is(i, WordClass.LAW) || tokens.endsWith(i, "-")) {
            number = name(i);
        }
        if (number.isEmpty()) {
            return i;
        }
        citations.speaksOf(number);
        citations.add(i, end, number, "");
        return end;
    }

    /** The number of the law that a section belongs to and that stands at {@code i}, or empty; {@link #end} tells where it ends. */
    String at(int i) {
        if (i >= tokens.count) {
            return "";
        }
        if (i + 1 < tokens.count && ReferenceWords.LAW.fits(tokens, i + 1)) {
            end = i + 2;
            if (ReferenceWords.SAME.fits(tokens, i)) {
                return citations.last();
            }
            if (ReferenceWords.THIS.fits(tokens, i)) {
                return citations.ownOrLast();
            }
        }
        Law law = tokens.isWord(i) && tokens.isUpper(i) ? laws.abbreviated(tokens.word(i)) : null;
        if (law != null) {
            end = i + 1;
            return law.number();
        }
        return name(i);
    }

    /** The token after the law that was read last. */
    int end() {
        return end;
    }

    /** Two capitals at least: "SoL", "HSL"; one letter words and "PL" in a heading in capitals are left. */
    private boolean isAbbreviation(int i) {
        int capitals = 0;
        for (int k = tokens.start[i]; k < tokens.end[i]; k++) {
            capitals += Letters.isUpper(tokens.text[k]) ? 1 : 0;
        }
        boolean shouted = i + 1 < tokens.count
                && tokens.isWord(i + 1)
                && tokens.end[i + 1] - tokens.start[i + 1] > 4
                && Letters.isUpper(tokens.text[tokens.end[i + 1] - 1]);
        return capitals >= 2 && !shouted;
    }

    /** "lagen (1993:387) om …", "offentlighets- och sekretesslagen (2009:400)", "socialtjänstlagen"; the words behind are not looked at. */
    private String name(int i) {
        boolean compound = i + 2 < tokens.count && tokens.endsWith(i, "-") && tokens.equals(i + 1, "och");
        int at = compound ? i + 2 : i;
        if (at >= tokens.count || !tokens.is(at, WordClass.LAW)) {
            return "";
        }
        String number = numberInParentheses(at + 1);
        if (!number.isEmpty()) {
            end = at + 4;
            numbered.put(tokens.lowered(i, at + 1), number);
            return number;
        }
        Law law = named(i, at + 1);
        if (law != null && end > at + 1) {
            return law.number();
        }
        end = at + 1;
        String said = numbered.get(tokens.lowered(i, at + 1));
        boolean specific = at > i || tokens.end[at] - tokens.start[at] > SPECIFIC;
        return said != null && specific ? said : law == null ? "" : law.number();
    }

    /** The law of that name, or of a longer one: "lagen om stöd och service …". */
    private @Nullable Law named(int from, int to) {
        end = to;
        Law law = laws.named(tokens.lowered(from, to));
        if (law != null || !laws.opensName(tokens.lowered(from))) {
            return law;
        }
        int longest = to < tokens.count && tokens.isWord(to) ? Math.min(tokens.count, to - 1 + LONGEST_NAME) : to;
        while (law == null && end < longest) {
            law = laws.named(tokens.lowered(from, ++end));
        }
        return law;
    }

    /** "(1993:387)" at {@code i}, as "SFS 1993:387", or empty. */
    private String numberInParentheses(int i) {
        boolean shape = i + 2 < tokens.count && tokens.isChar(i, '(') && isNumber(i + 1) && tokens.isChar(i + 2, ')');
        return shape ? "SFS " + tokens.word(i + 1) : "";
    }

    /** A number of the form 1993:387. */
    private boolean isNumber(int i) {
        int from = tokens.start[i];
        int length = tokens.end[i] - from;
        if (length < 6 || length > 10 || tokens.text[from + 4] != ':') {
            return false;
        }
        for (int k = 0; k < length; k++) {
            char c = tokens.text[from + k];
            if (k != 4 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return tokens.text[from] == '1' && tokens.text[from + 1] >= '6'
                || tokens.text[from] == '2' && tokens.text[from + 1] == '0';
    }
}
