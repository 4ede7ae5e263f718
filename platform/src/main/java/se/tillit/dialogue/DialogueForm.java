package se.tillit.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.chain.Level;
import se.tillit.chain.Unit;
import se.tillit.web.Fields;

/** What somebody writes to begin a dialogue. */
final class DialogueForm {

    private static final LocalDate NO_DAY = LocalDate.of(2200, 1, 1);

    private DialogueForm() {}

    static Fields empty(LocalDate today) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("oppnar", today.toString());
        fields.put("stanger", today.plusDays(21).toString());
        fields.put("svar-dag", today.plusDays(42).toString());
        fields.put("langd", "200");
        fields.put("slag", DialogueKind.PUBLIC.name());
        fields.put("intrade", DialogueEntry.LINK.name());
        fields.put("granska", DialogueModeration.BEFORE.name());
        return new Fields(fields);
    }

    /** @throws se.tillit.access.Refusal.Invalid where a unit is not in the chain or a day is none; the rest is judged with everything else */
    static Dialogue.Terms terms(Fields fields, Chain chain) {
        Problems problems = new Problems();
        UUID answerer = unit(fields.text("svarar"), chain);
        UUID unit = unit(fields.text("enhet"), chain);
        DialogueKind kind = fields.one(DialogueKind.class, "slag");
        DialogueEntry entry = fields.one(DialogueEntry.class, "intrade");
        DialogueModeration moderation = fields.one(DialogueModeration.class, "granska");
        LocalDate opens = fields.day("oppnar", "dialogue.needs-a-day", problems);
        LocalDate closes = fields.day("stanger", "dialogue.needs-a-day", problems);
        LocalDate answer = fields.day("svar-dag", "dialogue.needs-a-day", problems);
        problems.addIf(answerer == null, "svarar", "dialogue.needs-answerer")
                .addIf(unit == null && !fields.text("enhet").isEmpty(), "enhet", "dialogue.no-such-unit")
                .addIf(kind == null, "slag", "dialogue.needs-choice")
                .addIf(entry == null, "intrade", "dialogue.needs-choice")
                .addIf(moderation == null, "granska", "dialogue.needs-choice")
                .refuseIfAny();
        return new Dialogue.Terms(
                fields.text("fraga"),
                fields.text("syfte"),
                fields.text("paverka"),
                fields.text("inte"),
                fields.text("vilka"),
                java.util.Objects.requireNonNull(kind),
                java.util.Objects.requireNonNull(entry),
                java.util.Objects.requireNonNull(moderation),
                unit,
                fields.ticked("rum-", chain.levels().stream().map(Level::id)),
                java.util.Objects.requireNonNull(answerer),
                answer == null ? NO_DAY : answer,
                opens == null ? NO_DAY : opens,
                closes == null ? NO_DAY : closes,
                fields.text("langd").matches("\\d{1,3}") ? Integer.parseInt(fields.text("langd")) : 0,
                null);
    }

    static List<String> statements(Fields fields) {
        return fields.text("pastaenden").lines().toList();
    }

    static @Nullable UUID unit(String typed, Chain chain) {
        return chain.units().stream()
                .filter(unit -> unit.label().equalsIgnoreCase(typed)
                        || unit.code().equalsIgnoreCase(typed)
                        || unit.name().equalsIgnoreCase(typed))
                .map(Unit::id)
                .findFirst()
                .orElse(null);
    }
}
