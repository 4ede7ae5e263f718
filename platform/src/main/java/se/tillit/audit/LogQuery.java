package se.tillit.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/** What may be seen of the log. */
@Component
final class LogQuery {

    private static final int PAGE = 1_000;

    private final Door door;
    private final LogStore log;

    LogQuery(Door door, LogStore log) {
        this.door = door;
        this.log = log;
    }

    long count(Actor actor) {
        return door.read(actor, Access.SEE_LOG, log::count);
    }

    /**
     * The next entries after a sequence number, in order; empty after the last. In pages, so that a long log holds neither memory nor a
     * transaction for long: entries are only ever added, so the pages fit together.
     */
    List<LogLine> after(Actor actor, long sequence) {
        return door.read(actor, Access.SEE_LOG, () -> log.after(sequence, PAGE));
    }
}
