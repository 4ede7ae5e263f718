package se.tillit.goal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.chain.Level;
import se.tillit.chain.Unit;
import se.tillit.chain.Validity;
import se.tillit.web.Fields;

/** A draft as somebody types it. */
final class GoalDraftForm {

    static final int RECEIVERS = 4;

    private GoalDraftForm() {}

    static GoalDraft.Details details(Fields fields, Chain chain) {
        Problems problems = GoalDraftCheck.texts(
                fields.text("rubrik"), fields.text("text"), fields.text("syfte"), fields.text("anvands"));
        Optional<UUID> issuer = unit(chain, fields.text("utfardare"));
        problems.addIf(issuer.isEmpty(), "utfardare", "goal.unknown-unit");
        List<UUID> receivers = receivers(fields, chain, problems);
        LocalDate from = fields.day("fran", "goal.not-a-day", problems);
        LocalDate to = fields.day("till", "goal.draft.needs-end", problems);
        LocalDate writeBy = fields.day("senast", "goal.not-a-day", problems);
        problems.addIf(from != null && to != null && !to.isAfter(from), "till", "goal.draft.ends-before");
        List<UUID> asked = fields.ticked("niva-", chain.levels().stream().map(Level::id));
        problems.addIf(asked.isEmpty(), "nivaer", "goal.draft.needs-levels").refuseIfAny();
        return new GoalDraft.Details(
                fields.text("rubrik"),
                fields.text("text"),
                fields.text("syfte"),
                fields.text("anvands"),
                issuer.orElseThrow(),
                receivers,
                fields.id("over"),
                new Validity(Objects.requireNonNull(from), Objects.requireNonNull(to)),
                Objects.requireNonNull(writeBy),
                Set.copyOf(asked));
    }

    private static List<UUID> receivers(Fields fields, Chain chain, Problems problems) {
        List<String> typed = IntStream.range(0, RECEIVERS)
                .mapToObj(i -> "enhet" + i)
                .filter(name -> !fields.text(name).isEmpty())
                .toList();
        typed.forEach(name -> problems.addIf(unit(chain, fields.text(name)).isEmpty(), name, "goal.unknown-unit"));
        problems.addIf(typed.isEmpty(), "enhet0", "goal.draft.needs-receiver");
        return typed.stream()
                .flatMap(name -> unit(chain, fields.text(name)).stream())
                .distinct()
                .toList();
    }

    /** The unit that is meant by what stands in a list to choose from, or by its name. */
    static Optional<UUID> unit(Chain chain, String typed) {
        return chain.units().stream()
                .filter(unit -> typed.equals(unit.label()) || typed.equalsIgnoreCase(unit.name()))
                .map(Unit::id)
                .findFirst();
    }

    /** What the form for a stored draft begins with. */
    static Fields of(GoalDraft.Details details, Chain chain) {
        Map<String, String> fields = new HashMap<>();
        fields.put("rubrik", details.title());
        fields.put("text", details.body());
        fields.put("syfte", details.purpose());
        fields.put("anvands", details.usedBy());
        fields.put("utfardare", label(chain, details.issuer()));
        for (int i = 0; i < Math.min(RECEIVERS, details.receivers().size()); i++) {
            fields.put("enhet" + i, label(chain, details.receivers().get(i)));
        }
        fields.put("over", details.above() == null ? "" : details.above().toString());
        fields.put("fran", details.valid().from().toString());
        fields.put("till", Objects.toString(details.valid().to(), ""));
        fields.put("senast", details.writeBy().toString());
        details.asked().forEach(level -> fields.put("niva-" + level, "ja"));
        return new Fields(fields);
    }

    private static String label(Chain chain, UUID unit) {
        return chain.unit(unit).map(Unit::label).orElse("");
    }
}
