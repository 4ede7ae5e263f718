package se.tillit.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.tillit.signal.Signal;

/**
 * Something in an order to look at.
 *
 * @param rows those it is about; empty for a demand without a mandate
 * @param section the law's section, where it is about one
 * @param says what the section says, or the numbers that clash, or names that are not found; empty where there is nothing more
 * @param day the last day on which something held
 * @param demand the demand that refers to the section
 */
public record Remark(
        OrderCheck check,
        DelegationOrder order,
        List<Mandate> rows,
        String section,
        String says,
        Optional<LocalDate> day,
        Optional<Signal> demand) {

    static Remark of(OrderCheck check, DelegationOrder order, List<Mandate> rows, String section, String says) {
        return new Remark(check, order, rows, section, says, Optional.empty(), Optional.empty());
    }

    /** Where its first row stands; an order of many rows is shown in parts. */
    public String address() {
        int ordinal = rows.getFirst().ordinal();
        return "/mandat/ordning/" + order.id() + "?del=" + ((ordinal - 1) / 50 + 1) + "#rad-" + ordinal;
    }
}
