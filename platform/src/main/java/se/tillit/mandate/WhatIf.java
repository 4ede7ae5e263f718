package se.tillit.mandate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What it would touch to let a position decide up to an amount in the matters that have amounts: counted, not estimated. A row whose own
 * highest amount is within the new one moves whole; of a row that goes higher, no more than all of it: how its decisions fall by amount,
 * nobody has said.
 *
 * @param position who would decide
 * @param persons how many they are, for the board
 * @param amount up to and including, SEK
 * @param moves a matter each
 */
public record WhatIf(String position, BigDecimal persons, BigDecimal amount, List<Move> moves) {

    /**
     * A matter that would move.
     *
     * @param rows the rows of those who decide it now
     * @param now the highest amount that the position may decide already; null: none
     * @param relieved the names of those who decide it now
     */
    public record Move(
            DelegationOrder order,
            String matter,
            List<Mandate> rows,
            @org.jspecify.annotations.Nullable BigDecimal now,
            Set<String> relieved) {}

    /** Decisions a year that would move for certain: of the rows that move whole and have been counted. */
    public int sure() {
        return whole().filter(one -> one.decisionsYearly() != null)
                .mapToInt(one -> Objects.requireNonNull(one.decisionsYearly()))
                .sum();
    }

    /** Decisions a year that may move in addition, at most. */
    public int atMost() {
        return part().filter(one -> one.decisionsYearly() != null)
                .mapToInt(one -> Objects.requireNonNull(one.decisionsYearly()))
                .sum();
    }

    /** How many rows nobody has counted the decisions of. */
    public long uncounted() {
        return rows().filter(one -> one.decisionsYearly() == null).count();
    }

    /** Handling days a year of all that is counted, for certain or at most; each decision's days times the decisions. */
    public BigDecimal days(boolean sure) {
        return (sure ? whole() : part())
                .filter(one -> one.decisionsYearly() != null && one.handlingDays() != null)
                .map(one -> Objects.requireNonNull(one.handlingDays())
                        .multiply(BigDecimal.valueOf(Objects.requireNonNull(one.decisionsYearly()))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private java.util.stream.Stream<Mandate> rows() {
        return moves.stream().flatMap(move -> move.rows().stream());
    }

    private java.util.stream.Stream<Mandate> whole() {
        return rows().filter(this::isWhole);
    }

    private java.util.stream.Stream<Mandate> part() {
        return rows().filter(one -> !isWhole(one));
    }

    private boolean isWhole(Mandate row) {
        return row.mostSek() != null && row.mostSek().compareTo(amount) <= 0;
    }

    /** @param rows those that hold on the day, of one order */
    static List<Move> moves(DelegationOrder order, List<Mandate> rows, UUID position, BigDecimal amount) {
        List<Move> moves = new ArrayList<>();
        rows.stream()
                .filter(one -> one.kind() == Mandate.Kind.DELEGATION)
                .collect(Collectors.groupingBy(
                        one -> List.of(one.heading(), one.key()), java.util.LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.stream().anyMatch(one -> one.mostSek() != null))
                .forEach(same -> move(order, same, position, amount).ifPresent(moves::add));
        return moves;
    }

    private static java.util.Optional<Move> move(
            DelegationOrder order, List<Mandate> same, UUID position, BigDecimal amount) {
        List<Mandate> own =
                same.stream().filter(one -> one.isHeldBy(Set.of(position))).toList();
        BigDecimal now = own.stream()
                .map(Mandate::mostSek)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        boolean enough = own.stream().anyMatch(one -> one.covers(amount));
        // Above what the position has already, and not above what is asked for by a step that begins higher.
        List<Mandate> others = same.stream()
                .filter(one -> !one.isHeldBy(Set.of(position)))
                .filter(one ->
                        now == null || one.mostSek() == null || one.mostSek().compareTo(now) > 0)
                .sorted(Comparator.comparing(Mandate::mostSek, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        if (enough || others.isEmpty()) {
            return java.util.Optional.empty();
        }
        List<Mandate> touched = new ArrayList<>();
        for (Mandate one : others) {
            touched.add(one);
            if (one.covers(amount)) {
                break; // the step that reaches the amount is the last that decides below it
            }
        }
        return java.util.Optional.of(new Move(
                order,
                same.getFirst().matter(),
                touched,
                now,
                touched.stream()
                        .flatMap(one -> one.holders().stream())
                        .map(Holder::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    }
}
