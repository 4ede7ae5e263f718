package se.tillit.indicator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of one unit, or of the whole, over time; beside them those of the peers, where there are any.
 *
 * @param unit null: the whole organisation
 * @param own in order of time, never empty
 * @param peers in order of time
 */
public record Series(@Nullable UUID unit, List<Value> own, List<Value> peers) {

    public Series {
        own = own.stream().sorted(Comparator.comparing(Value::begins)).toList();
        peers = peers.stream().sorted(Comparator.comparing(Value::begins)).toList();
    }

    public Value last() {
        return own.getLast();
    }

    public LocalDate first() {
        LocalDate first = own.getFirst().begins();
        return peers.isEmpty() || peers.getFirst().begins().isAfter(first)
                ? first
                : peers.getFirst().begins();
    }

    /** The first day after the last value of either. */
    public LocalDate end() {
        LocalDate end = after(own.getLast());
        return peers.isEmpty() || after(peers.getLast()).isBefore(end) ? end : after(peers.getLast());
    }

    public boolean isFromKolada() {
        return own.stream().anyMatch(value -> value.source() == Value.Source.KOLADA);
    }

    private static LocalDate after(Value value) {
        return value.begins().plusMonths(value.months());
    }
}
