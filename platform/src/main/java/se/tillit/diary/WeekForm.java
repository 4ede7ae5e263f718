package se.tillit.diary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.web.Fields;

/** What somebody writes to begin a diary week. */
final class WeekForm {

    private WeekForm() {}

    /** The categories that most can use as they are. */
    static Fields empty(LocalDate today, String categoriesSv, String categoriesEn) {
        Map<String, String> fields = new HashMap<>();
        fields.put(
                "fran",
                today.with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY))
                        .toString());
        fields.put("dagar", "10");
        fields.put("slag-sv", categoriesSv);
        fields.put("slag-en", categoriesEn);
        fields.put("styrning", "4");
        return new Fields(fields);
    }

    /** @throws se.tillit.access.Refusal.Invalid where the unit or a day cannot be read; the rest is judged with everything else */
    static Week.Terms terms(Fields fields, Chain chain) {
        Problems problems = new Problems();
        UUID root = chain.units().stream()
                .filter(unit -> unit.label().equalsIgnoreCase(fields.text("enhet"))
                        || unit.code().equalsIgnoreCase(fields.text("enhet"))
                        || unit.name().equalsIgnoreCase(fields.text("enhet")))
                .map(unit -> unit.id())
                .findFirst()
                .orElse(null);
        problems.addIf(root == null, "enhet", "diary.needs-unit");
        LocalDate from = fields.day("fran", "diary.needs-day", problems);
        LocalDate union = fields.day("fack-dag", "diary.needs-union", problems);
        LocalDate assessed = fields.day("dpia-dag", "diary.needs-assessment", problems);
        if (root == null || from == null || union == null || assessed == null) {
            problems.refuseIfAny();
            throw new IllegalStateException("A problem was told");
        }
        return new Week.Terms(
                fields.text("rubrik"),
                root,
                fields.text("fragar"),
                fields.text("anvands"),
                fields.text("beslut"),
                from,
                number(fields.text("dagar")),
                lines(fields.text("slag-sv")),
                lines(fields.text("slag-en")),
                number(fields.text("styrning")),
                fields.text("fack"),
                union,
                fields.text("dpia"),
                assessed);
    }

    private static int number(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }
}
