package se.tillit.pulse;

import java.util.List;
import java.util.stream.IntStream;
import se.tillit.access.Language;

/**
 * A question as it is asked in a wave.
 *
 * @param place its number in the wave, from 1
 * @param code the same in every wave that asks it
 * @param measure the items of one measure are a scale together
 * @param choicesSv for {@link ItemKind#CHOICE}, at most {@link #MOST_CHOICES}; else empty
 */
public record Item(
        int place,
        String code,
        String measure,
        ItemKind kind,
        String textSv,
        String textEn,
        List<String> choicesSv,
        List<String> choicesEn) {

    static final int SCALE_ENDS = 5;
    static final int MOST_CHOICES = 8;

    /** Longest free text, in characters. */
    static final int LONGEST_TEXT = 500;

    public Item {
        choicesSv = List.copyOf(choicesSv);
        choicesEn = List.copyOf(choicesEn);
        if (choicesSv.size() != choicesEn.size() || choicesSv.size() > MOST_CHOICES) {
            throw new IllegalArgumentException("Choices of " + code + ": " + choicesSv + " " + choicesEn);
        }
    }

    Item at(int other) {
        return new Item(other, code, measure, kind, textSv, textEn, choicesSv, choicesEn);
    }

    public String text(Language language) {
        return language == Language.SV ? textSv : textEn;
    }

    public List<String> choices(Language language) {
        return language == Language.SV ? choicesSv : choicesEn;
    }

    /** The form's field. */
    public String field() {
        return "f" + place;
    }

    /** What may be sent as an answer, but for free text. */
    public List<String> values() {
        return IntStream.rangeClosed(1, kind == ItemKind.SCALE ? SCALE_ENDS : choicesSv.size())
                .mapToObj(Integer::toString)
                .toList();
    }

    boolean accepts(String value) {
        return kind == ItemKind.TEXT ? value.length() <= LONGEST_TEXT : values().contains(value);
    }

    /** Seconds that it takes to answer: a guess, on the long side. */
    int seconds() {
        return kind == ItemKind.TEXT ? 30 : 6;
    }

    /** Whole minutes to answer them all. */
    public static int minutes(List<Item> items) {
        return Math.max(1, Math.ceilDiv(items.stream().mapToInt(Item::seconds).sum(), 60));
    }
}
