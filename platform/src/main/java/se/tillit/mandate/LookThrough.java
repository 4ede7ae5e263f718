package se.tillit.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Language;
import se.tillit.chain.Chain;
import se.tillit.chain.Unit;
import se.tillit.signal.Signal;

/** Looks through one order: each check by itself, on one day, in the chain as it is then. */
final class LookThrough {

    private final DelegationOrder order;
    private final List<Mandate> rows;
    private final Chain chain;
    private final Language language;
    private final LocalDate today;
    private final Reach reach;
    private final Map<UUID, Mandate> byId;

    LookThrough(DelegationOrder order, List<Mandate> rows, Chain chain, Language language, LocalDate today) {
        this.order = order;
        this.rows = rows;
        this.chain = chain;
        this.language = language;
        this.today = today;
        this.reach = new Reach(chain, order.board());
        this.byId = rows.stream().collect(Collectors.toMap(Mandate::id, Function.identity()));
    }

    List<Remark> remarks(List<Signal> demands) {
        List<Remark> all = new ArrayList<>();
        List<Mandate> holding = rows.stream().filter(one -> one.holdsOn(today)).toList();
        List<Mandate> decisions = holding.stream()
                .filter(one -> one.kind() == Mandate.Kind.DELEGATION)
                .toList();
        decisions.forEach(one -> Forbidden.rule(one)
                .ifPresent(rule -> all.add(
                        Remark.of(OrderCheck.FORBIDDEN, order, List.of(one), rule.section(), rule.says(language)))));
        all.addAll(conflicts(decisions));
        decisions.stream()
                .filter(one -> one.has(Holder.Kind.TOGETHER))
                .forEach(one -> all.add(Remark.of(
                        OrderCheck.TOGETHER,
                        order,
                        List.of(one),
                        "7 kap. 5 § kommunallagen",
                        names(one, Holder.Kind.TOGETHER))));
        holding.stream().filter(one -> one.passedOnFrom() != null).forEach(one -> passedOn(one)
                .ifPresent(all::add));
        all.addAll(nobody(holding));
        rows.stream()
                .filter(one -> one.to() != null && !one.to().isAfter(today))
                .forEach(one -> all.add(new Remark(
                        OrderCheck.EXPIRED,
                        order,
                        List.of(one),
                        "",
                        "",
                        Optional.ofNullable(one.to()).map(day -> day.minusDays(1)),
                        Optional.empty())));
        all.addAll(gaps(demands));
        return all;
    }

    /** Two rows of a matter for different positions that say against each other; each pair once. */
    private List<Remark> conflicts(List<Mandate> decisions) {
        List<Remark> found = new ArrayList<>();
        decisions.stream()
                .collect(Collectors.groupingBy(one -> List.of(one.key(), one.heading())))
                .values()
                .forEach(same -> {
                    for (int i = 0; i < same.size(); i++) {
                        for (int j = i + 1; j < same.size(); j++) {
                            Mandate one = same.get(i);
                            Mandate other = same.get(j);
                            if (mayClash(one, other) && !hangsOn(one, other) && !hangsOn(other, one)) {
                                Bounds.of(one)
                                        .clash(Bounds.of(other))
                                        .ifPresent(numbers -> found.add(Remark.of(
                                                OrderCheck.CONFLICT, order, List.of(one, other), "", numbers)));
                            }
                        }
                    }
                });
        return found;
    }

    /** For others, and not told apart by their conditions where no numbers are written. */
    private static boolean mayClash(Mandate one, Mandate other) {
        boolean toldApart = Bounds.of(one).of().isEmpty()
                && !one.conditions().isEmpty()
                && !other.conditions().isEmpty()
                && !one.conditions().equals(other.conditions());
        return !toldApart && !one.holders().equals(other.holders());
    }

    private boolean hangsOn(Mandate below, Mandate above) {
        return up(below).contains(above);
    }

    /** What a row hangs on, itself first; ends where they hang in a ring. */
    private List<Mandate> up(Mandate from) {
        List<Mandate> found = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        @Nullable Mandate at = from;
        while (at != null && seen.add(at.id())) {
            found.add(at);
            at = at.passedOnFrom() == null ? null : byId.get(at.passedOnFrom());
        }
        return found;
    }

    private Optional<Remark> passedOn(Mandate mandate) {
        List<Mandate> up = up(mandate);
        Mandate top = up.getLast();
        if (top.passedOnFrom() != null) {
            return Optional.of(Remark.of(OrderCheck.LOOP, order, up, "", ""));
        }
        Mandate above = up.get(1);
        boolean right =
                above.mayPassOn() && up.size() == 2 && above.holders().stream().anyMatch(this::headsAnAdministration);
        return right
                ? Optional.empty()
                : Optional.of(Remark.of(
                        OrderCheck.PASSED_ON, order, List.of(mandate, above), "7 kap. 6 § kommunallagen", ""));
    }

    /** A position at a unit right below the board. */
    private boolean headsAnAdministration(Holder holder) {
        return holder.position() != null
                && reach.places(holder.position()).stream().map(Unit::parent).anyMatch(order.board()::equals);
    }

    private List<Remark> nobody(List<Mandate> holding) {
        List<Remark> found = new ArrayList<>();
        for (Mandate one : holding) {
            List<Holder> lost = one.holders().stream().filter(this::isLost).toList();
            if (!lost.isEmpty()) {
                boolean all = lost.size() == one.holders().size();
                found.add(Remark.of(
                        all ? OrderCheck.NOBODY : OrderCheck.UNMATCHED,
                        order,
                        List.of(one),
                        "",
                        lost.stream().map(Holder::name).collect(Collectors.joining(", "))));
            }
        }
        return found;
    }

    /** Somebody of whom the chain knows nothing, or whose position nobody has any more. */
    private boolean isLost(Holder holder) {
        return holder.kind() == Holder.Kind.UNKNOWN
                || (holder.position() != null
                        && (chain.position(holder.position()).isEmpty()
                                || reach.persons(holder.position()).signum() == 0));
    }

    /** Demands that refer to a section of an act of which the order knows others. */
    private List<Remark> gaps(List<Signal> demands) {
        Set<LegalSection> known = rows.stream()
                .flatMap(one -> LegalSection.in(one.legalBasis()).stream())
                .collect(Collectors.toSet());
        Set<String> acts = known.stream().map(LegalSection::act).collect(Collectors.toSet());
        List<Remark> found = new ArrayList<>();
        Set<LegalSection> told = new HashSet<>();
        for (Signal demand : demands) {
            String basis = demand.details().legalBasis();
            for (LegalSection section : basis == null ? List.<LegalSection>of() : LegalSection.in(basis)) {
                if (acts.contains(section.act()) && !known.contains(section) && told.add(section)) {
                    found.add(new Remark(
                            OrderCheck.GAP,
                            order,
                            List.of(),
                            section.text(),
                            "",
                            Optional.empty(),
                            Optional.of(demand)));
                }
            }
        }
        return found;
    }

    private static String names(Mandate mandate, Holder.Kind kind) {
        return mandate.holders().stream()
                .filter(holder -> holder.kind() == kind)
                .map(Holder::name)
                .collect(Collectors.joining(", "));
    }
}
