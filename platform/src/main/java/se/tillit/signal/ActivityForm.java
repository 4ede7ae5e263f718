package se.tillit.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;

/** A further activity as somebody types it; minutes, frequency and who said so are read as in the demand's own form. */
public record ActivityForm(SignalForm typed) {

    private static final int LONGEST_NAME = 200;

    public String get(String field) {
        return typed.get(field);
    }

    static ActivityForm empty() {
        return new ActivityForm(new SignalForm(Map.of()));
    }

    static ActivityForm of(Activity activity, Chain chain) {
        Map<String, String> fields = new HashMap<>();
        fields.put("namn", activity.name());
        fields.put(
                "befattning",
                chain.position(activity.position()).map(SignalForm::label).orElse(""));
        SignalForm.put(fields, activity.minutes());
        SignalForm.put(fields, activity.frequency());
        SignalForm.put(fields, activity.said());
        if (activity.otherCost() != null) {
            fields.put("kostnad", activity.otherCost().stripTrailingZeros().toPlainString());
        }
        return new ActivityForm(new SignalForm(fields));
    }

    /** @throws se.tillit.access.Refusal.Invalid with everything that cannot be read */
    Activity activity(Chain chain) {
        Problems problems = new Problems();
        String name = typed.line("namn");
        problems.addIf(name == null, "namn", "signal.activities.needs-name")
                .addIf(name != null && name.length() > LONGEST_NAME, "namn", "signal.form.too-long", LONGEST_NAME);
        String held = get("befattning").strip();
        Optional<Position> position = chain.positions().stream()
                .filter(one -> held.equals(SignalForm.label(one)) || held.equalsIgnoreCase(one.name()))
                .findFirst();
        problems.addIf(!held.isEmpty() && position.isEmpty(), "befattning", "signal.form.unknown-position");
        Minutes minutes = typed.minutes(problems);
        Frequency frequency = typed.frequency(problems);
        BigDecimal cost = cost(problems);
        LocalDate saidOn = typed.date("sagtden", problems);
        problems.refuseIfAny();
        return new Activity(
                Objects.requireNonNull(name),
                position.map(Position::id).orElse(null),
                minutes,
                frequency,
                cost,
                new Said(typed.basis(), typed.line("sagtav"), saidOn));
    }

    private @Nullable BigDecimal cost(Problems problems) {
        String text = get("kostnad").strip().replace(" ", "").replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        boolean readable = text.matches("\\d{1,8}(\\.\\d{1,2})?");
        problems.addIf(!readable, "kostnad", "signal.activities.not-kronor");
        return readable ? new BigDecimal(text) : null;
    }
}
