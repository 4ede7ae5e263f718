package se.tillit.pulse;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;

/**
 * What somebody writes to begin a wave.
 *
 * @param fields by name
 * @param chosen codes of instruments and own questions
 */
public record WaveForm(Map<String, String> fields, List<String> chosen) {

    /** Long enough ago and far enough away for every mistake to be one of the day, not of the calendar. */
    private static final LocalDate NO_DAY = LocalDate.of(9999, 1, 1);

    public WaveForm {
        fields = Map.copyOf(fields);
        chosen = List.copyOf(chosen);
    }

    static WaveForm empty(LocalDate today) {
        return new WaveForm(
                Map.of(
                        "oppnar", today.toString(),
                        "stanger", today.plusDays(14).toString(),
                        "dagar", "10"),
                List.of("above"));
    }

    public String get(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** @throws Refusal.Invalid where a unit or position is not in the chain; the rest is judged with everything else */
    Wave.Terms terms(Chain chain) {
        UUID root = chain.units().stream()
                .filter(unit -> unit.label().equalsIgnoreCase(get("enhet"))
                        || unit.code().equalsIgnoreCase(get("enhet"))
                        || unit.name().equalsIgnoreCase(get("enhet")))
                .map(unit -> unit.id())
                .findFirst()
                .orElse(null);
        UUID position = chain.positions().stream()
                .filter(one -> get("befattning").equalsIgnoreCase(one.name() + " (" + one.code() + ")")
                        || get("befattning").equalsIgnoreCase(one.name()))
                .map(one -> one.id())
                .findFirst()
                .orElse(null);
        new Problems()
                .addIf(root == null, "enhet", "pulse.needs-unit")
                .addIf(position == null && !get("befattning").isEmpty(), "befattning", "pulse.no-such-position")
                .refuseIfAny();
        return new Wave.Terms(
                get("rubrik"),
                java.util.Objects.requireNonNull(root),
                position,
                get("fragar"),
                get("anvands"),
                get("beslut"),
                day(get("oppnar")),
                day(get("stanger")),
                get("dagar").matches("\\d{1,3}") ? Integer.parseInt(get("dagar")) : 0,
                get("fack"),
                day(get("fack-dag")),
                get("dpia"),
                day(get("dpia-dag")));
    }

    OwnQuestion.Wording wording() {
        return new OwnQuestion.Wording(
                kind(),
                get("sv"),
                get("en"),
                kind() == ItemKind.CHOICE ? lines("val-sv") : List.of(),
                kind() == ItemKind.CHOICE ? lines("val-en") : List.of(),
                get("fragar"),
                get("anvands"),
                get("beslut"));
    }

    LocalDate until() {
        return day(get("till"));
    }

    private ItemKind kind() {
        try {
            return ItemKind.valueOf(get("slag"));
        } catch (IllegalArgumentException none) {
            throw new Refusal.Invalid(new Problems().add("slag", "pulse.needs-kind"));
        }
    }

    private List<String> lines(String name) {
        return get(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static LocalDate day(@Nullable String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            return day.getYear() >= 1900 && day.getYear() <= 9999 ? day : NO_DAY;
        } catch (DateTimeParseException none) {
            return NO_DAY;
        }
    }
}
