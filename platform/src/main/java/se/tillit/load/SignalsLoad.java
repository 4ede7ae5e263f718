package se.tillit.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Validity;
import se.tillit.signal.Basis;
import se.tillit.signal.DataField;
import se.tillit.signal.Effect;
import se.tillit.signal.Frequency;
import se.tillit.signal.LoadSignals;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Perspective;
import se.tillit.signal.Receiver;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;

/** Loads demands. What is loaded may lack purpose, user and end: it is shown as lacking them, which is the point of loading it. */
final class SignalsLoad {

    private static final Pattern TIMES = Pattern.compile(
            "(\\d{1,4}(?:[,.]\\d{1,3})?) (?:gånger|ggr|times)(?: om året| per år| a year)?", Pattern.CASE_INSENSITIVE);
    /** When there is need, and how often that may be: vid behov (6 gånger om året). */
    private static final Pattern ESTIMATED = Pattern.compile("(?<rhythm>[^(]+) \\((?<times>[^)]+)\\)");

    private static final int MOST_MINUTES = 100_000;

    private final Loading loading;
    private final LoadSignals signals;
    private final Map<String, UUID> units;
    private final Map<String, UUID> positions;
    private final Map<UUID, String> codes = new HashMap<>();
    private final Map<String, Signal> byCode;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Signal.Details> wanted = new ArrayList<>();

    SignalsLoad(Loading loading, ChainStore chain, LoadSignals signals) {
        this.loading = loading;
        this.signals = signals;
        this.units = chain.unitsByCode();
        this.positions = chain.positionsByCode();
        units.forEach((code, unit) -> codes.put(unit, code));
        positions.forEach((code, position) -> codes.put(position, code));
        this.byCode = signals.byCode();
    }

    void load(List<Table> tables) {
        loading.eachLine(tables, this::read);
        LocalDate endMissing = loading.endMissing();
        if (endMissing != null) {
            byCode.values().stream()
                    .map(Signal::details)
                    .filter(details -> !seen.containsKey(details.code()) && mayEnd(details, endMissing))
                    .map(details -> details.during(details.valid().endingOn(endMissing)))
                    .forEach(wanted::add);
        }
        if (!loading.hasProblems()) {
            store();
        }
    }

    /** What the law demands does not end because a file leaves it out. */
    private static boolean mayEnd(Signal.Details details, LocalDate day) {
        return details.origin() != Origin.LAW && details.valid().holdsOn(day.minusDays(1));
    }

    private void read(Line line) {
        String code = line.required(Column.CODE);
        if (!code.isEmpty() && seen.putIfAbsent(code, line.number()) != null) {
            line.problem(Column.CODE, "load.duplicate", code, seen.get(code));
        }
        SignalKind kind = line.requiredWord(Column.KIND, SignalKind.class);
        String title = line.required(Column.TITLE);
        Origin origin = line.requiredWord(Column.ORIGIN, Origin.class);
        UUID issuer = unit(line, Column.ISSUER, line.required(Column.ISSUER));
        List<Receiver> receivers = receivers(line);
        Signal.Details known = byCode.containsKey(code) ? byCode.get(code).details() : null;
        Known before = new Known(line, known);
        List<UUID> via = before.keep(via(line), Signal.Details::via, Column.VIA);
        String body =
                before.keep(Objects.requireNonNullElse(line.text(Column.TEXT), ""), Signal.Details::body, Column.TEXT);
        String legalBasis = before.keep(line.text(Column.LEGAL_BASIS), Signal.Details::legalBasis, Column.LEGAL_BASIS);
        String purpose = before.keep(line.text(Column.PURPOSE), Signal.Details::purpose, Column.PURPOSE);
        String decision = before.keep(line.text(Column.DECISION), Signal.Details::decision, Column.DECISION);
        String usedBy = before.keep(line.text(Column.USED_BY), Signal.Details::usedBy, Column.USED_BY);
        Effect effect = before.keep(line.word(Column.EFFECT, Effect.class), Signal.Details::effect, Column.EFFECT);
        Perspective perspective = before.keep(
                line.word(Column.PERSPECTIVE, Perspective.class), Signal.Details::perspective, Column.PERSPECTIVE);
        Frequency frequency = before.keep(frequency(line), Signal.Details::frequency, Column.FREQUENCY);
        List<MonthDay> dueDays = before.keep(line.days(Column.DUE_DAYS), Signal.Details::dueDays, Column.DUE_DAYS);
        Minutes minutes = before.keep(
                minutes(line), Signal.Details::minutes, Column.MINUTES_LIKELY, Column.MINUTES_LOW, Column.MINUTES_HIGH);
        Said said = new Said(
                Objects.requireNonNullElse(
                        before.keep(
                                line.word(Column.MINUTES_BASIS, Basis.class),
                                details -> details.said().basis(),
                                Column.MINUTES_BASIS),
                        Basis.GUESS),
                before.keep(
                        line.text(Column.MINUTES_BY), details -> details.said().by(), Column.MINUTES_BY),
                before.keep(
                        line.date(Column.MINUTES_ON), details -> details.said().on(), Column.MINUTES_ON));
        List<DataField> asksFor = before.keep(asksFor(line), Signal.Details::asksFor, Column.ASKS_FOR);
        String risk = before.keep(line.text(Column.RISK), Signal.Details::risk, Column.RISK);
        String partner = before.keep(
                line.text(Column.DIALOGUE_PARTNER), Signal.Details::dialoguePartner, Column.DIALOGUE_PARTNER);
        LocalDate dialogueOn =
                before.keep(line.date(Column.DIALOGUE_ON), Signal.Details::dialogueOn, Column.DIALOGUE_ON);
        LocalDate review = before.keep(line.date(Column.REVIEW), Signal.Details::reviewOn, Column.REVIEW);
        Validity valid = line.validity(known == null ? loading.fromNewYear() : known.valid());
        if (line.isFaulty() || kind == null || origin == null || issuer == null || valid == null) {
            return;
        }
        wanted.add(new Signal.Details(
                code,
                kind,
                title,
                body,
                issuer,
                receivers,
                via,
                origin,
                legalBasis,
                purpose,
                decision,
                usedBy,
                effect,
                perspective,
                frequency,
                dueDays,
                minutes,
                said,
                asksFor,
                known == null ? List.of() : known.further(),
                risk,
                partner,
                dialogueOn,
                valid,
                review));
    }

    /** What is known of a demand already, kept where the table has no column for it. */
    private record Known(Line line, Signal.@Nullable Details details) {

        <T extends @Nullable Object> T keep(T read, Function<Signal.Details, T> before, Column... columns) {
            return details == null || Stream.of(columns).anyMatch(line::has) ? read : before.apply(details);
        }
    }

    private @Nullable UUID unit(Line line, Column column, String code) {
        return line.referred(column, code, units.get(code), "load.unknown-unit");
    }

    /** Codes with commas between: a unit, a position, or position@unit. */
    private List<Receiver> receivers(Line line) {
        if (line.required(Column.RECEIVERS).isEmpty()) {
            return List.of();
        }
        List<Receiver> receivers = new ArrayList<>();
        for (String part : line.parts(Column.RECEIVERS)) {
            String[] codes = part.split("@", 2);
            String first = codes[0].strip();
            UUID position = positions.get(first);
            if (codes.length == 2) {
                UUID within = unit(line, Column.RECEIVERS, codes[1].strip());
                line.referred(Column.RECEIVERS, first, position, "load.unknown-position");
                if (position != null && within != null) {
                    receivers.add(new Receiver(within, position));
                }
            } else if (units.containsKey(first)) {
                receivers.add(new Receiver(units.get(first), null));
            } else if (line.referred(Column.RECEIVERS, first, position, "load.unknown-receiver") != null) {
                receivers.add(new Receiver(null, position));
            }
        }
        return receivers;
    }

    private List<UUID> via(Line line) {
        return line.parts(Column.VIA).stream()
                .map(code -> unit(line, Column.VIA, code))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Antal fall | månad | särskilt boende; several with commas between. */
    private static List<DataField> asksFor(Line line) {
        List<DataField> fields = new ArrayList<>();
        for (String part : line.parts(Column.ASKS_FOR)) {
            List<String> words =
                    Stream.of(part.split("\\|", -1)).map(String::strip).toList();
            if (words.size() > 3 || words.getFirst().isEmpty()) {
                line.problem(Column.ASKS_FOR, "load.not-a-field", part);
                continue;
            }
            String period = words.size() > 1 ? words.get(1) : "";
            String population = words.size() > 2 ? words.get(2) : "";
            fields.add(new DataField(
                    words.getFirst(),
                    period.isEmpty() ? null : line.word(Column.ASKS_FOR, DataField.Period.class, period),
                    population.isEmpty() ? null : population));
        }
        return fields;
    }

    private static @Nullable Frequency frequency(Line line) {
        String text = line.text(Column.FREQUENCY);
        if (text == null) {
            return null;
        }
        Matcher times = TIMES.matcher(text);
        if (times.matches()) {
            return new Frequency(Frequency.Rhythm.TIMES, number(times));
        }
        Matcher estimated = ESTIMATED.matcher(text);
        if (estimated.matches() && times.reset(estimated.group("times")).matches()) {
            Frequency.Rhythm rhythm = line.word(Column.FREQUENCY, Frequency.Rhythm.class, estimated.group("rhythm"));
            return rhythm == null ? null : new Frequency(rhythm, number(times));
        }
        Frequency.Rhythm rhythm = line.word(Column.FREQUENCY, Frequency.Rhythm.class);
        if (rhythm == Frequency.Rhythm.TIMES) { // how many?
            line.problem(Column.FREQUENCY, "load.unknown-word.Rhythm", text);
            return null;
        }
        return rhythm == null ? null : Frequency.of(rhythm);
    }

    private static BigDecimal number(Matcher times) {
        return new BigDecimal(times.group(1).replace(',', '.'));
    }

    private static @Nullable Minutes minutes(Line line) {
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

    private void store() {
        List<Signal.Details> created = new ArrayList<>();
        Map<Signal, Signal.Details> changed = new LinkedHashMap<>();
        for (Signal.Details details : wanted) {
            Signal before = byCode.get(details.code());
            if (before == null) {
                created.add(details);
                loading.change(Change.created(Change.Kind.SIGNAL, details.code(), details.title()));
            } else if (!before.details().equals(details)) {
                changed.put(before, details);
                loading.change(Change.changed(
                        Change.Kind.SIGNAL, details.code(), details.title(), facts(before.details()), facts(details)));
            }
        }
        signals.insert(created);
        signals.update(changed);
    }

    private Change.Facts facts(Signal.Details details) {
        Minutes minutes = details.minutes();
        return new Change.Facts()
                .with(Column.KIND, details.kind())
                .with(Column.TITLE, details.title())
                .with(Column.TEXT, details.body())
                .with(Column.ISSUER, codes.get(details.issuer()))
                .with(
                        Column.RECEIVERS,
                        details.receivers().stream().map(this::code).toList())
                .with(Column.VIA, details.via().stream().map(codes::get).toList())
                .with(Column.ORIGIN, details.origin())
                .with(Column.LEGAL_BASIS, details.legalBasis())
                .with(Column.PURPOSE, details.purpose())
                .with(Column.DECISION, details.decision())
                .with(Column.USED_BY, details.usedBy())
                .with(Column.EFFECT, details.effect())
                .with(Column.PERSPECTIVE, details.perspective())
                .with(Column.FREQUENCY, details.frequency())
                .with(Column.DUE_DAYS, details.dueDays())
                .with(Column.MINUTES_LOW, minutes == null ? null : minutes.low())
                .with(Column.MINUTES_LIKELY, minutes == null ? null : minutes.likely())
                .with(Column.MINUTES_HIGH, minutes == null ? null : minutes.high())
                .with(
                        Column.MINUTES_BASIS,
                        minutes == null ? null : details.said().basis())
                .with(Column.MINUTES_BY, details.said().by())
                .with(Column.MINUTES_ON, details.said().on())
                .with(Column.ASKS_FOR, details.asksFor())
                .with(Column.FROM, details.valid().from())
                .with(Column.TO, details.valid().to())
                .with(Column.REVIEW, details.reviewOn())
                .with(Column.RISK, details.risk())
                .with(Column.DIALOGUE_PARTNER, details.dialoguePartner())
                .with(Column.DIALOGUE_ON, details.dialogueOn());
    }

    private String code(Receiver receiver) {
        UUID position = receiver.position();
        UUID unit = receiver.unit();
        return position == null
                ? codes.getOrDefault(unit, "")
                : codes.getOrDefault(position, "") + (unit == null ? "" : "@" + codes.getOrDefault(unit, ""));
    }
}
