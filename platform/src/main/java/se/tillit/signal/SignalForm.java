package se.tillit.signal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.chain.Validity;

/** A demand as somebody types it: text as it stands in the fields, until it can be read. */
public record SignalForm(Map<String, String> fields) {

    /** How many receivers the form has room for at a time; saved and opened again, it has room for more. */
    static final int ROWS = 4;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_CODE = 100;

    public SignalForm {
        fields = Map.copyOf(fields);
    }

    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The rows for receivers: those filled in, and room for more. */
    public int rows() {
        int filled = 0;
        while (fields.containsKey("befattning" + filled) || fields.containsKey("enhet" + filled)) {
            filled++;
        }
        return Math.max(ROWS, filled);
    }

    /** The rows for what is asked for: those filled in, and room for one more at least. */
    public int fieldRows() {
        int filled = 0;
        while (!get("uppgift" + filled).isBlank()) {
            filled++;
        }
        return Math.max(ROWS, filled + 1);
    }

    /** What a form for a stored demand begins with. */
    static SignalForm of(Signal.Details d, Chain chain) {
        Map<String, String> fields = new java.util.HashMap<>();
        fields.put("slag", d.kind().name());
        fields.put("rubrik", d.title());
        fields.put("text", d.body());
        fields.put("kod", d.code());
        fields.put(
                "utfardare",
                chain.unitOrEnded(d.issuer()).map(SignalForm::label).orElse(""));
        fields.put("ursprung", d.origin().name());
        put(fields, "lagrum", d.legalBasis());
        put(fields, "syfte", d.purpose());
        put(fields, "beslut", d.decision());
        put(fields, "anvands", d.usedBy());
        put(fields, "typ", d.effect());
        put(fields, "perspektiv", d.perspective());
        put(fields, "risk", d.risk());
        put(fields, "dialogpart", d.dialoguePartner());
        put(fields, "dialogdag", d.dialogueOn());
        put(fields, "fran", d.valid().from());
        put(fields, "till", d.valid().to());
        put(fields, "oversyn", d.reviewOn());
        put(fields, d.frequency());
        put(fields, d.minutes());
        put(fields, d.said());
        for (int i = 0; i < d.asksFor().size(); i++) {
            put(fields, "uppgift" + i, d.asksFor().get(i).name());
            put(fields, "period" + i, d.asksFor().get(i).period());
            put(fields, "avser" + i, d.asksFor().get(i).population());
        }
        for (int i = 0; i < d.receivers().size(); i++) {
            fields.put(
                    "befattning" + i,
                    chain.position(d.receivers().get(i).position())
                            .map(SignalForm::label)
                            .orElse(""));
            fields.put(
                    "enhet" + i,
                    chain.unitOrEnded(d.receivers().get(i).unit())
                            .map(SignalForm::label)
                            .orElse(""));
        }
        return new SignalForm(fields);
    }

    static void put(Map<String, String> fields, @Nullable Frequency frequency) {
        if (frequency != null) {
            put(fields, "hurofta", frequency.rhythm());
            BigDecimal times = frequency.timesPerYear();
            put(fields, "ganger", times == null ? null : times.toPlainString());
        }
    }

    static void put(Map<String, String> fields, @Nullable Minutes minutes) {
        if (minutes != null) {
            put(fields, "lagst", minutes.low());
            put(fields, "troligast", minutes.likely());
            put(fields, "hogst", minutes.high());
        }
    }

    static void put(Map<String, String> fields, Said said) {
        put(fields, "underlag", said.basis());
        put(fields, "sagtav", said.by());
        put(fields, "sagtden", said.on());
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** How a unit stands in a list to choose from. */
    public static String label(Unit unit) {
        return unit.label();
    }

    public static String label(Position position) {
        return position.name() + " (" + position.code() + ")";
    }

    /**
     * @param before the stored demand that is edited, whose further activities the form does not touch, nor its way and days of the year where
     *     these were not sent, as the page does not; null for a new one
     * @throws se.tillit.access.Refusal.Invalid with everything that cannot be read
     */
    public Signal.Details details(Chain chain, Signal.@Nullable Details before) {
        Problems problems = new Problems();
        SignalKind kind = one(SignalKind.class, "slag", problems);
        Origin origin = one(Origin.class, "ursprung", problems);
        String title = oneLine("rubrik");
        String code = oneLine("kod");
        problems.addIf(title == null, "rubrik", "signal.form.needs-title");
        problems.addIf(
                title != null && title.length() > LONGEST_TITLE, "rubrik", "signal.form.too-long", LONGEST_TITLE);
        problems.addIf(code != null && code.length() > LONGEST_CODE, "kod", "signal.form.too-long", LONGEST_CODE);
        for (String field : List.of("text", "syfte", "beslut", "anvands", "lagrum", "risk", "dialogpart", "sagtav")) {
            problems.addIf(get(field).length() > LONGEST_TEXT, field, "signal.form.too-long", LONGEST_TEXT);
        }
        Optional<Unit> issuer = unit(chain, before, get("utfardare"));
        problems.addIf(issuer.isEmpty(), "utfardare", "signal.form.unknown-unit");
        List<Receiver> receivers = receivers(chain, before, problems);
        List<UUID> via = via(chain, before, problems);
        List<MonthDay> dueDays = dueDays(before, problems);
        LocalDate from = date("fran", problems);
        LocalDate to = date("till", problems);
        LocalDate start = from == null ? chain.day() : from;
        problems.addIf(to != null && !to.isAfter(start), "till", "signal.form.ends-before");
        Frequency frequency = frequency(problems);
        Minutes minutes = minutes(problems);
        LocalDate saidOn = date("sagtden", problems);
        List<DataField> asksFor = asksFor(problems);
        LocalDate review = date("oversyn", problems);
        LocalDate dialogue = date("dialogdag", problems);
        problems.refuseIfAny();
        return new Signal.Details(
                code == null ? newCode() : code,
                Objects.requireNonNull(kind),
                Objects.requireNonNull(title),
                Objects.requireNonNullElse(line("text"), ""),
                issuer.orElseThrow().id(),
                receivers,
                via,
                Objects.requireNonNull(origin),
                line("lagrum"),
                line("syfte"),
                line("beslut"),
                line("anvands"),
                optional(Effect.class, "typ"),
                optional(Perspective.class, "perspektiv"),
                frequency,
                dueDays,
                minutes,
                new Said(basis(), line("sagtav"), saidOn),
                asksFor,
                before == null ? List.of() : before.further(),
                line("risk"),
                line("dialogpart"),
                dialogue,
                new Validity(start, to),
                review);
    }

    /** Nobody should have to invent a code; this one says only that it was made here. */
    private static String newCode() {
        return "K-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    Basis basis() {
        return Objects.requireNonNullElse(optional(Basis.class, "underlag"), Basis.GUESS);
    }

    /** Line breaks as one character, as everything else that writes them has it. */
    @Nullable
    String line(String field) {
        String text = get(field).replace("\r\n", "\n").strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable String oneLine(String field) {
        String text = line(field);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    private List<UUID> via(Chain chain, Signal.@Nullable Details before, Problems problems) {
        if (!fields.containsKey("via")) {
            return before == null ? List.of() : before.via();
        }
        List<UUID> via = parts("via").map(SignalForm::id).toList();
        problems.addIf(
                via.stream().anyMatch(unit -> chain.unitOrEnded(unit).isEmpty()), "via", "signal.form.unknown-unit");
        return via;
    }

    /** An id that is none is nobody's. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return new UUID(0, 0);
        }
    }

    private List<MonthDay> dueDays(Signal.@Nullable Details before, Problems problems) {
        if (!fields.containsKey("dagar")) {
            return before == null ? List.of() : before.dueDays();
        }
        try {
            return parts("dagar").map(day -> MonthDay.parse("--" + day)).toList();
        } catch (DateTimeException e) {
            problems.add("dagar", "signal.form.not-a-day-of-a-year");
            return List.of();
        }
    }

    private Stream<String> parts(String field) {
        return Stream.of(get(field).split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private <E extends Enum<E>> @Nullable E one(Class<E> type, String field, Problems problems) {
        E value = optional(type, field);
        problems.addIf(value == null, field, "signal.form.choose");
        return value;
    }

    private <E extends Enum<E>> @Nullable E optional(Class<E> type, String field) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(get(field))) {
                return value;
            }
        }
        return null;
    }

    private List<DataField> asksFor(Problems problems) {
        List<DataField> asked = new ArrayList<>();
        for (int i = 0; i < fieldRows(); i++) {
            String name = line("uppgift" + i);
            String population = line("avser" + i);
            problems.addIf(name == null && population != null, "uppgift" + i, "signal.form.needs-field-name");
            problems.addIf(
                    name != null && name.length() > LONGEST_TITLE,
                    "uppgift" + i,
                    "signal.form.too-long",
                    LONGEST_TITLE);
            problems.addIf(
                    population != null && population.length() > LONGEST_TITLE,
                    "avser" + i,
                    "signal.form.too-long",
                    LONGEST_TITLE);
            if (name != null) {
                asked.add(new DataField(name, optional(DataField.Period.class, "period" + i), population));
            }
        }
        return asked;
    }

    private List<Receiver> receivers(Chain chain, Signal.@Nullable Details before, Problems problems) {
        List<Receiver> receivers = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            String position = get("befattning" + i).strip();
            String unit = get("enhet" + i).strip();
            Optional<Position> foundPosition = chain.positions().stream()
                    .filter(one -> position.equals(label(one)) || position.equalsIgnoreCase(one.name()))
                    .findFirst();
            Optional<Unit> foundUnit = unit(chain, before, unit);
            problems.addIf(
                    !position.isEmpty() && foundPosition.isEmpty(), "befattning" + i, "signal.form.unknown-position");
            problems.addIf(!unit.isEmpty() && foundUnit.isEmpty(), "enhet" + i, "signal.form.unknown-unit");
            if (foundPosition.isPresent() || foundUnit.isPresent()) {
                receivers.add(new Receiver(
                        foundUnit.map(Unit::id).orElse(null),
                        foundPosition.map(Position::id).orElse(null)));
            }
        }
        return receivers;
    }

    /** A unit that has ended stands in a demand as it was, so that older days keep it; a new one cannot be put on it. */
    private static Optional<Unit> unit(Chain chain, Signal.@Nullable Details before, String typed) {
        String text = typed.strip();
        Stream<Unit> stored = before == null
                ? Stream.empty()
                : Stream.concat(
                                Stream.of(before.issuer()),
                                before.receivers().stream().map(Receiver::unit).filter(Objects::nonNull))
                        .flatMap(id -> chain.unitOrEnded(id).stream());
        return Stream.concat(chain.units().stream(), stored)
                .filter(one -> text.equals(label(one)) || text.equalsIgnoreCase(one.name()))
                .findFirst();
    }

    @Nullable
    LocalDate date(String field, Problems problems) {
        String text = get(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1600 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            problems.add(field, "signal.form.not-a-day");
            return null;
        }
        problems.add(field, "signal.form.not-a-day");
        return null;
    }

    @Nullable
    Frequency frequency(Problems problems) {
        Frequency.Rhythm rhythm = optional(Frequency.Rhythm.class, "hurofta");
        if (rhythm == null) {
            return null;
        }
        boolean counted = rhythm == Frequency.Rhythm.TIMES || rhythm == Frequency.Rhythm.ON_DEMAND;
        String times = get("ganger").strip().replace(',', '.');
        boolean readable = times.matches("\\d{1,4}(\\.\\d{1,3})?");
        problems.addIf(counted && !times.isEmpty() && !readable, "ganger", "signal.form.not-a-number")
                .addIf(rhythm == Frequency.Rhythm.TIMES && times.isEmpty(), "ganger", "signal.form.needs-times");
        return rhythm == Frequency.Rhythm.TIMES && !readable
                ? null
                : new Frequency(rhythm, counted && readable ? new BigDecimal(times) : null);
    }

    @Nullable
    Minutes minutes(Problems problems) {
        Integer low = number("lagst", problems);
        Integer likely = number("troligast", problems);
        Integer high = number("hogst", problems);
        if (low == null && likely == null && high == null) {
            return null;
        }
        if (likely == null) {
            problems.add("troligast", "signal.form.needs-likely");
            return null;
        }
        int least = low == null ? likely : low;
        int most = high == null ? likely : high;
        if (least > likely || likely > most) {
            problems.add("troligast", "signal.form.minutes-order");
            return null;
        }
        return new Minutes(least, likely, most);
    }

    private @Nullable Integer number(String field, Problems problems) {
        String text = get(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > Minutes.MOST) {
            problems.add(field, "signal.form.not-minutes");
            return null;
        }
        return Integer.valueOf(text);
    }
}
