package se.tillit.proposal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.signal.Frequency;
import se.tillit.signal.Signal;

/** A draft as somebody types it: a field's name ends with the demand that it is about. */
public record ProposalForm(Map<String, String> fields) {

    public ProposalForm {
        fields = Map.copyOf(fields);
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public String get(String field, UUID demand) {
        return get(field + "-" + demand);
    }

    static ProposalForm of(Proposal proposal, Map<UUID, Signal> demands) {
        Map<String, String> fields = new LinkedHashMap<>();
        Proposal.Words words = proposal.words();
        fields.put("rubrik", words.title());
        put(fields, "varfor", words.why());
        put(fields, "tiden", words.freedTo());
        put(fields, "fran", words.from());
        put(fields, "stopp", words.stopRule());
        put(fields, "ater", words.returnOn());
        put(fields, "fragas", words.consult());
        put(fields, "lag", words.law());
        for (Proposal.Item item : proposal.items()) {
            fields.put("andring-" + item.demand(), item.change().name());
            put(fields, "glesare-" + item.demand(), item.often());
            put(
                    fields,
                    "ingar-" + item.demand(),
                    item.into() == null
                            ? null
                            : demands.get(item.into()).details().label());
            put(fields, "tjanar-" + item.demand(), item.serves());
            put(fields, "kontrollerar-" + item.demand(), item.controllersSay());
            put(fields, "kontrolleras-" + item.demand(), item.controlledSay());
            put(fields, "kvar-" + item.demand(), item.remains());
        }
        return new ProposalForm(fields);
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    Proposal.Words words(Problems problems) {
        return new Proposal.Words(
                get("rubrik").strip().replaceAll("\\s+", " "),
                text("varfor"),
                text("tiden"),
                day("fran", problems),
                text("stopp"),
                day("ater", problems),
                text("fragas"),
                text("lag"));
    }

    /**
     * @param before the demands that the draft holds; one that is ticked away goes
     * @param named finds a demand by what somebody types
     */
    List<Proposal.Item> items(List<Proposal.Item> before, Function<String, Optional<Signal>> named, Problems problems) {
        List<Proposal.Item> items = new ArrayList<>();
        for (Proposal.Item item : before) {
            if (get("bort", item.demand()).isEmpty()) {
                items.add(item(item.demand(), named, problems));
            }
        }
        String added = get("lagg-till").strip();
        if (!added.isEmpty()) {
            named.apply(added)
                    .ifPresentOrElse(
                            one -> {
                                if (items.stream()
                                        .noneMatch(item -> item.demand().equals(one.id()))) {
                                    items.add(Proposal.Item.removing(one.id()));
                                }
                            },
                            () -> problems.add("lagg-till", "proposal.unknown-demand"));
        }
        return items;
    }

    private Proposal.Item item(UUID demand, Function<String, Optional<Signal>> named, Problems problems) {
        Change change = one(Change.class, get("andring", demand)).orElse(Change.REMOVE);
        String into = get("ingar", demand).strip();
        Optional<Signal> target = into.isEmpty() ? Optional.empty() : named.apply(into);
        problems.addIf(!into.isEmpty() && target.isEmpty(), "ingar-" + demand, "proposal.unknown-demand");
        return new Proposal.Item(
                demand,
                change,
                change == Change.MERGE ? target.map(Signal::id).orElse(null) : null,
                change == Change.LENGTHEN
                        ? one(Frequency.Rhythm.class, get("glesare", demand)).orElse(null)
                        : null,
                text("tjanar-" + demand),
                text("kontrollerar-" + demand),
                text("kontrolleras-" + demand),
                text("kvar-" + demand),
                null,
                null);
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Line breaks as one character; null where nothing stands. */
    @Nullable
    String text(String field) {
        String text = get(field).replace("\r\n", "\n").strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    LocalDate day(String field, Problems problems) {
        String text = get(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2199) {
                return day;
            }
        } catch (DateTimeException none) {
            // said below, with what to write instead
        }
        problems.add(field, "proposal.not-a-day");
        return null;
    }
}
