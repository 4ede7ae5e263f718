package se.tillit.reading;

import java.util.Arrays;

/**
 * Words and runs of three words as hashes. Numbers are masked, so that a clause that differs only in a date or an amount is
 * still recognised; what differs is told afterwards.
 */
final class Shingles {

    static final int SIZE = 3;
    private static final long NUMBER = 0x9e3779b97f4a7c15L;

    private long[] words = new long[256];
    private int count;
    private long exact;

    /** Reads {@code text[from..to)}. */
    void read(CharSequence text, int from, int to) {
        count = 0;
        exact = 1;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                i++;
                continue;
            }
            long masked = 0xcbf29ce484222325L;
            boolean number = true;
            while (i < to && Character.isLetterOrDigit(c = text.charAt(i))) {
                char lower = Letters.lower(c);
                number &= lower <= '9';
                masked = (masked ^ lower) * 0x100000001b3L;
                i++;
            }
            exact = mix(exact * 31 + masked);
            if (count == words.length) {
                words = Arrays.copyOf(words, count * 2);
            }
            words[count++] = number ? NUMBER : mix(masked);
        }
    }

    int words() {
        return count;
    }

    /** The hash of the words with their numbers: equal for texts that are the same but for white space, case and signs. */
    long exact() {
        return exact;
    }

    /** The distinct shingles, sorted; those of one text shorter than a shingle are its words. */
    long[] shingles() {
        if (count < SIZE) {
            return distinct(Arrays.copyOf(words, count));
        }
        long[] all = new long[count - SIZE + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = mix(mix(words[i] * 31 + words[i + 1]) * 31 + words[i + 2]);
        }
        return distinct(all);
    }

    static long[] distinct(long[] values) {
        Arrays.sort(values);
        int kept = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[kept++] = values[i];
            }
        }
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }

    static long mix(long value) {
        long v = (value ^ value >>> 32) * 0xd6e8feb86659fd93L;
        return v ^ v >>> 29;
    }
}
