package se.tillit.load;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Validity;
import se.tillit.signal.Effect;
import se.tillit.signal.Frequency;
import se.tillit.signal.LoadSignals;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Perspective;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/** Loads demands. What is loaded may lack purpose, user and end: it is shown as lacking them, which is the point of loading it. */
final class SignalsLoad {

    private static final Pattern TIMES =
            Pattern.compile("(\\d{1,4}) (?:gånger|ggr|times)(?: om året| per år| a year)?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_MINUTES = 100_000;

    private final Loading loading;
    private final LoadSignals signals;
    private final Map<String, UUID> units;
    private final Map<String, UUID> positions;
    private final Map<String, Signal> byCode;
    private final Map<String, Integer> seen = new HashMap<>();

    SignalsLoad(Loading loading, ChainStore chain, LoadSignals signals) {
        this.loading = loading;
        this.signals = signals;
        this.units = chain.unitsByCode();
        this.positions = chain.positionsByCode();
        this.byCode = signals.byCode();
    }

    void load(List<Sheet> sheets) {
        List<Signal.Details> wanted = new ArrayList<>();
        for (Sheet sheet : sheets) {
            loading.eachLine(sheet, Template.SIGNALS, (line, i) -> {
                Signal.Details details = read(line);
                if (details != null) {
                    wanted.add(details);
                }
            });
        }
        if (loading.problems.isEmpty()) {
            wanted.forEach(this::store);
        }
    }

    private Signal.@Nullable Details read(Line line) {
        int before = loading.problems.size();
        String code = line.required(Column.CODE);
        if (code != null && seen.putIfAbsent(code, line.number()) != null) {
            line.problem(Column.CODE, "load.duplicate", code, seen.get(code));
        }
        SignalKind kind = needed(line, Column.KIND, SignalKind.class);
        String title = line.required(Column.TITLE);
        Origin origin = needed(line, Column.ORIGIN, Origin.class);
        UUID issuer = issuer(line);
        List<Receiver> receivers = receivers(line);
        List<UUID> via = via(line);
        Frequency frequency = frequency(line);
        Minutes minutes = minutes(line);
        String text = line.text(Column.TEXT);
        Validity valid = line.validity(
                byCode.containsKey(code) ? byCode.get(code).details().valid().from() : loading.today.withDayOfYear(1));
        Effect effect = loading.word(line, Column.EFFECT, Effect.class);
        Perspective perspective = loading.word(line, Column.PERSPECTIVE, Perspective.class);
        var dueDays = line.days(Column.DUE_DAYS);
        var dialogueOn = line.date(Column.DIALOGUE_ON);
        var review = line.date(Column.REVIEW);
        if (loading.problems.size() > before
                || code == null
                || kind == null
                || title == null
                || origin == null
                || issuer == null
                || valid == null) {
            return null;
        }
        return new Signal.Details(
                code,
                kind,
                title,
                text == null ? "" : text,
                issuer,
                receivers,
                via,
                origin,
                line.text(Column.LEGAL_BASIS),
                line.text(Column.PURPOSE),
                line.text(Column.DECISION),
                line.text(Column.USED_BY),
                effect,
                perspective,
                frequency,
                dueDays,
                minutes,
                line.text(Column.RISK),
                line.text(Column.DIALOGUE_PARTNER),
                dialogueOn,
                valid,
                review);
    }

    private <E extends Enum<E>> @Nullable E needed(Line line, Column column, Class<E> type) {
        return line.required(column) == null ? null : loading.word(line, column, type);
    }

    private @Nullable UUID issuer(Line line) {
        String code = line.required(Column.ISSUER);
        return code == null ? null : unit(line, Column.ISSUER, code);
    }

    private @Nullable UUID unit(Line line, Column column, String code) {
        UUID unit = units.get(code);
        if (unit == null && !loading.faulty.contains(code)) {
            line.problem(column, "load.unknown-unit", code);
        }
        return unit;
    }

    /** Codes with commas between: a unit, a position, or position@unit. */
    private List<Receiver> receivers(Line line) {
        List<Receiver> receivers = new ArrayList<>();
        for (String one : parts(line.required(Column.RECEIVERS))) {
            int at = one.indexOf('@');
            String first = at < 0 ? one : one.substring(0, at).strip();
            UUID within = at < 0
                    ? null
                    : unit(line, Column.RECEIVERS, one.substring(at + 1).strip());
            if (at < 0 && units.containsKey(first)) {
                receivers.add(new Receiver(units.get(first), null));
            } else if (positions.containsKey(first) && (at < 0 || within != null)) {
                receivers.add(new Receiver(within, positions.get(first)));
            } else if (!positions.containsKey(first) && !loading.faulty.contains(first)) {
                line.problem(Column.RECEIVERS, "load.unknown-receiver", first);
            }
        }
        return receivers;
    }

    private List<UUID> via(Line line) {
        return parts(line.text(Column.VIA)).stream()
                .map(code -> unit(line, Column.VIA, code))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> parts(@Nullable String text) {
        return text == null
                ? List.of()
                : java.util.Arrays.stream(text.split("[,;\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private @Nullable Frequency frequency(Line line) {
        String text = line.text(Column.FREQUENCY);
        if (text == null) {
            return null;
        }
        Matcher times = TIMES.matcher(text);
        if (times.matches()) {
            return new Frequency(Frequency.Rhythm.TIMES, new BigDecimal(times.group(1)));
        }
        Frequency.Rhythm rhythm = loading.word(line, Column.FREQUENCY, Frequency.Rhythm.class);
        return rhythm == null || rhythm == Frequency.Rhythm.TIMES ? null : Frequency.of(rhythm);
    }

    private @Nullable Minutes minutes(Line line) {
        Integer low = line.wholeNumber(Column.MINUTES_LOW, MOST_MINUTES);
        Integer likely = line.wholeNumber(Column.MINUTES_LIKELY, MOST_MINUTES);
        Integer high = line.wholeNumber(Column.MINUTES_HIGH, MOST_MINUTES);
        if (low == null && likely == null && high == null) {
            return null;
        }
        if (likely == null) {
            line.problem(Column.MINUTES_LIKELY, "load.minutes-need-likely");
            return null;
        }
        int least = low == null ? likely : low;
        int most = high == null ? likely : high;
        if (least > likely || likely > most) {
            line.problem(Column.MINUTES_LIKELY, "load.minutes-order", least, likely, most);
            return null;
        }
        return new Minutes(least, likely, most);
    }

    private void store(Signal.Details wanted) {
        Signal before = byCode.get(wanted.code());
        if (before == null) {
            signals.insert(wanted);
            loading.changes.add(
                    new Change(Change.Kind.SIGNAL, Change.Effect.CREATED, wanted.code(), wanted.title(), List.of()));
            return;
        }
        Signal.Details old = before.details();
        if (old.equals(wanted)) {
            return;
        }
        signals.update(before, wanted);
        boolean ended = old.valid().to() == null && wanted.valid().to() != null;
        loading.changes.add(new Change(
                Change.Kind.SIGNAL,
                ended ? Change.Effect.ENDED : Change.Effect.CHANGED,
                wanted.code(),
                wanted.title(),
                Loading.differences(
                        Column.TITLE.heading(),
                        old.title(),
                        wanted.title(),
                        Column.TEXT.heading(),
                        old.body(),
                        wanted.body(),
                        Column.LEGAL_BASIS.heading(),
                        old.legalBasis(),
                        wanted.legalBasis(),
                        Column.PURPOSE.heading(),
                        old.purpose(),
                        wanted.purpose(),
                        Column.DECISION.heading(),
                        old.decision(),
                        wanted.decision(),
                        Column.USED_BY.heading(),
                        old.usedBy(),
                        wanted.usedBy(),
                        Column.MINUTES_LIKELY.heading(),
                        likely(old),
                        likely(wanted),
                        Column.FROM.heading(),
                        old.valid().from(),
                        wanted.valid().from(),
                        Column.TO.heading(),
                        old.valid().to(),
                        wanted.valid().to(),
                        Column.REVIEW.heading(),
                        old.reviewOn(),
                        wanted.reviewOn())));
    }

    private static @Nullable Integer likely(Signal.Details details) {
        return details.minutes() == null ? null : details.minutes().likely();
    }
}
