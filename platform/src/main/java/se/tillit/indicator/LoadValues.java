package se.tillit.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** Loads the organisation's own values: all of them, or none and everything that has to be put right. The same row again replaces. */
@Component
public final class LoadValues {

    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_NOTE = 300;

    private final Acts acts;
    private final IndicatorStore store;
    private final SignalQuery signals;
    private final ChainQuery chains;
    private final Clock clock;

    LoadValues(Acts acts, IndicatorStore store, SignalQuery signals, ChainQuery chains, Clock clock) {
        this.acts = acts;
        this.store = store;
        this.signals = signals;
        this.chains = chains;
        this.clock = clock;
    }

    /**
     * A row as somebody wrote it.
     *
     * @param number as a spreadsheet program numbers it
     * @param indicator its code
     * @param unit its code; empty: the whole organisation
     */
    public record Row(int number, String indicator, String unit, String period, String value, String note) {}

    private record Read(UUID signal, Value value) {}

    /** @return how many values were loaded */
    public int load(Actor actor, List<Row> rows) {
        return acts.perform(actor, Access.EDIT_SIGNALS, "indicator.load", note -> {
            LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
            List<Read> read = read(actor, rows, today);
            read.forEach(one -> store.put(one.signal(), one.value(), today));
            note.with("values", read.size());
            return read.size();
        });
    }

    private List<Read> read(Actor actor, List<Row> rows, LocalDate today) {
        Map<String, UUID> indicators = signals.asOf(actor, today).stream()
                .filter(signal -> signal.details().kind() == SignalKind.INDICATOR)
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));
        Chain chain = chains.asOf(actor, today);
        Map<String, UUID> units = chain.units().stream().collect(Collectors.toMap(Unit::code, Unit::id));
        Problems problems = new Problems().addIf(rows.isEmpty(), "fil", "indicator.load.no-rows");
        List<Read> read = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        int wrong = 0;
        for (Row row : rows) {
            Problems ofRow = new Problems();
            Optional<Read> one = read(row, indicators, units, ofRow);
            one.ifPresent(value -> ofRow.addIf(
                    !seen.add(List.of(
                            row.indicator(),
                            row.unit(),
                            value.value().begins(),
                            value.value().months())),
                    "fil",
                    "indicator.load.twice",
                    row.number()));
            if (!ofRow.isEmpty() && ++wrong <= MOST_PROBLEMS) {
                ofRow.forEach(problem -> problems.add(
                        problem.field(), problem.text(), problem.arguments().toArray()));
            }
            one.ifPresent(read::add);
        }
        problems.addIf(wrong > MOST_PROBLEMS, "fil", "indicator.load.more", wrong - MOST_PROBLEMS)
                .refuseIfAny();
        return read;
    }

    private static Optional<Read> read(
            Row row, Map<String, UUID> indicators, Map<String, UUID> units, Problems problems) {
        UUID signal = indicators.get(row.indicator());
        UUID unit = units.get(row.unit());
        Optional<Period> period = Period.of(row.period());
        BigDecimal value = number(row.value());
        problems.addIf(signal == null, "fil", "indicator.load.unknown", row.number(), row.indicator())
                .addIf(unit == null && !row.unit().isEmpty(), "fil", "indicator.load.unit", row.number(), row.unit())
                .addIf(period.isEmpty(), "fil", "indicator.load.period", row.number(), row.period())
                .addIf(value == null, "fil", "indicator.load.value", row.number(), row.value())
                .addIf(row.note().length() > LONGEST_NOTE, "fil", "indicator.load.note", row.number(), LONGEST_NOTE);
        return signal == null || value == null || !problems.isEmpty()
                ? Optional.empty()
                : period.map(when -> new Read(
                        signal,
                        new Value(
                                unit,
                                null,
                                when.begins(),
                                when.months(),
                                value,
                                Value.Source.OWN,
                                row.note().isEmpty() ? null : row.note())));
    }

    /** 1 234,5 and 1234.5 and 12 %; null for what is no number. */
    private static @Nullable BigDecimal number(String text) {
        String plain =
                text.replaceAll("[\\s\\u00A0\\u202F%]", "").replace(',', '.').replace('\u2212', '-');
        return plain.matches("-?\\d{1,12}(\\.\\d{1,6})?") ? new BigDecimal(plain) : null;
    }
}
