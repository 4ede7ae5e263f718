package se.tillit.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;

/**
 * Who answers for a demand: those in the issuing unit whose role may; where there is nobody, those in the nearest unit above; for a body
 * with nobody above or in it, such as a board, those right below; and else whoever keeps the demands up to date. An issuer outside the house
 * is answered for by its contact.
 *
 * @param byUnit who may answer, by the unit they work in
 * @param everywhere those who answer where nobody nearer does
 * @param contacts by the issuer outside the house
 */
record Answerers(Chain chain, Map<UUID, List<Person>> byUnit, List<Person> everywhere, Map<UUID, Person> contacts) {

    /** @param role what the position is called; null where none is told */
    record Person(UUID account, String name, @Nullable String role) {}

    List<Person> of(Question.Demand demand) {
        return demand.issuedOutside()
                ? inTouchWith(demand.issuer())
                : tiers(demand.issuer()).getFirst();
    }

    /** Who keeps in touch with an issuer outside the house: its contact, or whoever keeps the demands up to date. */
    List<Person> inTouchWith(UUID issuer) {
        Person contact = contact(issuer);
        return contact == null ? everywhere : List.of(contact);
    }

    /** Everybody who answers for what a unit within the house demands, or stands above those, from the nearest. */
    List<Person> ofAndAbove(UUID issuer) {
        return tiers(issuer).stream().flatMap(List::stream).toList();
    }

    boolean keepsInTouch(UUID account, UUID issuer) {
        return isAmong(inTouchWith(issuer), account);
    }

    /** The level above those who answer: the next ones upwards, and else whoever keeps the demands up to date. */
    List<Person> above(Question.Demand demand) {
        List<List<Person>> tiers = tiers(demand.issuer());
        return tiers.size() > 1 ? tiers.get(1) : everywhere;
    }

    /** Whether somebody may answer, or decide: those who answer at once, the level above when the matter has reached it. */
    boolean decides(UUID account, Question question, LocalDate day) {
        LocalDate since = question.decidableSince();
        boolean reachedAbove = since != null && !day.isBefore(since.plusDays(Question.DAYS_BETWEEN_OURSELVES));
        return isAmong(of(question.demand()), account) || reachedAbove && isAmong(above(question.demand()), account);
    }

    boolean answers(UUID account, Question question) {
        return isAmong(of(question.demand()), account);
    }

    /** What somebody's answer is signed with: the position, or the unit that is answered for. */
    String roleOf(UUID account, Question.Demand demand) {
        return Stream.of(of(demand), above(demand))
                .flatMap(List::stream)
                .filter(one -> one.account().equals(account))
                .map(Person::role)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> nameOf(demand.issuer()));
    }

    /** The issuer as it is called on the day, or as it last was. */
    String nameOf(UUID issuer) {
        return chain.standsFor(issuer).stream()
                .findFirst()
                .or(() -> chain.unitOrEnded(issuer))
                .map(Unit::name)
                .orElse("–");
    }

    private static boolean isAmong(List<Person> people, UUID account) {
        return people.stream().anyMatch(one -> one.account().equals(account));
    }

    private @Nullable Person contact(UUID issuer) {
        return chain.standsFor(issuer).stream()
                .map(unit -> contacts.get(unit.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(contacts.get(issuer));
    }

    /** From the nearest to the furthest, without empty ones. */
    private List<List<Person>> tiers(UUID issuer) {
        List<List<Person>> tiers = new ArrayList<>();
        List<Unit> units = chain.standsFor(issuer);
        if (units.isEmpty()) {
            // Ended without anybody taking over: those above it as it last was.
            units = chain.unitOrEnded(issuer)
                    .map(unit -> chain.standsFor(unit.parent()))
                    .orElse(List.of());
        }
        add(tiers, units);
        for (Unit above : units.stream()
                .limit(1)
                .flatMap(unit -> chain.path(unit.id()).reversed().stream().skip(1))
                .toList()) {
            add(tiers, List.of(above));
        }
        if (tiers.isEmpty()) {
            add(
                    tiers,
                    units.stream()
                            .flatMap(unit -> chain.children(unit.id()).stream())
                            .toList());
        }
        if (tiers.isEmpty()) {
            tiers.add(everywhere);
        }
        return tiers;
    }

    private void add(List<List<Person>> tiers, List<Unit> units) {
        List<Person> people = units.stream()
                .flatMap(unit -> byUnit.getOrDefault(unit.id(), List.of()).stream())
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::account))
                .toList();
        if (!people.isEmpty()) {
            tiers.add(people);
        }
    }
}
