package se.tillit.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What those who work here and do not sit at a table see of it: no names, nobody's questions or remarks; notes and steps once all at the table
 * have said their word.
 *
 * @param sitting how many sit there
 * @param approving how many of them approve the notes
 * @param silent how many have said nothing of them
 */
public record Glimpse(
        UUID id,
        String question,
        LocalDate on,
        List<UUID> rooms,
        RoundTable.State state,
        Optional<RoundTable.Notes> notes,
        List<RoundTable.Step> steps,
        int sitting,
        int approving,
        int silent,
        RoundTable.@Nullable Told told) {

    static Glimpse of(RoundTable table, LocalDate today) {
        boolean open = table.isOpenToOthers(today);
        return new Glimpse(
                table.id(),
                table.invitation().question(),
                table.invitation().on(),
                table.rooms(),
                table.state(today),
                open ? table.current() : Optional.empty(),
                open ? table.steps() : List.of(),
                table.sitting().size(),
                (int) table.approving(),
                table.missing().size(),
                table.told());
    }
}
