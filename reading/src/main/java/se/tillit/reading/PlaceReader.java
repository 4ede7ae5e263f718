package se.tillit.reading;

import static se.tillit.reading.WordClass.NUMBER;

import java.util.ArrayList;
import java.util.List;

/** Reads "2 kap. 3 § och 4 kap. 5 och 6 §§ SoL": chapters and sections, which wait for the law that ends the expression. */
final class PlaceReader {

    /** How far behind a section its law may stand: "9 § första stycket 2 och 3 lagen (1993:387)". */
    private static final int LAW_REACH = 24;

    /** An enumeration longer than this is a table of numbers. */
    private static final int MOST_SECTIONS = 30;

    private static final int LONGEST_EXPRESSION = 300;

    /**
     * A section, or a chapter as a whole.
     *
     * @param name "3:4", "3 kap."
     * @param from its first token
     * @param to the token after its last
     */
    private record Place(String name, int from, int to) {}

    private final Tokens tokens;
    private final Citations citations;
    private final LawNames lawNames;
    private final List<Place> waiting = new ArrayList<>();

    PlaceReader(Tokens tokens, Citations citations, LawNames lawNames) {
        this.tokens = tokens;
        this.citations = citations;
        this.lawNames = lawNames;
    }

    /** Reads what begins with a number at {@code i}; answers the token after it. */
    int read(int i) {
        waiting.clear();
        int end = expression(i);
        if (waiting.isEmpty()) {
            return i;
        }
        int lawAt = end;
        while (lawAt < Math.min(tokens.count, end + LAW_REACH) && isDetail(lawAt)) {
            lawAt++;
        }
        String number = lawNames.at(lawAt);
        if (number.isEmpty()) {
            number = citations.ownOrLast();
        } else {
            end = lawNames.end();
            citations.speaksOf(number);
        }
        if (!number.isEmpty()) {
            for (Place place : waiting) {
                boolean closing = place == waiting.getLast();
                citations.add(place.from, closing ? Math.max(place.to, end) : place.to, number, place.name);
            }
        }
        return end;
    }

    private int expression(int i) {
        String chapter = "";
        int at = i;
        while (at < Math.min(tokens.count, i + LONGEST_EXPRESSION)) {
            int chapterEnd = chapter(at);
            chapter = chapterEnd > at ? number(at, chapterEnd) : chapter;
            int end = sections(chapterEnd, chapter, at);
            if (end == at) {
                break;
            }
            if (end == chapterEnd) {
                waiting.add(new Place(chapter + " kap.", at, chapterEnd));
            }
            int joined = end;
            while (joined < tokens.count && isDetail(joined) && !goesOn(joined)) {
                joined++;
            }
            at = end;
            if (joined == tokens.count || !goesOn(joined)) {
                break;
            }
            at = afterLinks(joined);
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
        while (at < Math.min(tokens.count, i + 2) && ReferenceWords.LINK.fits(tokens, at)) {
            at++;
        }
        return at;
    }

    private boolean hasSections(int i) {
        int before = waiting.size();
        int end = sections(i, "", i);
        forget(before);
        return end > i;
    }

    private void forget(int size) {
        while (waiting.size() > size) {
            waiting.removeLast();
        }
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
        boolean letter = i + 1 < tokens.count && isLetter(i + 1) && tokens.text[tokens.start[i + 1]] <= 'z';
        return letter ? i + 2 : i + 1;
    }

    private boolean isLetter(int i) {
        return tokens.end[i] - tokens.start[i] == 1 && Letters.isLower(tokens.text[tokens.start[i]]);
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
        int before = waiting.size();
        int at = i;
        for (int end = numeral(at); end > at && waiting.size() - before < MOST_SECTIONS; end = numeral(at)) {
            int close = afterSigns(end);
            add(chapter, number(at, end), waiting.size() == before ? start : at, close);
            if (close > end) {
                return close;
            }
            at = end;
            if (at < tokens.count && (ReferenceWords.LINK.fits(tokens, at) || isRange(at))) {
                at++;
            } else {
                break;
            }
        }
        forget(before);
        return i;
    }

    private int afterSigns(int i) {
        int at = i;
        while (at < tokens.count && tokens.isChar(at, '§')) {
            at++;
        }
        return at;
    }

    private boolean isRange(int i) {
        return tokens.isChar(i, '–') || tokens.isChar(i, '-');
    }

    /** Of "7–9" both ends are kept. */
    private void add(String chapter, String number, int from, int to) {
        int dash = Math.max(number.indexOf('-'), number.indexOf('–'));
        String before = chapter.isEmpty() ? "" : chapter + ":";
        if (dash > 0) {
            waiting.add(new Place(before + number.substring(0, dash), from, to));
        }
        waiting.add(new Place(before + number.substring(dash + 1), from, to));
    }

    /** What may stand between a section and its law: "första stycket 2 och 3 punkten", "i". */
    private boolean isDetail(int i) {
        return tokens.is(i, NUMBER) && tokens.end[i] - tokens.start[i] <= 3
                || ReferenceWords.DETAIL.fits(tokens, i)
                || tokens.isChar(i, '.') && i > 0 && tokens.is(i - 1, NUMBER)
                || isLetter(i);
    }
}
