package se.tillit.chain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;

/** A reorganisation as somebody types it: text as it stands in the fields, until it can be read. */
public record ReorganiseForm(Map<String, String> fields) {

    /** How many units a merger takes beside the first, and how many a split makes, at a time. */
    static final int ROWS = 4;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 50;

    /** What units may be merged into. */
    public enum Into {
        THIS,
        OTHER,
        NEW
    }

    public ReorganiseForm {
        fields = Map.copyOf(fields);
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    public int rows() {
        return ROWS;
    }

    /** The day it is to hold from, where that can be read. */
    Optional<LocalDate> day() {
        try {
            LocalDate day = LocalDate.parse(get(Reorganisation.DAY).strip());
            return day.getYear() >= 1600 && day.getYear() <= 2200 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @throws se.tillit.access.Refusal.Invalid where there is no name */
    String name() {
        Problems problems = new Problems();
        String name = line("namn", LONGEST_NAME, problems);
        problems.refuseIfAny();
        return name;
    }

    /** @throws se.tillit.access.Refusal.Invalid where no such unit is there on the chain's day */
    UUID parent(Chain chain) {
        Problems problems = new Problems();
        UUID parent = unit(chain, "till", problems);
        problems.refuseIfAny();
        return Objects.requireNonNull(parent);
    }

    record Merger(List<UUID> with, MergeTarget into, DemandRule rule) {}

    /** @throws se.tillit.access.Refusal.Invalid with everything that cannot be read */
    Merger merger(Chain chain, UUID first) {
        Problems problems = new Problems();
        List<UUID> with = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            UUID unit = get("med" + i).isBlank() ? null : unit(chain, "med" + i, problems);
            if (unit != null) {
                with.add(unit);
            }
        }
        Into chosen = one(Into.class, "till", problems);
        MergeTarget into =
                switch (chosen) {
                    case THIS -> new MergeTarget.ExistingUnit(first);
                    case OTHER -> {
                        UUID other = unit(chain, "enhet", problems);
                        yield other == null ? null : new MergeTarget.ExistingUnit(other);
                    }
                    case NEW -> newUnit("kod", "namn", problems);
                    case null -> null;
                };
        DemandRule rule = one(DemandRule.class, "krav", problems);
        problems.refuseIfAny();
        return new Merger(with, Objects.requireNonNull(into), Objects.requireNonNull(rule));
    }

    record Split(List<SplitUnit.Part> parts, DemandRule rule) {}

    /** @throws se.tillit.access.Refusal.Invalid with everything that cannot be read */
    Split split(Chain chain) {
        Problems problems = new Problems();
        List<SplitUnit.Part> parts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Map<UUID, BigDecimal> persons = new HashMap<>();
            for (Position position : chain.positions()) {
                BigDecimal given = number(field(position.id(), i), problems);
                if (given.signum() > 0) {
                    persons.put(position.id(), given);
                }
            }
            if (!get("kod" + i).isBlank() || !get("namn" + i).isBlank() || !persons.isEmpty()) {
                parts.add(new SplitUnit.Part(newUnit("kod" + i, "namn" + i, problems), persons));
            }
        }
        DemandRule rule = one(DemandRule.class, "krav", problems);
        problems.refuseIfAny();
        return new Split(parts, Objects.requireNonNull(rule));
    }

    /** How many of a position go to one of the new units. */
    public static String field(UUID position, int part) {
        return "antal-" + position + "-" + part;
    }

    private MergeTarget.NewUnit newUnit(String code, String name, Problems problems) {
        return new MergeTarget.NewUnit(line(code, LONGEST_CODE, problems), line(name, LONGEST_NAME, problems));
    }

    private String line(String field, int longest, Problems problems) {
        String text = get(field).strip();
        problems.addIf(text.isEmpty(), field, "chain.change.needed")
                .addIf(text.length() > longest, field, "chain.change.too-long", longest)
                .addIf(text.chars().anyMatch(Character::isISOControl), field, "chain.change.one-line");
        return text;
    }

    private @Nullable UUID unit(Chain chain, String field, Problems problems) {
        String text = get(field).strip();
        Optional<Unit> found = chain.units().stream()
                .filter(one -> text.equals(one.label()) || text.equals(one.code()))
                .findFirst();
        if (found.isEmpty()) {
            List<Unit> named = chain.units().stream()
                    .filter(one -> text.equalsIgnoreCase(one.name()))
                    .toList();
            problems.addIf(named.size() > 1, field, "chain.change.several-units", text)
                    .addIf(named.isEmpty(), field, "chain.change.unknown-unit", chain.day());
            return named.size() == 1 ? named.getFirst().id() : null;
        }
        return found.get().id();
    }

    private <E extends Enum<E>> @Nullable E one(Class<E> type, String field, Problems problems) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(get(field))) {
                return value;
            }
        }
        problems.add(field, "chain.change.choose");
        return null;
    }

    private BigDecimal number(String field, Problems problems) {
        String text = get(field).strip().replace(',', '.');
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!text.matches("\\d{1,7}(\\.\\d{1,2})?")) {
            problems.add(field, "chain.change.not-a-number");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }
}
