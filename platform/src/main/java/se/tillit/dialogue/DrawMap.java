package se.tillit.dialogue;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Refusal;

/**
 * Computes what an open dialogue's votes say, from all of them anew, and keeps it for every node to show. A node does so within a second of a
 * vote that it took; what it lost by being killed is found by the job that looks for votes without a result.
 */
@Component
public final class DrawMap {

    private static final Logger log = LoggerFactory.getLogger(DrawMap.class);

    /** However large a dialogue is, computing takes at most a fifth of a processor's time; half of it where that gives a map within a second. */
    private static final int REST = 4;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Door door;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final ResultStore results;
    private final Clock clock;

    /** The organisation of each dialogue that something has happened in. */
    private final Map<UUID, UUID> touched = new ConcurrentHashMap<>();

    /** When each may be computed again, in nanoseconds of this machine. */
    private final Map<UUID, Long> rested = new ConcurrentHashMap<>();

    DrawMap(Door door, DialogueStore dialogues, VoteStore votes, ResultStore results, Clock clock) {
        this.door = door;
        this.dialogues = dialogues;
        this.votes = votes;
        this.results = results;
        this.clock = clock;
    }

    /** Somebody voted, wrote or was erased; called once that is in the database. */
    void touch(UUID organisation, UUID dialogue) {
        touched.put(dialogue, organisation);
    }

    /** Several times a second, on each node. */
    void follow() {
        List.copyOf(touched.keySet()).forEach(dialogue -> {
            long before = System.nanoTime();
            if (before - rested.getOrDefault(dialogue, before) < 0) {
                return;
            }
            UUID organisation =
                    touched.remove(dialogue); // before reading: a vote that comes meanwhile touches it again
            try {
                draw(organisation, dialogue);
                long after = System.nanoTime();
                rested.put(dialogue, after + rest(after - before));
            } catch (RuntimeException failure) {
                touch(organisation, dialogue);
                rested.put(dialogue, before + TimeUnit.MINUTES.toNanos(1));
                log.error("The map of dialogue {} could not be computed", dialogue, failure);
            }
        });
    }

    /** A vote that just missed one computing waits for that, the rest, and the next. */
    private static long rest(long took) {
        return 2 * took < SECOND ? Math.clamp(SECOND - 2 * took, took, REST * took) : REST * took;
    }

    /** What no node has in mind any longer. */
    void catchUp() {
        for (UUID organisation : dialogues.organisations()) {
            door.readAs(organisation, results::stale).forEach(dialogue -> touch(organisation, dialogue));
        }
    }

    private void draw(UUID organisation, UUID id) {
        boolean wanted = door.readAs(
                organisation,
                () -> results.changes(id) < votes.changes(id)
                        && dialogues.find(id).filter(one -> !one.isWorkplace()).isPresent());
        if (wanted) {
            drawNow(organisation, id);
        }
    }

    private record Loaded(
            Dialogue dialogue,
            long changes,
            List<int[]> cells,
            List<@Nullable UUID> rooms,
            List<Statement> statements) {}

    /** Reads in one transaction, computes in none, and writes in another, where nobody has written something newer. */
    void drawNow(UUID organisation, UUID id) {
        Loaded loaded = door.readAs(organisation, () -> load(id));
        Result result =
                Tabulate.of(loaded.dialogue().terms().kind(), loaded.cells(), loaded.rooms(), loaded.statements());
        door.writeAs(organisation, () -> {
            results.put(id, loaded.changes(), clock.instant().truncatedTo(ChronoUnit.MICROS), result);
            return result;
        });
    }

    private Loaded load(UUID id) {
        Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
        long changes = votes.changes(id); // before the votes, so that what comes between is counted as not seen
        List<Statement> statements = dialogues.words(id);
        List<int[]> voters = new ArrayList<>();
        List<@Nullable UUID> rooms = new ArrayList<>();
        votes.each(id, (room, cells) -> {
            rooms.add(room);
            voters.add(cells);
        });
        return new Loaded(dialogue, changes, voters, rooms, statements);
    }
}
