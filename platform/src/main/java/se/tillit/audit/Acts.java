package se.tillit.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Timings;
import tools.jackson.databind.json.JsonMapper;

/** What every verb is made of: may this actor, one transaction for the actor's organisation, and one entry in the log. */
@Component
public final class Acts {

    private final Door door;
    private final LogStore log;
    private final JsonMapper json;
    private final Clock clock;
    private final Timings timings;

    Acts(Door door, LogStore log, JsonMapper json, Clock clock, Timings timings) {
        this.door = door;
        this.log = log;
        this.json = json;
        this.clock = clock;
        this.timings = timings;
    }

    /** What the log is told of an act. No personal data: an id, a count, a code. */
    public static final class Note {
        private @Nullable UUID subject;
        private final Map<String, Object> details = new TreeMap<>();

        private Note() {}

        public Note about(UUID subject) {
            this.subject = subject;
            return this;
        }

        public Note with(String name, Object value) {
            details.put(name, value);
            return this;
        }
    }

    /**
     * Does the work, if the actor may, and logs it as {@code action}; both or neither.
     *
     * @throws se.tillit.access.Refusal.NotAllowed where the actor may not
     */
    public <T> T perform(Actor actor, Access needed, String action, Function<Note, T> work) {
        return timings.of("tillit.verb", action, () -> {
            actor.must(needed);
            return door.write(actor, () -> logged(actor, action, work));
        });
    }

    /**
     * An entry for what nobody did: a job, when its day has come. Within the job's transaction, last in it, so that both are kept or neither.
     * In place of a person stand thirty-two noughts.
     */
    public void noteOfNobody(String action, UUID subject, Map<String, Object> details) {
        Note note = new Note().about(subject);
        details.forEach(note::with);
        append(new byte[32], action, note);
    }

    private <T> T logged(Actor actor, String action, Function<Note, T> work) {
        Note note = new Note();
        T result = work.apply(note);
        append(log.commitment(actor.account()), action, note);
        return result;
    }

    private void append(byte[] commitment, String action, Note note) {
        LogStore.Head head = log.lockHead();
        log.append(new LogEntry(
                head.sequence() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS), // as precise as the database keeps it
                commitment,
                action,
                note.subject,
                json.writeValueAsString(note.details),
                head.hash()));
    }
}
