package se.tillit.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Headcount;
import se.tillit.chain.Level;
import se.tillit.chain.UnitKind;
import se.tillit.chain.Validity;
import se.tillit.identity.AccountStore;
import se.tillit.signal.DataField;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Receiver;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.web.TableFile;
import se.tillit.web.Texts;

/**
 * What the organisation has, in the columns of the templates and in the words that loading reads: a file that was taken out loads again and
 * changes nothing. So units, positions and headcounts come with their whole history.
 */
@Component
final class OwnTableQuery {

    private final Door door;
    private final ChainStore chain;
    private final AccountStore accounts;
    private final Texts texts;

    OwnTableQuery(Door door, ChainStore chain, AccountStore accounts, Texts texts) {
        this.door = door;
        this.chain = chain;
        this.accounts = accounts;
        this.texts = texts;
    }

    private interface Cells {
        @Nullable
        Object of(Column column);
    }

    private TableFile table(Template template, Language language, List<Cells> rows) {
        return new TableFile(
                template.fileName(),
                template.columns().stream()
                        .map(column -> column.heading(language))
                        .toList(),
                rows.stream()
                        .map(row -> template.columns().stream().map(row::of).collect(Collectors.toList()))
                        .toList());
    }

    private static IllegalStateException unknown(Column column) {
        return new IllegalStateException("It is not said what stands in the column " + column);
    }

    TableFile units(Actor actor, Language language) {
        return door.read(actor, Access.SEE_CHAIN, () -> {
            Map<String, UUID> units = new TreeMap<>(chain.unitsByCode());
            Map<UUID, String> codes = codes();
            Map<UUID, UnitKind> kinds = chain.kinds();
            Map<UUID, List<ChainStore.UnitVersion>> history = chain.unitHistory();
            Map<UUID, Level> levels = new HashMap<>();
            chain.levels().forEach(level -> levels.put(level.id(), level));
            List<Cells> rows = new ArrayList<>();
            units.forEach((code, unit) -> history.getOrDefault(unit, List.of())
                    .forEach(version -> rows.add(column -> switch (column) {
                        case CODE -> code;
                        case NAME -> version.name();
                        case LEVEL -> levels.get(version.level()).name(language);
                        case PARENT -> codes.get(version.parent());
                        case KIND -> word(language, kinds.get(unit));
                        case FROM -> version.valid().from();
                        case TO -> version.valid().to();
                        default -> throw unknown(column);
                    })));
            return table(Template.UNITS, language, rows);
        });
    }

    /** A row for each position, unit and period; name and cost as they are today. */
    TableFile positions(Actor actor, Language language, LocalDate today) {
        return door.read(actor, Access.SEE_CHAIN, () -> {
            Map<UUID, String> codes = codes();
            Map<UUID, List<ChainStore.PositionVersion>> history = chain.positionHistory();
            List<Cells> rows = chain.headcountHistory().stream()
                    .sorted(Comparator.comparing((Headcount one) -> codes.get(one.position()))
                            .thenComparing(one -> codes.get(one.unit())))
                    .map(one -> headcount(
                            one,
                            codes,
                            Periods.current(history.get(one.position()), today, ChainStore.PositionVersion::valid)))
                    .toList();
            return table(Template.POSITIONS, language, rows);
        });
    }

    private static Cells headcount(Headcount one, Map<UUID, String> codes, ChainStore.PositionVersion position) {
        return column -> switch (column) {
            case CODE -> codes.get(one.position());
            case NAME -> position.name();
            case UNIT -> codes.get(one.unit());
            case PERSONS -> plain(one.persons());
            case HOURLY_COST -> plain(position.hourlyCost());
            case FROM -> one.valid().from();
            case TO -> one.valid().to();
            default -> throw unknown(column);
        };
    }

    /** Whoever has a role, with where they work last; only for who manages accounts, since it says what each may do. */
    TableFile people(Actor actor, Language language) {
        return door.read(actor, Access.MANAGE_ACCOUNTS, () -> {
            Map<UUID, String> codes = codes();
            Map<UUID, String> emails = accounts.emails();
            List<Cells> rows = accounts.people().stream()
                    .map(person -> person(person, emails.get(person.account()), codes, language))
                    .toList();
            return table(Template.PEOPLE, language, rows);
        });
    }

    private Cells person(
            AccountStore.Person person, @Nullable String email, Map<UUID, String> codes, Language language) {
        List<ChainStore.Membership> all = chain.memberships(person.account());
        ChainStore.Membership last = all.isEmpty() ? null : all.getLast();
        String roles = person.roles().stream()
                .sorted()
                .map(role -> word(language, role))
                .collect(Collectors.joining(", "));
        Validity valid = last == null ? null : last.valid();
        return column -> switch (column) {
            case NAME -> person.name();
            case EMAIL -> email;
            case UNIT -> last == null ? null : codes.get(last.unit());
            case ROLE -> roles;
            case POSITION -> last == null ? null : codes.get(last.position());
            case FROM -> valid == null ? null : valid.from();
            case TO -> valid == null ? null : valid.to();
            default -> throw unknown(column);
        };
    }

    /** @param signals which the actor has been shown */
    TableFile signals(Actor actor, Language language, List<Signal> signals) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Map<UUID, String> codes = codes();
            List<Cells> rows = signals.stream()
                    .map(signal -> demand(signal.details(), codes, language))
                    .toList();
            return table(Template.SIGNALS, language, rows);
        });
    }

    private Cells demand(Signal.Details d, Map<UUID, String> codes, Language language) {
        Minutes minutes = d.minutes();
        return column -> switch (column) {
            case CODE -> d.code();
            case KIND -> word(language, d.kind());
            case TITLE -> d.title();
            case TEXT -> d.body();
            case ISSUER -> codes.get(d.issuer());
            case RECEIVERS ->
                d.receivers().stream().map(one -> receiver(one, codes)).collect(Collectors.joining(", "));
            case VIA -> d.via().stream().map(codes::get).collect(Collectors.joining(", "));
            case ORIGIN -> word(language, d.origin());
            case LEGAL_BASIS -> d.legalBasis();
            case PURPOSE -> d.purpose();
            case DECISION -> d.decision();
            case USED_BY -> d.usedBy();
            case EFFECT -> word(language, d.effect());
            case PERSPECTIVE -> word(language, d.perspective());
            case FREQUENCY -> frequency(d.frequency(), language);
            case DUE_DAYS -> d.dueDays().stream().map(day -> day(day, language)).collect(Collectors.joining(", "));
            case MINUTES_LOW -> minutes == null ? null : minutes.low();
            case MINUTES_LIKELY -> minutes == null ? null : minutes.likely();
            case MINUTES_HIGH -> minutes == null ? null : minutes.high();
            case FROM -> d.valid().from();
            case TO -> d.valid().to();
            case REVIEW -> d.reviewOn();
            case RISK -> d.risk();
            case DIALOGUE_PARTNER -> d.dialoguePartner();
            case DIALOGUE_ON -> d.dialogueOn();
            case MINUTES_BASIS ->
                d.said().equals(Said.GUESSED) ? null : word(language, d.said().basis());
            case MINUTES_BY -> d.said().by();
            case MINUTES_ON -> d.said().on();
            case ASKS_FOR ->
                d.asksFor().stream().map(one -> asked(one, language)).collect(Collectors.joining(", "));
            default -> throw unknown(column);
        };
    }

    private static String receiver(Receiver receiver, Map<UUID, String> codes) {
        return receiver.position() == null
                ? codes.get(receiver.unit())
                : codes.get(receiver.position()) + (receiver.unit() == null ? "" : "@" + codes.get(receiver.unit()));
    }

    /** Antal fall | månad | särskilt boende */
    private String asked(DataField field, Language language) {
        String period = field.period() == null ? "" : word(language, field.period());
        String about = field.population() == null ? "" : " | " + field.population();
        return field.name() + (period.isEmpty() && about.isEmpty() ? "" : " | " + period) + about;
    }

    private @Nullable String frequency(@Nullable Frequency frequency, Language language) {
        if (frequency == null) {
            return null;
        }
        BigDecimal number = frequency.timesPerYear();
        String times = number == null
                ? ""
                : texts.say(language, "signal.times", number.toPlainString().replace('.', ','));
        return switch (frequency.rhythm()) {
            case TIMES -> times;
            case ON_DEMAND -> word(language, frequency.rhythm()) + (times.isEmpty() ? "" : " (" + times + ")");
            default -> word(language, frequency.rhythm());
        };
    }

    /** 15 februari: so that no spreadsheet program takes it for a day of one year. */
    private static String day(MonthDay day, Language language) {
        return DateTimeFormatter.ofPattern("d MMMM", language.locale()).format(day);
    }

    private @Nullable String word(Language language, @Nullable Enum<?> value) {
        return value == null
                ? null
                : texts.say(language, value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private Map<UUID, String> codes() {
        Map<UUID, String> codes = new HashMap<>();
        chain.unitsByCode().forEach((code, unit) -> codes.put(unit, code));
        chain.positionsByCode().forEach((code, position) -> codes.put(position, code));
        return codes;
    }
}
