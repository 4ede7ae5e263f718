package se.tillit.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A language that the organisation has added, with what its people have written in it.
 *
 * @param tag BCP 47, in small letters
 * @param name as those who speak it call it
 * @param texts by code: of an item, of a choice, or of a sentence of the form
 */
public record PulseLanguage(String tag, String name, int version, Map<String, String> texts) {

    /** Sentences of the form: how the scale goes, its ends, and the button. Where they are missing it says them in the page's language. */
    static final List<String> FORM = List.of("ui.scale", "ui.low", "ui.high", "ui.send");

    private static final Set<String> FROM_THE_RIGHT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    public PulseLanguage {
        texts = Map.copyOf(texts);
    }

    /** Everything about an item that needs words. */
    static List<String> codes(Item item) {
        List<String> codes = new ArrayList<>(List.of(item.code()));
        for (int choice = 1; choice <= item.choicesSv().size(); choice++) {
            codes.add(choice(item, choice));
        }
        return codes;
    }

    static String choice(Item item, int choice) {
        return item.code() + ".choice." + choice;
    }

    /** Whether every question can be asked in it: half a form in each language helps nobody. */
    boolean covers(List<Item> items) {
        return items.stream().flatMap(item -> codes(item).stream()).allMatch(texts::containsKey);
    }

    public boolean isFromTheRight() {
        return FROM_THE_RIGHT.contains(Locale.forLanguageTag(tag).getLanguage());
    }
}
