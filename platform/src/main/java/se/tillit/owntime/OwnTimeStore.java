package se.tillit.owntime;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static se.tillit.schema.Tables.ACCOUNT;
import static se.tillit.schema.Tables.ASSIGNMENT;
import static se.tillit.schema.Tables.OWN_LIMIT;
import static se.tillit.schema.Tables.OWN_USE;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import se.tillit.access.Role;

@Component
final class OwnTimeStore {

    private static final String OTHER = "OTHER";

    private final DSLContext db;

    OwnTimeStore(DSLContext db) {
        this.db = db;
    }

    /** Adds what was counted. Where all who could be counted together are too few, nothing is kept. */
    void add(Map<Tally.Key, Tally.Sum> counted) {
        Map<Role, Integer> people = people();
        boolean othersAreFew = others(people) < OwnTime.FEWEST;
        counted.forEach((key, sum) -> {
            boolean apart = people.getOrDefault(key.role(), 0) >= OwnTime.FEWEST;
            if (apart || !othersAreFew) {
                add(key.month(), apart ? key.role().name() : OTHER, key.act(), sum);
            }
        });
    }

    private void add(LocalDate month, String role, String act, Tally.Sum sum) {
        db.insertInto(OWN_USE)
                .set(OWN_USE.MONTH, month)
                .set(OWN_USE.ROLE, role)
                .set(OWN_USE.ACT, act)
                .set(OWN_USE.TIMES, sum.times())
                .set(OWN_USE.SECONDS, sum.seconds())
                .onConflict(OWN_USE.ORGANISATION, OWN_USE.MONTH, OWN_USE.ROLE, OWN_USE.ACT)
                .doUpdate()
                .set(OWN_USE.TIMES, OWN_USE.TIMES.plus(sum.times()))
                .set(OWN_USE.SECONDS, OWN_USE.SECONDS.plus(sum.seconds()))
                .execute();
    }

    /** Large enough roles in their order, then the others together. */
    List<OwnTime> of(YearMonth month) {
        Map<Role, Integer> people = people();
        Map<String, Integer> limits = db.selectFrom(OWN_LIMIT).fetchMap(OWN_LIMIT.ROLE, OWN_LIMIT.MINUTES);
        Map<String, List<OwnTime.Use>> uses =
                db.selectFrom(OWN_USE).where(OWN_USE.MONTH.eq(month.atDay(1))).orderBy(OWN_USE.ACT).fetch().stream()
                        .collect(groupingBy(
                                row -> row.get(OWN_USE.ROLE),
                                mapping(
                                        row -> new OwnTime.Use(
                                                row.get(OWN_USE.ACT), row.get(OWN_USE.TIMES), row.get(OWN_USE.SECONDS)),
                                        toList())));
        List<OwnTime> all = new ArrayList<>();
        people.forEach((role, number) -> {
            if (number >= OwnTime.FEWEST) {
                all.add(ownTime(Optional.of(role), number, limits, uses));
            }
        });
        all.add(ownTime(Optional.empty(), others(people), limits, uses));
        return all;
    }

    void limit(Optional<Role> role, int minutes) {
        db.insertInto(OWN_LIMIT)
                .set(OWN_LIMIT.ROLE, name(role))
                .set(OWN_LIMIT.MINUTES, minutes)
                .onConflict(OWN_LIMIT.ORGANISATION, OWN_LIMIT.ROLE)
                .doUpdate()
                .set(OWN_LIMIT.MINUTES, minutes)
                .execute();
    }

    private static OwnTime ownTime(
            Optional<Role> role, int people, Map<String, Integer> limits, Map<String, List<OwnTime.Use>> uses) {
        String name = name(role);
        return new OwnTime(
                role, people, limits.getOrDefault(name, OwnTime.DEFAULT_LIMIT), uses.getOrDefault(name, List.of()));
    }

    private static int others(Map<Role, Integer> people) {
        return people.values().stream()
                .filter(number -> number < OwnTime.FEWEST)
                .mapToInt(number -> number)
                .sum();
    }

    private static String name(Optional<Role> role) {
        return role.map(Role::name).orElse(OTHER);
    }

    /** How many have each role as the first of theirs. */
    private Map<Role, Integer> people() {
        Map<Role, Integer> people = new EnumMap<>(Role.class);
        db.select(ASSIGNMENT.ACCOUNT, DSL.arrayAgg(ASSIGNMENT.ROLE))
                .from(ASSIGNMENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ASSIGNMENT.ACCOUNT), ACCOUNT.DISABLED.isFalse())
                .groupBy(ASSIGNMENT.ACCOUNT)
                .forEach(row -> people.merge(
                        Stream.of(row.value2())
                                .map(Role::valueOf)
                                .min(Role::compareTo)
                                .orElseThrow(),
                        1,
                        Integer::sum));
        return people;
    }
}
