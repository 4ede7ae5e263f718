package se.tillit.reading;

import java.util.Set;

/** Whether a text is Swedish, by its commonest words. */
final class Languages {

    private static final Set<String> SWEDISH = Set.of(
            "och", "att", "det", "som", "för", "av", "är", "på", "till", "med", "inte", "ska", "skall", "den", "om",
            "en", "ett", "eller", "vid", "enligt");

    private static final int SAMPLE = 1_500;
    private static final int LEAST_WORDS = 100;

    private Languages() {}

    static boolean isSwedish(String text) {
        int words = 0;
        int swedish = 0;
        int start = -1;
        int end = Math.min(text.length(), SAMPLE);
        for (int i = 0; i <= end; i++) {
            boolean letter = i < end && Letters.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words++;
                swedish += i - start <= 6
                                && SWEDISH.contains(text.substring(start, i).toLowerCase(java.util.Locale.ROOT))
                        ? 1
                        : 0;
                start = -1;
            }
        }
        return words < LEAST_WORDS || swedish * 14 >= words;
    }
}
