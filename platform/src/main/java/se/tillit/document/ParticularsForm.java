package se.tillit.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.reading.DocumentType;

/** A document's particulars as somebody types them: text as it stands in the fields, until it can be read. */
public record ParticularsForm(Map<String, String> fields) {

    private static final int LONGEST = 300;
    private static final List<String> DAYS = List.of("beslutat", "giltig", "oversyn");
    private static final List<String> LINES = List.of("rubrik", "beslutande", "ansvarig", "diarie", "omfattar");

    public ParticularsForm {
        fields = Map.copyOf(fields);
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    static ParticularsForm of(Document.Particulars said) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("rubrik", said.title());
        fields.put("typ", said.type().name());
        fields.put("beslutande", Objects.toString(said.decidedBy(), ""));
        fields.put("beslutat", Objects.toString(said.decidedOn(), ""));
        fields.put("giltig", Objects.toString(said.validUntil(), ""));
        fields.put("ansvarig", Objects.toString(said.owner(), ""));
        fields.put("diarie", Objects.toString(said.reference(), ""));
        fields.put("omfattar", Objects.toString(said.appliesTo(), ""));
        fields.put("oversyn", Objects.toString(said.reviewOn(), ""));
        return new ParticularsForm(fields);
    }

    /** The fields that say something else than before: a person stands for those. */
    Set<String> changedFrom(ParticularsForm before) {
        Set<String> changed = new TreeSet<>();
        before.fields.forEach((field, value) -> {
            if (!value.equals(get(field).strip())) {
                changed.add(field);
            }
        });
        return changed;
    }

    /** @throws se.tillit.access.Refusal.Invalid with everything that cannot be read */
    Document.Particulars particulars() {
        Problems problems = new Problems();
        problems.addIf(line("rubrik") == null, "rubrik", "document.form.needs-title");
        LINES.forEach(field -> problems.addIf(get(field).length() > LONGEST, field, "document.form.too-long", LONGEST));
        DAYS.forEach(field -> problems.addIf(!isDay(field), field, "document.form.not-a-day"));
        DocumentType type = Stream.of(DocumentType.values())
                .filter(one -> one.name().equals(get("typ")))
                .findFirst()
                .orElse(DocumentType.ANNAT);
        problems.refuseIfAny();
        return new Document.Particulars(
                Objects.requireNonNull(line("rubrik")),
                type,
                line("beslutande"),
                Registration.day(line("beslutat")),
                Registration.day(line("giltig")),
                line("ansvarig"),
                line("diarie"),
                line("omfattar"),
                Registration.day(line("oversyn")));
    }

    private boolean isDay(String field) {
        String text = line(field);
        try {
            return text == null || Math.abs(LocalDate.parse(text).getYear() - 1900) <= 300;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private @Nullable String line(String field) {
        String text = get(field).strip();
        return text.isEmpty() ? null : text;
    }
}
