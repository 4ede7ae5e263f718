package se.tillit.signal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;

/**
 * A demand as programs read and write it, and the only place that says how. What they write is read as the form on the page is, so that the
 * same is asked of both; each field is a component here, a line in {@link #of}, a line in {@link #form} and a name in {@link #NAMES}.
 */
final class SignalJson {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    /** What the form calls the fields, and what they are called here. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("kod", "code"),
            Map.entry("slag", "kind"),
            Map.entry("rubrik", "title"),
            Map.entry("text", "body"),
            Map.entry("utfardare", "issuer"),
            Map.entry("mottagare", "receivers"),
            Map.entry("ursprung", "origin"),
            Map.entry("lagrum", "legalBasis"),
            Map.entry("syfte", "purpose"),
            Map.entry("beslut", "decision"),
            Map.entry("anvands", "usedBy"),
            Map.entry("typ", "effect"),
            Map.entry("perspektiv", "perspective"),
            Map.entry("hurofta", "frequency.rhythm"),
            Map.entry("ganger", "frequency.timesPerYear"),
            Map.entry("dagar", "dueDays"),
            Map.entry("lagst", "minutes.low"),
            Map.entry("troligast", "minutes.likely"),
            Map.entry("hogst", "minutes.high"),
            Map.entry("underlag", "said.basis"),
            Map.entry("sagtav", "said.by"),
            Map.entry("sagtden", "said.on"),
            Map.entry("dialogpart", "dialoguePartner"),
            Map.entry("dialogdag", "dialogueOn"),
            Map.entry("fran", "from"),
            Map.entry("till", "to"),
            Map.entry("oversyn", "reviewOn"));

    private SignalJson() {}

    @Schema(
            name = "Receiver",
            description = "On whom it lands: a unit as such, everybody in a position, or with both that"
                    + " position within the unit and all below it.")
    record ReceiverJson(
            @Schema(description = "The id of the unit.") @Nullable
            UUID unit,

            @Schema(description = "The id of the position.") @Nullable
            UUID position) {}

    @Schema(name = "Frequency", description = "How often something is to be done.")
    record FrequencyJson(
            @Schema(description = "The rhythm; TIMES goes with a number.")
            Frequency.@Nullable Rhythm rhythm,

            @Schema(description = "With TIMES the number of times a year; with ON_DEMAND an estimate or null.")
            @Nullable
            BigDecimal timesPerYear) {}

    @Schema(name = "Minutes", description = "How long one occasion takes one person, in whole minutes.")
    record MinutesJson(
            @Schema(description = "At least.") @Nullable Integer low,
            @Schema(description = "Most likely.") @Nullable Integer likely,
            @Schema(description = "At most.") @Nullable Integer high) {}

    @Schema(name = "Said", description = "Who said how long it takes.")
    record SaidJson(
            @Schema(description = "What the minutes rest on; a guess where it is left out.") @Nullable
            Basis basis,

            @Schema(description = "Whose word it is: a role, not a name.") @Nullable
            String by,

            @Schema(description = "When it was said.") @Nullable
            LocalDate on) {}

    @Schema(name = "DataField", description = "A figure or fact that is asked for.")
    record DataFieldJson(
            @Schema(description = "What is asked for, as the organisation calls it.") @Nullable
            String name,

            @Schema(description = "What one value covers.") DataField.@Nullable Period period,

            @Schema(description = "Whom or what it is about.") @Nullable
            String population) {}

    @Schema(name = "Activity", description = "A further thing that it makes somebody do.")
    record ActivityJson(
            @Schema(description = "What is done.") String name,

            @Schema(description = "The id of the position that does it; null: all whom it lands on.") @Nullable
            UUID position,

            @Schema(description = "How long it takes one person each time; null where unknown.") @Nullable
            MinutesJson minutes,

            @Schema(description = "How often; null: as often as the rest.") @Nullable
            FrequencyJson frequency,

            @Schema(description = "SEK each time for each person, beside working time; null for none.") @Nullable
            BigDecimal otherCost,

            @Schema(description = "Who said so.") SaidJson said) {

        static ActivityJson of(Activity one) {
            return new ActivityJson(
                    one.name(),
                    one.position(),
                    SignalJson.minutes(one.minutes()),
                    SignalJson.frequency(one.frequency()),
                    one.otherCost(),
                    SignalJson.said(one.said()));
        }
    }

    @Schema(name = "Hours", description = "Hours a year as a range, to two decimals. They are estimates.")
    record HoursJson(
            @Schema(description = "At least.") BigDecimal low,
            @Schema(description = "Most likely.") BigDecimal likely,
            @Schema(description = "At most.") BigDecimal high) {

        static HoursJson of(Hours hours) {
            return new HoursJson(rounded(hours.low()), rounded(hours.likely()), rounded(hours.high()));
        }

        private static BigDecimal rounded(BigDecimal hours) {
            return hours.setScale(2, RoundingMode.HALF_UP);
        }
    }

    @Schema(
            name = "SignalDetails",
            description = "What is said of a demand, goal, report or rule. Null is unknown or not said.",
            example = DetailsJson.EXAMPLE)
    record DetailsJson(
            @Schema(description = "The organisation's own code; made where it is left out.") @Nullable
            String code,

            @Schema(description = "By what it steers.") @Nullable
            SignalKind kind,

            @Schema(description = "What is asked for, as a heading. At most 200 characters.") @Nullable
            String title,

            @Schema(description = "What is asked for, in full. At most 4,000 characters, as every text here.") @Nullable
            String body,

            @Schema(description = "The id of the unit that asks.") @Nullable
            UUID issuer,

            @Schema(description = "On whom it lands, at least one.") @Nullable
            List<ReceiverJson> receivers,

            @Schema(description = "The ids of the units it passes through on its way, in order.") @Nullable
            List<UUID> via,

            @Schema(description = "Where it comes from in the end.") @Nullable
            Origin origin,

            @Schema(description = "The legal ground.") @Nullable
            String legalBasis,

            @Schema(description = "What is to be better for those the service exists for. Needed for a new one of OWN.")
            @Nullable
            String purpose,

            @Schema(description = "The decision that the answer serves.") @Nullable
            String decision,

            @Schema(description = "Who uses the answer. Needed for a new one of OWN.") @Nullable
            String usedBy,

            @Schema(description = "What a goal or measure looks at.") @Nullable
            Effect effect,

            @Schema(description = "Quality or economy.") @Nullable
            Perspective perspective,

            @Schema(description = "How often.") @Nullable FrequencyJson frequency,

            @Schema(description = "Days of the year on which it falls due, as 02-15.") @Nullable
            List<String> dueDays,

            @Schema(description = "How long it takes one person each time.") @Nullable
            MinutesJson minutes,

            @Schema(description = "Who said how long it takes.") @Nullable
            SaidJson said,

            @Schema(description = "The figures and facts that it asks for.") @Nullable
            List<DataFieldJson> asksFor,

            @Schema(description = "For a control: which risk it meets.") @Nullable
            String risk,

            @Schema(description = "For a control: with whom one talks about it.") @Nullable
            String dialoguePartner,

            @Schema(description = "When they last talked.") @Nullable
            LocalDate dialogueOn,

            @Schema(description = "The first day on which it holds; today where it is left out.") @Nullable
            LocalDate from,

            @Schema(description = "The first day on which it no longer holds. Needed for a new one of OWN.") @Nullable
            LocalDate to,

            @Schema(description = "When it is looked at again. Needed for a new one that is not OWN.") @Nullable
            LocalDate reviewOn) {

        static final String EXAMPLE = """
                {"kind":"REPORT","title":"Falls each quarter","issuer":"019ab2c4-5d6e-7f80-9123-456789abcdef",\
                "receivers":[{"position":"019ab2c4-5d6e-7f80-9123-456789abcdf0"}],"origin":"OWN",\
                "purpose":"Fewer falls among those we help","usedBy":"The quality group","frequency":{"rhythm":"QUARTERLY"},\
                "minutes":{"low":20,"likely":30,"high":60},"from":"2027-01-01","to":"2029-01-01"}""";

        /** @return as the form would have it, where a unit and a position are named by their labels */
        SignalForm form(Chain chain) {
            Map<String, String> fields = new HashMap<>();
            put(fields, "kod", code);
            put(fields, "slag", kind);
            put(fields, "rubrik", title);
            put(fields, "text", body);
            put(fields, "utfardare", label(chain, issuer));
            put(fields, "ursprung", origin);
            put(fields, "lagrum", legalBasis);
            put(fields, "syfte", purpose);
            put(fields, "beslut", decision);
            put(fields, "anvands", usedBy);
            put(fields, "typ", effect);
            put(fields, "perspektiv", perspective);
            put(fields, "risk", risk);
            put(fields, "dialogpart", dialoguePartner);
            put(fields, "dialogdag", dialogueOn);
            put(fields, "fran", from);
            put(fields, "till", to);
            put(fields, "oversyn", reviewOn);
            if (frequency != null) {
                put(fields, "hurofta", frequency.rhythm());
                put(fields, "ganger", plain(frequency.timesPerYear()));
            }
            if (minutes != null) {
                put(fields, "lagst", minutes.low());
                put(fields, "troligast", minutes.likely());
                put(fields, "hogst", minutes.high());
            }
            if (said != null) {
                put(fields, "underlag", said.basis());
                put(fields, "sagtav", said.by());
                put(fields, "sagtden", said.on());
            }
            List<DataFieldJson> asked = Objects.requireNonNullElse(asksFor, List.of());
            for (int i = 0; i < asked.size(); i++) {
                put(fields, "uppgift" + i, asked.get(i).name());
                put(fields, "period" + i, asked.get(i).period());
                put(fields, "avser" + i, asked.get(i).population());
            }
            fields.put("dagar", String.join(",", Objects.requireNonNullElse(dueDays, List.of())));
            fields.put(
                    "via",
                    Objects.requireNonNullElse(via, List.<UUID>of()).stream()
                            .map(UUID::toString)
                            .collect(Collectors.joining(",")));
            List<ReceiverJson> landsOn = Objects.requireNonNullElse(receivers, List.of());
            for (int i = 0; i < landsOn.size(); i++) {
                fields.put("befattning" + i, positionLabel(chain, landsOn.get(i)));
                fields.put(
                        "enhet" + i,
                        Objects.requireNonNullElse(label(chain, landsOn.get(i).unit()), ""));
            }
            return new SignalForm(fields);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** An id that is nobody's stays an id, which no label is. */
    private static @Nullable String label(Chain chain, @Nullable UUID unit) {
        return unit == null ? null : chain.unitOrEnded(unit).map(Unit::label).orElse(unit.toString());
    }

    private static String positionLabel(Chain chain, ReceiverJson receiver) {
        UUID position = receiver.position();
        if (position == null) {
            return receiver.unit() == null ? "null" : ""; // on nobody at all: not a position that there is
        }
        return chain.position(position).map(SignalForm::label).orElse(position.toString());
    }

    @Schema(name = "Signal", description = "A demand, goal, report or rule as it is stored.")
    record StoredJson(
            @Schema(description = "Its id.") UUID id,

            @Schema(description = "How many times it has been changed; sent along with a change.")
            int version,

            @Schema(description = "What is said of it.") DetailsJson details,

            @Schema(description = "What else it makes people do; kept when it is changed here.")
            List<ActivityJson> further,

            @Schema(description = "Hours a year for one person; null where minutes or frequency are unknown.") @Nullable
            HoursJson hoursEach,

            @Schema(description = "What it does not say of itself.")
            List<Signal.Missing> missing) {}

    static StoredJson of(Signal signal) {
        Signal.Details d = signal.details();
        return new StoredJson(
                signal.id(),
                signal.version(),
                details(d),
                further(d),
                d.hoursPerPerson().map(HoursJson::of).orElse(null),
                d.missing());
    }

    private static DetailsJson details(Signal.Details d) {
        return new DetailsJson(
                d.code(),
                d.kind(),
                d.title(),
                d.body(),
                d.issuer(),
                d.receivers().stream()
                        .map(one -> new ReceiverJson(one.unit(), one.position()))
                        .toList(),
                d.via(),
                d.origin(),
                d.legalBasis(),
                d.purpose(),
                d.decision(),
                d.usedBy(),
                d.effect(),
                d.perspective(),
                frequency(d.frequency()),
                d.dueDays().stream().map(SignalJson::monthDay).toList(),
                minutes(d.minutes()),
                said(d.said()),
                d.asksFor().stream()
                        .map(one -> new DataFieldJson(one.name(), one.period(), one.population()))
                        .toList(),
                d.risk(),
                d.dialoguePartner(),
                d.dialogueOn(),
                d.valid().from(),
                d.valid().to(),
                d.reviewOn());
    }

    static @Nullable FrequencyJson frequency(@Nullable Frequency frequency) {
        return Optional.ofNullable(frequency)
                .map(one -> new FrequencyJson(one.rhythm(), one.timesPerYear()))
                .orElse(null);
    }

    static @Nullable MinutesJson minutes(@Nullable Minutes minutes) {
        return Optional.ofNullable(minutes)
                .map(one -> new MinutesJson(one.low(), one.likely(), one.high()))
                .orElse(null);
    }

    static List<ActivityJson> further(Signal.Details d) {
        return d.further().stream().map(ActivityJson::of).toList();
    }

    private static SaidJson said(Said said) {
        return new SaidJson(said.basis(), said.by(), said.on());
    }

    private static String monthDay(MonthDay day) {
        return MONTH_DAY.format(day);
    }

    /** The same problems, told of the fields by their names here. */
    static Problems named(Problems problems) {
        return problems.renamed(field -> {
            String row = field.replaceFirst("^(befattning|enhet)(\\d+)$", "receivers[$2].$1")
                    .replaceFirst("^(uppgift|period|avser)(\\d+)$", "asksFor[$2].$1")
                    .replaceFirst("befattning$", "position")
                    .replaceFirst("enhet$", "unit")
                    .replaceFirst("uppgift$", "name")
                    .replaceFirst("avser$", "population");
            return NAMES.getOrDefault(field, row);
        });
    }
}
