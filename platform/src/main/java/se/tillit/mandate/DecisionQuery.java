package se.tillit.mandate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;

/** Decisions that have been noted: one's own, and a board's list. */
@Component
public final class DecisionQuery {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int OWN = 50;
    private static final int LIST = 2000;
    private static final int MEETINGS = 12;

    private final Door door;
    private final DecisionStore store;
    private final ChainQuery chains;

    DecisionQuery(Door door, DecisionStore store, ChainQuery chains) {
        this.door = door;
        this.store = store;
        this.chains = chains;
    }

    /** A board for which decisions wait. */
    public record Waiting(Unit board, int decisions) {}

    /** The actor's own, the latest first. */
    public List<Decision> own(Actor actor) {
        return door.read(actor, Access.NOTE_DECISIONS, () -> store.of(actor.account(), OWN));
    }

    /** The boards for which decisions wait. */
    public List<Waiting> waiting(Actor actor, LocalDate today) {
        return door.read(actor, Access.EDIT_MANDATES, () -> {
            Map<UUID, Integer> counts = store.waitingByBoard();
            return counts.isEmpty()
                    ? List.of()
                    : chains.asOf(actor, today).units().stream()
                            .filter(unit -> counts.containsKey(unit.id()))
                            .map(unit -> new Waiting(unit, counts.get(unit.id())))
                            .toList();
        });
    }

    /**
     * A board's list.
     *
     * @param meeting the meeting that was told of them; empty: they wait for the next
     * @param meetings the latest that have been told, with how many decisions each
     */
    public record BoardList(
            Unit board,
            Optional<LocalDate> meeting,
            List<Decision> decisions,
            List<Map.Entry<LocalDate, Integer>> meetings) {}

    /** @param meeting null: those that wait */
    public BoardList list(Actor actor, UUID board, @Nullable LocalDate meeting, LocalDate today) {
        return door.read(actor, Access.EDIT_MANDATES, () -> {
            Unit unit = chains.asOf(actor, today).unitOrEnded(board).orElseThrow(() -> new Refusal.NotFound("unit"));
            return new BoardList(
                    unit,
                    Optional.ofNullable(meeting),
                    inOrder(meeting == null ? store.waiting(board, today, LIST) : store.told(board, meeting, LIST)),
                    store.meetings(board, MEETINGS));
        });
    }

    /** As the order numbers its matters: 2.8 before 2.12. */
    private static List<Decision> inOrder(List<Decision> decisions) {
        return decisions.stream()
                .sorted(Comparator.comparing(one -> DIGITS.matcher(one.number())
                        .replaceAll(digits ->
                                "0".repeat(Math.max(0, 6 - digits.group().length())) + digits.group())))
                .toList();
    }
}
