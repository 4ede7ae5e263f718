package se.tillit.mandate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of an act, as far as a reference can be read: "11 kap. 1 § socialtjänstlagen (2025:400)". What names no act by its number is not
 * read, nor are the further sections of "9–10 §§".
 *
 * @param act its number: 2025:400
 * @param chapter empty where the act has none
 */
record LegalSection(String act, String chapter, String section) {

    private static final Pattern ACT = Pattern.compile("\\((\\d{4}:\\d{1,4})\\)");
    private static final Pattern PLACE = Pattern.compile("(?:(\\d+(?: \\p{L})?) kap\\. )?(\\d+(?: ?\\p{Ll})?) §");

    static List<LegalSection> in(String reference) {
        List<LegalSection> found = new ArrayList<>();
        int from = 0;
        for (Matcher act = ACT.matcher(reference); act.find(); from = act.end()) {
            for (Matcher place = PLACE.matcher(reference.substring(from, act.start())); place.find(); ) {
                found.add(new LegalSection(act.group(1), place.group(1) == null ? "" : place.group(1), place.group(2)));
            }
        }
        return found;
    }

    String text() {
        return (chapter.isEmpty() ? "" : chapter + " kap. ") + section + " § (" + act + ")";
    }
}
