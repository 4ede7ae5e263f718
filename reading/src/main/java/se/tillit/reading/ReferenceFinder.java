package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.tillit.reading.LawTable.Law;
import se.tillit.reading.Reference.Kind;
import se.tillit.reading.Reference.Validity;

/**
 * Finds references in a block's tokens: chapters and sections with the law they belong to, laws by name, abbreviation and
 * number, agency regulations, EU acts, and other documents by their titles. A section without a law belongs to the document's
 * own ("i 3 §" in a statute) or to the law named last ("samma lag").
 */
final class ReferenceFinder {

    /** How far behind a section its law may stand: "9 § första stycket 2 och 3 lagen (1993:387)". */
    private static final int LAW_REACH = 24;

    private static final int LONGEST_TITLE = 9;

    /** An enumeration longer than this is a table of numbers. */
    private static final int MOST_SECTIONS = 30;

    private static final int LONGEST_EXPRESSION = 300;

    private final Tokens tokens;
    private final LawTable laws;
    private final List<Reference> found = new ArrayList<>();
    /** Sections that wait for the law that the expression ends with. */
    private final List<int[]> waiting = new ArrayList<>();

    private final List<String> places = new ArrayList<>();
    private final Map<String, String> namesInText = new HashMap<>();
    private String own = "";
    private String last = "";

    ReferenceFinder(Tokens tokens, LawTable laws) {
        this.tokens = tokens;
        this.laws = laws;
    }

    /** Begins a document. @param ownNumber its own number ("SFS 2017:725"), empty where it is no statute */
    void begin(String ownNumber) {
        found.clear();
        namesInText.clear();
        own = ownNumber;
        last = "";
    }

    List<Reference> found() {
        return List.copyOf(found);
    }

    /** Reads the tokens at hand. */
    void block() {
        for (int i = 0; i < tokens.count; ) {
            char c = tokens.text[tokens.start[i]];
            int next = i;
            if (c >= '0' && c <= '9') {
                next = places(i);
            } else if (mayName(i, c)) {
                next = named(i);
            }
            i = Math.max(i + 1, next);
        }
    }

    /** A name is written with a capital, ends like a law, or begins with the word for an act of the union. */
    private boolean mayName(int i, char first) {
        boolean small = first >= 'a' && first <= 'z' || first >= 'ß';
        boolean act = first == 'f' || first == 'd' || first == 'b';
        return tokens.isWord(i) && (!small || act || isLawName(i) || tokens.text[tokens.end[i] - 1] == '-');
    }

    // --- chapters and sections

    /** Reads "2 kap. 3 § och 4 kap. 5 och 6 §§ SoL" from {@code i}; answers the token after it. */
    private int places(int i) {
        waiting.clear();
        places.clear();
        int at = expression(i);
        if (waiting.isEmpty()) {
            return i;
        }
        int lawAt = at;
        while (lawAt < Math.min(tokens.count, at + LAW_REACH) && isDetail(lawAt)) {
            lawAt++;
        }
        int[] after = new int[] {at};
        String number = lawAt(lawAt, after);
        if (number.isEmpty()) {
            number = own.isEmpty() ? last : own;
        } else {
            at = after[0];
            last = number;
        }
        for (int k = 0; k < waiting.size(); k++) {
            int[] span = waiting.get(k);
            boolean closing = k == waiting.size() - 1 && !number.isEmpty();
            String target = number.isEmpty() ? places.get(k) : number + " " + places.get(k);
            if (!number.isEmpty()) {
                add(span[0], closing ? Math.max(span[1], at) : span[1], Kind.SFS, target, laws.validityOf(number));
            }
        }
        return at;
    }

    private int expression(int i) {
        String chapter = "";
        int at = i;
        while (at < Math.min(tokens.count, i + LONGEST_EXPRESSION)) {
            int chapterEnd = chapter(at);
            if (chapterEnd > at) {
                chapter = number(at, chapterEnd);
                int numbers = sections(chapterEnd, chapter, at);
                if (numbers == chapterEnd) {
                    waiting.add(new int[] {at, chapterEnd});
                    places.add(chapter + ":");
                }
                at = numbers;
            } else {
                int numbers = sections(at, chapter, at);
                if (numbers == at) {
                    break;
                }
                at = numbers;
            }
            int joined = at;
            while (joined < tokens.count && isDetail(joined) && !goesOn(joined)) {
                joined++;
            }
            if (joined < tokens.count && goesOn(joined)) {
                at = afterLinks(joined);
            } else {
                break;
            }
        }
        return at;
    }

    /** Whether a comma or a coordinator here leads to more chapters or sections. */
    private boolean goesOn(int i) {
        int next = afterLinks(i);
        return next > i && (chapter(next) > next || hasSections(next));
    }

    private int afterLinks(int i) {
        int at = i;
        while (at < Math.min(tokens.count, i + 2) && isLink(at)) {
            at++;
        }
        return at;
    }

    private boolean isLink(int i) {
        return tokens.isChar(i, ',')
                || tokens.equals(i, "och")
                || tokens.equals(i, "eller")
                || tokens.equals(i, "samt")
                || tokens.equals(i, "respektive");
    }

    private boolean hasSections(int i) {
        int before = waiting.size();
        int end = sections(i, "", i);
        while (waiting.size() > before) {
            waiting.removeLast();
            places.removeLast();
        }
        return end > i;
    }

    /** The token after "3 kap." at {@code i}, or {@code i}. */
    private int chapter(int i) {
        int at = numeral(i);
        if (at == i || at >= tokens.count) {
            return i;
        }
        if (tokens.equals(at, "kap.") || tokens.equals(at, "kapitlet")) {
            return at + 1;
        }
        return tokens.equals(at, "kap") ? at + (at + 1 < tokens.count && tokens.isChar(at + 1, '.') ? 2 : 1) : i;
    }

    /** Reads "3", "3 a", "16a"; answers the token after it. */
    private int numeral(int i) {
        if (i >= tokens.count
                || tokens.text[tokens.start[i]] < '0'
                || tokens.text[tokens.start[i]] > '9'
                || tokens.end[i] - tokens.start[i] > 9) {
            return i;
        }
        boolean letter = i + 1 < tokens.count
                && tokens.end[i + 1] - tokens.start[i + 1] == 1
                && tokens.text[tokens.start[i + 1]] >= 'a'
                && tokens.text[tokens.start[i + 1]] <= 'z';
        return letter ? i + 2 : i + 1;
    }

    private String number(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int k = from; k < to; k++) {
            if (!tokens.startsWith(k, "kap") && !tokens.isChar(k, '.')) {
                out.append(tokens.text, tokens.start[k], tokens.end[k] - tokens.start[k]);
            }
        }
        return out.toString();
    }

    /** Reads "5, 6 a och 7–9 §§" from {@code i}; answers the token after the section sign, or {@code i}. */
    private int sections(int i, String chapter, int start) {
        int at = i;
        int first = waiting.size();
        while (true) {
            int end = numeral(at);
            if (end == at || waiting.size() - first >= MOST_SECTIONS) {
                break;
            }
            String number = number(at, end);
            int dash = Math.max(number.indexOf('-'), number.indexOf('–'));
            if (dash > 0) {
                waiting.add(new int[] {waiting.size() == first ? start : at, end});
                places.add(place(chapter, number.substring(0, dash)));
            }
            waiting.add(new int[] {waiting.size() == first ? start : at, end});
            places.add(place(chapter, number.substring(dash + 1)));
            at = end;
            if (at < tokens.count && tokens.isChar(at, '§')) {
                int close = at + 1;
                while (close < tokens.count && tokens.isChar(close, '§')) {
                    close++;
                }
                waiting.getLast()[1] = close;
                return close;
            }
            boolean range = at < tokens.count && (tokens.isChar(at, '–') || tokens.isChar(at, '-'));
            if (at < tokens.count && (isLink(at) || range)) {
                at++;
            } else {
                break;
            }
        }
        while (waiting.size() > first) {
            waiting.removeLast();
            places.removeLast();
        }
        return i;
    }

    private static String place(String chapter, String section) {
        return chapter.isEmpty() ? section : chapter + ":" + section;
    }

    /** What may stand between a section and its law: "första stycket 2 och 3 punkten", "i". */
    private boolean isDetail(int i) {
        if (tokens.is(i, ORDINAL) || tokens.is(i, NUMBER) && tokens.end[i] - tokens.start[i] <= 3) {
            return true;
        }
        return tokens.startsWith(i, "styck")
                || tokens.startsWith(i, "punkt")
                || tokens.startsWith(i, "mening")
                || tokens.equals(i, "st.")
                || tokens.equals(i, "st")
                || tokens.equals(i, "p.")
                || tokens.equals(i, "p")
                || tokens.equals(i, "och")
                || tokens.equals(i, "eller")
                || tokens.equals(i, "i")
                || tokens.equals(i, "mom.")
                || tokens.isChar(i, ',')
                || tokens.isChar(i, '–')
                || tokens.isChar(i, '-')
                || tokens.isChar(i, '.') && i > 0 && tokens.is(i - 1, NUMBER)
                || tokens.end[i] - tokens.start[i] == 1 && Character.isLowerCase(tokens.text[tokens.start[i]]);
    }

    // --- laws

    /** The number of the law that starts at {@code i}; {@code after[0]} becomes the token after it. Empty where there is none. */
    private String lawAt(int i, int[] after) {
        if (i >= tokens.count) {
            return "";
        }
        if (tokens.equals(i, "samma") && i + 1 < tokens.count && isLawWord(i + 1)) {
            after[0] = i + 2;
            return last;
        }
        if ((tokens.equals(i, "denna") || tokens.equals(i, "nämnda") || tokens.equals(i, "den"))
                && i + 1 < tokens.count
                && isLawWord(i + 1)) {
            after[0] = i + 2;
            return tokens.equals(i, "denna") && !own.isEmpty() ? own : last;
        }
        for (int k = i; k < Math.min(tokens.count, i + 3); k++) {
            if (!tokens.isWord(k)) {
                break;
            }
            Law law = tokens.isUpper(k) ? laws.abbreviated(tokens.word(k)) : null;
            if (law != null && k == i) {
                after[0] = k + 1;
                return law.number();
            }
        }
        return lawName(i, after);
    }

    private boolean isLawWord(int i) {
        return tokens.endsWith(i, "lag")
                || tokens.endsWith(i, "lagen")
                || tokens.endsWith(i, "förordning")
                || tokens.endsWith(i, "förordningen")
                || tokens.endsWith(i, "balk");
    }

    private boolean isLawName(int i) {
        return tokens.is(i, LAW);
    }

    /** "lagen (1993:387) om …", "offentlighets- och sekretesslagen (2009:400)", "socialtjänstlagen"; the words behind are not looked at. */
    private String lawName(int i, int[] after) {
        int at = i;
        boolean compound = at + 2 < tokens.count && tokens.endsWith(at, "-") && tokens.equals(at + 1, "och");
        if (compound) {
            at += 2;
        }
        if (at >= tokens.count || !isLawName(at)) {
            return "";
        }
        String number = numberInParentheses(at + 1);
        if (!number.isEmpty()) {
            after[0] = at + 4;
            namesInText.put(tokens.span(i, at + 1).toLowerCase(Locale.ROOT), number);
            return number;
        }
        String name = tokens.span(i, at + 1);
        Law law = laws.named(name);
        for (int longer = at + 2;
                law == null && longer <= Math.min(tokens.count, at + 10) && tokens.isWord(at + 1);
                longer++) {
            law = laws.named(tokens.span(i, longer));
            if (law != null) {
                after[0] = longer;
                return law.number();
            }
        }
        String said = namesInText.get(name.toLowerCase(Locale.ROOT));
        boolean specific = at > i || tokens.end[at] - tokens.start[at] > 12;
        if (said != null && specific) {
            after[0] = at + 1;
            return said;
        }
        if (law == null) {
            return "";
        }
        after[0] = at + 1;
        return law.number();
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

    /** Laws, regulations, EU acts and documents that a word at {@code i} opens; answers the token after, or {@code i}. */
    private int named(int i) {
        int act = regulation(i);
        if (act > i) {
            return act;
        }
        act = union(i);
        if (act > i) {
            return act;
        }
        boolean capitals = tokens.isUpper(i) && tokens.end[i] - tokens.start[i] <= 10;
        Law law = capitals ? laws.abbreviated(tokens.word(i)) : null;
        if (law != null && isAbbreviation(i)) {
            last = law.number();
            add(i, i + 1, kind(law.number()), law.number(), law.validity());
            return i + 1;
        }
        int[] after = {i};
        String number = isLawName(i) || tokens.endsWith(i, "-") ? lawName(i, after) : "";
        if (!number.isEmpty()) {
            last = number;
            add(i, after[0], kind(number), number, laws.validityOf(number));
            return after[0];
        }
        return document(i);
    }

    /** Two capitals at least: "SoL", "HSL"; one letter words and "PL" in a heading in capitals are left. */
    private boolean isAbbreviation(int i) {
        int capitals = 0;
        for (int k = tokens.start[i]; k < tokens.end[i]; k++) {
            capitals += Character.isUpperCase(tokens.text[k]) ? 1 : 0;
        }
        boolean shouted = i + 1 < tokens.count
                && tokens.isWord(i + 1)
                && tokens.end[i + 1] - tokens.start[i + 1] > 4
                && Character.isUpperCase(tokens.text[tokens.end[i + 1] - 1]);
        return capitals >= 2 && !shouted;
    }

    private static Kind kind(String number) {
        return number.startsWith("EU ") ? Kind.EU : number.startsWith("SFS ") ? Kind.SFS : Kind.REGULATION;
    }

    /** "SFS 2025:400", "AFS 2023:1", "HSLF-FS 2016:40", "ELSÄK-FS 2011:1". */
    private int regulation(int i) {
        if (!tokens.endsWith(i, "FS") && !tokens.endsWith(i, "fs")
                || i + 1 >= tokens.count
                || !Character.isUpperCase(tokens.text[tokens.start[i]])) {
            return i;
        }
        int number = i + 1;
        if (tokens.is(number, NUMBER) && isSeriesNumber(number)) {
            boolean statute = tokens.equals(i, "sfs");
            String target = tokens.word(i) + " " + tokens.word(number);
            add(i, number + 1, statute ? Kind.SFS : Kind.REGULATION, target, laws.validityOf(target));
            last = statute ? target : last;
            return number + 1;
        }
        return i;
    }

    private boolean isSeriesNumber(int i) {
        int colon = -1;
        for (int k = tokens.start[i]; k < tokens.end[i]; k++) {
            colon = tokens.text[k] == ':' ? k - tokens.start[i] : colon;
        }
        return colon == 4;
    }

    /** "förordning (EU) nr 305/2011", "direktiv 89/391/EEG", "(EU) 2016/679", "beslut (2012/32)". */
    private int union(int i) {
        boolean act = tokens.startsWith(i, "förordning")
                || tokens.startsWith(i, "direktiv")
                || tokens.startsWith(i, "beslut");
        if (!act) {
            return i;
        }
        boolean union = false;
        for (int k = i + 1; k < Math.min(tokens.count, i + 7); k++) {
            union |= tokens.equals(k, "eu")
                    || tokens.equals(k, "eg")
                    || tokens.equals(k, "eeg")
                    || tokens.equals(k, "euratom");
            if (tokens.is(k, NUMBER) && hasSlash(k)) {
                String word = tokens.word(k);
                boolean suffixed = word.endsWith("EG")
                        || word.endsWith("EU")
                        || word.endsWith("EEG")
                        || k + 1 < tokens.count && (tokens.equals(k + 1, "/"));
                if (!union && !suffixed && !suffixFollows(k)) {
                    return i;
                }
                String target = "EU " + unionNumber(word, tokens.startsWith(i, "förordning"));
                int end = k + 1;
                while (end < tokens.count
                        && (tokens.isChar(end, '/')
                                || tokens.equals(end, "eg")
                                || tokens.equals(end, "eeg")
                                || tokens.equals(end, "eu"))) {
                    end++;
                }
                add(i, end, Kind.EU, target, laws.validityOf(target));
                return end;
            }
            if (tokens.isWord(k) && !union && !tokens.equals(k, "nr") && !tokens.equals(k, "nr.")) {
                return i;
            }
        }
        return i;
    }

    private boolean suffixFollows(int number) {
        return number + 2 < tokens.count
                && tokens.isChar(number + 1, '/')
                && (tokens.equals(number + 2, "eg")
                        || tokens.equals(number + 2, "eeg")
                        || tokens.equals(number + 2, "eu"));
    }

    private boolean hasSlash(int i) {
        for (int k = tokens.start[i]; k < tokens.end[i]; k++) {
            if (tokens.text[k] == '/') {
                return true;
            }
        }
        return false;
    }

    /** Year first: regulations before 2015 were numbered the other way round. */
    private static String unionNumber(String word, boolean regulation) {
        String[] parts = word.split("/");
        String first = parts[0];
        String second = parts.length > 1 ? parts[1] : "";
        if (regulation && first.length() < 4 && second.length() == 4
                || second.length() == 4
                        && (second.startsWith("19") || second.startsWith("20"))
                        && first.length() != 4) {
            return second + "/" + first;
        }
        return (first.length() == 2 ? "19" + first : first) + "/" + second;
    }

    /** "enligt Riktlinje för anhörigstöd", "se Rutin för hembesök": a title in the text. */
    private int document(int i) {
        if (i == 0 || !tokens.isUpper(i) || !isDocumentWord(i) || tokens.isChar(i - 1, '.') || i + 1 >= tokens.count) {
            return i;
        }
        boolean tie = tokens.equals(i + 1, "för")
                || tokens.equals(i + 1, "om")
                || tokens.equals(i + 1, "vid")
                || tokens.equals(i + 1, "mot")
                || tokens.equals(i + 1, "avseende");
        if (!tie
                || !tokens.isWord(i - 1)
                        && !tokens.isChar(i - 1, '"')
                        && !tokens.isChar(i - 1, '”')
                        && !tokens.isChar(i - 1, ':')) {
            return i;
        }
        int end = i + 2;
        while (end < Math.min(tokens.count, i + LONGEST_TITLE)
                && tokens.isWord(end)
                && (!tokens.is(end, any(PRESENT, PASSIVE_PRESENT, RELATIVE, ATT) | ClauseParser.MODAL)
                        || tokens.is(end, PREPOSITION))) {
            end++;
        }
        if (end == i + 2) {
            return i;
        }
        add(i, end, Kind.DOCUMENT, tokens.span(i, end), Validity.UNKNOWN);
        return end;
    }

    private boolean isDocumentWord(int i) {
        return tokens.startsWith(i, "riktlinje")
                || tokens.startsWith(i, "rutin")
                || tokens.endsWith(i, "policy")
                || tokens.endsWith(i, "plan")
                || tokens.endsWith(i, "strategi")
                || tokens.startsWith(i, "reglemente")
                || tokens.startsWith(i, "delegationsordning")
                || tokens.startsWith(i, "instruktion");
    }

    private void add(int from, int to, Kind kind, String target, Validity validity) {
        String words = Normal.spaces(tokens.span(from, to));
        found.add(new Reference(
                words,
                tokens.start[from],
                tokens.end[to - 1],
                kind,
                target.endsWith(":") ? target.substring(0, target.length() - 1) + " kap." : target,
                validity));
    }
}
