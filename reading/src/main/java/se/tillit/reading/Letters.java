package se.tillit.reading;

/**
 * What a character is. For the letters of western Europe it is looked up in a table, since the general question is asked of
 * the whole of Unicode and takes several times as long; the answers are the same.
 */
final class Letters {

    private static final int TABLED = 0x180;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte UPPER = 4;
    private static final byte LOWER = 8;

    private static final byte[] KINDS = new byte[TABLED];
    private static final char[] LOWERED = new char[TABLED];

    static {
        for (char c = 0; c < TABLED; c++) {
            LOWERED[c] = Character.toLowerCase(c);
            KINDS[c] = (byte) ((Character.isLetter(c) ? LETTER : 0)
                    | (Character.isDigit(c) ? DIGIT : 0)
                    | (Character.isUpperCase(c) ? UPPER : 0)
                    | (Character.isLowerCase(c) ? LOWER : 0));
        }
    }

    private Letters() {}

    static boolean isLetter(char c) {
        return c < TABLED ? (KINDS[c] & LETTER) != 0 : Character.isLetter(c);
    }

    static boolean isLetterOrDigit(char c) {
        return c < TABLED ? (KINDS[c] & (LETTER | DIGIT)) != 0 : Character.isLetterOrDigit(c);
    }

    static boolean isUpper(char c) {
        return c < TABLED ? (KINDS[c] & UPPER) != 0 : Character.isUpperCase(c);
    }

    static boolean isLower(char c) {
        return c < TABLED ? (KINDS[c] & LOWER) != 0 : Character.isLowerCase(c);
    }

    static char lower(char c) {
        return c < TABLED ? LOWERED[c] : Character.toLowerCase(c);
    }
}
