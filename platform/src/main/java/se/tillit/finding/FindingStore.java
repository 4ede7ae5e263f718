package se.tillit.finding;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static se.tillit.chain.ChainStore.holdsOn;
import static se.tillit.schema.Tables.FINDING;
import static se.tillit.schema.Tables.FINDING_CHECK;
import static se.tillit.schema.Tables.FINDING_DISMISSAL;
import static se.tillit.schema.Tables.FINDING_LOOK;
import static se.tillit.schema.Tables.FINDING_MONTH;
import static se.tillit.schema.Tables.ORGANISATION;
import static se.tillit.schema.Tables.SIGNAL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Role;
import se.tillit.schema.tables.Signal;
import se.tillit.signal.Frequency;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

@Component
final class FindingStore {

    private static final Signal OTHER = SIGNAL.as("other");

    private static final Field<UUID> SUBJECT = coalesce(FINDING.SIGNAL, FINDING.POSITION);
    private static final Field<UUID> OTHER_OR_NONE = coalesce(FINDING.OTHER, inline(Finding.NONE));

    /** Times a year of a demand called s, as {@link Frequency#perYear} counts them. */
    private static final String TIMES = Arrays.stream(Frequency.Rhythm.values())
            .filter(rhythm -> rhythm != Frequency.Rhythm.TIMES && rhythm != Frequency.Rhythm.ON_DEMAND)
            .map(rhythm -> "when '" + rhythm.name() + "' then "
                    + Frequency.of(rhythm).perYear().orElseThrow().toPlainString())
            .collect(Collectors.joining(" ", "case s.frequency ", " else s.times_per_year end"));

    private static String times(String frequency, String perYear) {
        return TIMES.replace("s.frequency", frequency).replace("s.times_per_year", perYear);
    }

    /** What it takes of one person in a year, with all that it makes her do; null where nobody has said. */
    private static final Field<BigDecimal> HOURS = field(
            "(({0} * " + times("{1}", "{2}") + " + coalesce((select sum(a.minutes_likely * "
                    + times(
                            "coalesce(a.frequency, {1})",
                            "case when a.frequency is null then {2} else a.times_per_year end")
                    + ") from signal_activity a where a.organisation = {3} and a.signal = {4}), 0)) / 60.0)",
            BigDecimal.class,
            SIGNAL.MINUTES_LIKELY,
            SIGNAL.FREQUENCY,
            SIGNAL.TIMES_PER_YEAR,
            SIGNAL.ORGANISATION,
            SIGNAL.ID);

    /** Neither changed since it was found, nor dismissed. */
    private static final Condition STANDS = FINDING.SIGNAL
            .isNull()
            .or(SIGNAL.VERSION.eq(FINDING.SIGNAL_VERSION))
            .and(notExists(selectOne()
                    .from(FINDING_DISMISSAL)
                    .where(
                            FINDING_DISMISSAL.CHECK_NAME.eq(FINDING.CHECK_NAME),
                            FINDING_DISMISSAL.SUBJECT.eq(SUBJECT),
                            FINDING_DISMISSAL.OTHER.eq(OTHER_OR_NONE))));

    private final DSLContext db;

    FindingStore(DSLContext db) {
        this.db = db;
    }

    List<UUID> organisations() {
        return db.select(ORGANISATION.ID).from(ORGANISATION).fetch(ORGANISATION.ID);
    }

    /** One at a time in an organisation, until the transaction ends: two would find everything twice. */
    void lock() {
        db.execute("select pg_advisory_xact_lock(hashtextextended('finding ' || current_organisation(), 0))");
    }

    /** Forgets what was found, so that it can be looked for again. */
    void begin(LocalDate today) {
        db.deleteFrom(FINDING).execute();
        db.insertInto(FINDING_LOOK, FINDING_LOOK.DAY)
                .values(today)
                .onConflict(FINDING_LOOK.ORGANISATION)
                .doUpdate()
                .set(FINDING_LOOK.DAY, today)
                .execute();
    }

    Optional<LocalDate> lookedOn() {
        return db.select(FINDING_LOOK.DAY).from(FINDING_LOOK).fetchOptional(FINDING_LOOK.DAY);
    }

    /** @return how many it found */
    int look(Checks.Asked asked, LocalDate today) {
        String sql = asked.sql().replace("{today}", "date '" + today + "'").replace("{times}", TIMES);
        return db.execute(
                "insert into finding (check_name, signal, other, position, a, b, signal_version) "
                        + "select ?, f.signal, f.other, f.position, f.a, f.b, s.version from (" + sql
                        + ") f (signal, other, position, a, b) left join signal s on s.id = f.signal",
                asked.check().id());
    }

    int look(UUID id, OwnCheck check, LocalDate today) {
        return db.insertInto(FINDING, FINDING.CHECK_NAME, FINDING.SIGNAL, FINDING.SIGNAL_VERSION)
                .select(select(inline(id.toString()), SIGNAL.ID, SIGNAL.VERSION)
                        .from(SIGNAL)
                        .where(holdsOn(SIGNAL.VALID, today), condition(check, today)))
                .execute();
    }

    private static Condition condition(OwnCheck check, LocalDate today) {
        Condition all = noCondition();
        if (check.kind() != null) {
            all = all.and(SIGNAL.KIND.eq(check.kind().name()));
        }
        if (check.origin() != null) {
            all = all.and(SIGNAL.ORIGIN.eq(check.origin().name()));
        }
        if (check.lacks() != null) {
            all = all.and(lacks(check.lacks()));
        }
        if (check.olderThan() != null) {
            all = all.and(
                    DSL.condition("lower({0}) < {1}", SIGNAL.VALID, DSL.val(today.minusMonths(check.olderThan()))));
        }
        return check.hoursAbove() == null ? all : all.and(HOURS.gt(BigDecimal.valueOf(check.hoursAbove())));
    }

    private static Condition lacks(OwnCheck.Lacks lacks) {
        return switch (lacks) {
            case PURPOSE -> SIGNAL.PURPOSE.isNull();
            case USER -> SIGNAL.USED_BY.isNull();
            case DECISION -> SIGNAL.DECISION.isNull();
            case MINUTES -> SIGNAL.MINUTES_LIKELY.isNull();
            case RISK -> SIGNAL.RISK.isNull();
            case LEGAL_BASIS -> SIGNAL.LEGAL_BASIS.isNull();
            case END -> DSL.condition("upper_inf({0})", SIGNAL.VALID);
        };
    }

    /** How many stand, by check. */
    Map<String, Integer> counts() {
        return db.select(FINDING.CHECK_NAME, DSL.count())
                .from(FINDING)
                .leftJoin(SIGNAL)
                .on(SIGNAL.ORGANISATION.eq(FINDING.ORGANISATION), SIGNAL.ID.eq(FINDING.SIGNAL))
                .where(STANDS)
                .groupBy(FINDING.CHECK_NAME)
                .fetchMap(FINDING.CHECK_NAME, row -> row.value2());
    }

    /** Everything that stands. */
    List<Finding> all() {
        return rows().where(STANDS).orderBy(FINDING.CHECK_NAME, FINDING.ID).fetch(FindingStore::finding);
    }

    /** What stands of one check; what comes after the given finding, or from the beginning. */
    List<Finding> of(String check, @Nullable UUID after, int most) {
        return rows().where(STANDS, FINDING.CHECK_NAME.eq(check), after == null ? noCondition() : FINDING.ID.gt(after))
                .orderBy(FINDING.ID)
                .limit(most)
                .fetch(FindingStore::finding);
    }

    List<Finding> about(UUID signal) {
        return rows().where(STANDS, FINDING.SIGNAL.eq(signal).or(FINDING.OTHER.eq(signal)))
                .orderBy(FINDING.CHECK_NAME, FINDING.ID)
                .fetch(FindingStore::finding);
    }

    Optional<Finding> find(UUID id) {
        return rows().where(STANDS, FINDING.ID.eq(id)).fetchOptional(FindingStore::finding);
    }

    void dismiss(Finding finding, String reason, LocalDate today, UUID by) {
        db.insertInto(FINDING_DISMISSAL)
                .set(FINDING_DISMISSAL.CHECK_NAME, finding.check())
                .set(FINDING_DISMISSAL.SUBJECT, finding.subject())
                .set(FINDING_DISMISSAL.OTHER, finding.otherOrNone())
                .set(FINDING_DISMISSAL.REASON, reason)
                .set(FINDING_DISMISSAL.DISMISSED_ON, today)
                .set(FINDING_DISMISSAL.DISMISSED_BY, by)
                .onConflictDoNothing()
                .execute();
    }

    /** What stands of that which a role is shown in a month. */
    List<Finding> shown(Role role, LocalDate month) {
        return rows().join(FINDING_MONTH)
                .on(same())
                .where(STANDS, FINDING_MONTH.ROLE.eq(role.name()), FINDING_MONTH.MONTH.eq(month))
                .orderBy(FINDING_MONTH.ORDINAL)
                .fetch(FindingStore::finding);
    }

    private static Condition same() {
        return FINDING_MONTH
                .CHECK_NAME
                .eq(FINDING.CHECK_NAME)
                .and(FINDING_MONTH.SUBJECT.eq(SUBJECT))
                .and(FINDING_MONTH.OTHER.eq(OTHER_OR_NONE));
    }

    boolean isChosen(Role role, LocalDate month) {
        return db.fetchExists(FINDING_MONTH, FINDING_MONTH.ROLE.eq(role.name()), FINDING_MONTH.MONTH.eq(month));
    }

    /** The first few of each check that a role has not been shown before: what we can change ourselves first, then what takes most. */
    Map<String, List<Finding>> candidates(Role role, int ofEach) {
        Field<Integer> place = rowNumber()
                .over()
                .partitionBy(FINDING.CHECK_NAME)
                .orderBy(
                        field(SIGNAL.ORIGIN.eq(Origin.OWN.name())).desc().nullsFirst(),
                        HOURS.desc().nullsLast(),
                        FINDING.ID)
                .as("place");
        Condition shownBefore =
                exists(selectOne().from(FINDING_MONTH).where(same(), FINDING_MONTH.ROLE.eq(role.name())));
        var first = select(FINDING.ID, place)
                .from(FINDING)
                .leftJoin(SIGNAL)
                .on(SIGNAL.ORGANISATION.eq(FINDING.ORGANISATION), SIGNAL.ID.eq(FINDING.SIGNAL))
                .where(STANDS, DSL.not(shownBefore))
                .asTable("first");
        Field<Integer> placed = first.field("place", Integer.class);
        return rows().join(first)
                .on(first.field(FINDING.ID).eq(FINDING.ID))
                .where(placed.le(ofEach))
                .orderBy(FINDING.CHECK_NAME, placed)
                .fetchGroups(FINDING.CHECK_NAME, FindingStore::finding);
    }

    void show(Role role, LocalDate month, List<Finding> chosen) {
        for (int i = 0; i < chosen.size(); i++) {
            db.insertInto(FINDING_MONTH)
                    .set(FINDING_MONTH.ROLE, role.name())
                    .set(FINDING_MONTH.MONTH, month)
                    .set(FINDING_MONTH.ORDINAL, i)
                    .set(FINDING_MONTH.CHECK_NAME, chosen.get(i).check())
                    .set(FINDING_MONTH.SUBJECT, chosen.get(i).subject())
                    .set(FINDING_MONTH.OTHER, chosen.get(i).otherOrNone())
                    .execute();
        }
    }

    Map<UUID, OwnCheck> ownChecks() {
        Map<UUID, OwnCheck> checks = new LinkedHashMap<>();
        db.selectFrom(FINDING_CHECK)
                .orderBy(FINDING_CHECK.NAME, FINDING_CHECK.ID)
                .forEach(row -> checks.put(
                        row.get(FINDING_CHECK.ID),
                        new OwnCheck(
                                row.get(FINDING_CHECK.NAME),
                                one(SignalKind.class, row.get(FINDING_CHECK.KIND)),
                                one(Origin.class, row.get(FINDING_CHECK.ORIGIN)),
                                one(OwnCheck.Lacks.class, row.get(FINDING_CHECK.MISSING)),
                                row.get(FINDING_CHECK.OLDER_THAN),
                                row.get(FINDING_CHECK.HOURS_ABOVE),
                                Advice.valueOf(row.get(FINDING_CHECK.ADVICE)))));
        return checks;
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    UUID insert(OwnCheck check) {
        return db.insertInto(FINDING_CHECK)
                .set(FINDING_CHECK.NAME, check.name())
                .set(FINDING_CHECK.KIND, name(check.kind()))
                .set(FINDING_CHECK.ORIGIN, name(check.origin()))
                .set(FINDING_CHECK.MISSING, name(check.lacks()))
                .set(FINDING_CHECK.OLDER_THAN, check.olderThan())
                .set(FINDING_CHECK.HOURS_ABOVE, check.hoursAbove())
                .set(FINDING_CHECK.ADVICE, check.advice().name())
                .returning(FINDING_CHECK.ID)
                .fetchSingle(FINDING_CHECK.ID);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** @return false where there is no such check */
    boolean remove(UUID check) {
        db.deleteFrom(FINDING).where(FINDING.CHECK_NAME.eq(check.toString())).execute();
        return db.deleteFrom(FINDING_CHECK).where(FINDING_CHECK.ID.eq(check)).execute() == 1;
    }

    private SelectOnConditionStep<? extends Record> rows() {
        return db.select(FINDING.fields())
                .select(SIGNAL.TITLE, OTHER.TITLE)
                .from(FINDING)
                .leftJoin(SIGNAL)
                .on(SIGNAL.ORGANISATION.eq(FINDING.ORGANISATION), SIGNAL.ID.eq(FINDING.SIGNAL))
                .leftJoin(OTHER)
                .on(OTHER.ORGANISATION.eq(FINDING.ORGANISATION), OTHER.ID.eq(FINDING.OTHER));
    }

    private static Finding finding(Record row) {
        UUID signal = row.get(FINDING.SIGNAL);
        UUID other = row.get(FINDING.OTHER);
        return new Finding(
                row.get(FINDING.ID),
                row.get(FINDING.CHECK_NAME),
                signal == null ? null : new Finding.Demand(signal, row.get(SIGNAL.TITLE)),
                other == null ? null : new Finding.Demand(other, row.get(OTHER.TITLE)),
                row.get(FINDING.POSITION),
                orEmpty(row.get(FINDING.A)),
                orEmpty(row.get(FINDING.B)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
