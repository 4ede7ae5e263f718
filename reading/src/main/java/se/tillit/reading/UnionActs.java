package se.tillit.reading;

import static se.tillit.reading.WordClass.NUMBER;

/** Acts of the European Union: "förordning (EU) nr 305/2011", "direktiv 89/391/EEG", "förordning (EU) 2016/679". */
final class UnionActs {

    private static final int NUMBER_REACH = 7;

    private final Tokens tokens;
    private final Citations citations;

    UnionActs(Tokens tokens, Citations citations) {
        this.tokens = tokens;
        this.citations = citations;
    }

    /** Reads what stands at {@code i}; answers the token after it, or {@code i}. */
    int read(int i) {
        if (!ReferenceWords.UNION_ACT.fits(tokens, i)) {
            return i;
        }
        boolean union = false;
        for (int k = i + 1; k < Math.min(tokens.count, i + NUMBER_REACH); k++) {
            union |= ReferenceWords.UNION.fits(tokens, k);
            if (tokens.is(k, NUMBER) && tokens.word(k).indexOf('/') > 0) {
                return union || isSuffixed(k) ? add(i, k) : i;
            }
            if (tokens.isWord(k) && !union && !tokens.equals(k, "nr") && !tokens.equals(k, "nr.")) {
                return i;
            }
        }
        return i;
    }

    /** "89/391/EEG", in one token or in three. */
    private boolean isSuffixed(int number) {
        String word = tokens.word(number);
        boolean within = word.endsWith("EG") || word.endsWith("EU") || word.endsWith("EEG");
        return within || number + 1 < tokens.count && tokens.isChar(number + 1, '/');
    }

    private int add(int from, int number) {
        int end = number + 1;
        while (end < tokens.count && (tokens.isChar(end, '/') || ReferenceWords.UNION.fits(tokens, end))) {
            end++;
        }
        String year = yearFirst(tokens.word(number), tokens.startsWith(from, "förordning"));
        citations.add(from, end, "EU " + year, "");
        return end;
    }

    /** Regulations before 2015 were numbered the other way round. */
    private static String yearFirst(String word, boolean regulation) {
        String[] parts = word.split("/");
        String first = parts[0];
        String second = parts.length > 1 ? parts[1] : "";
        boolean century = second.startsWith("19") || second.startsWith("20");
        boolean turned = second.length() == 4 && (regulation && first.length() < 4 || century && first.length() != 4);
        return turned ? second + "/" + first : (first.length() == 2 ? "19" + first : first) + "/" + second;
    }
}
