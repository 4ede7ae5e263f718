package se.tillit.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.SnapshotStore;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Page;

/** What flows through the chain, for its picture. */
@Component
final class FlowQuery {

    private final Door door;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final SnapshotStore snapshots;

    FlowQuery(Door door, ChainQuery chains, SignalQuery signals, SnapshotStore snapshots) {
        this.door = door;
        this.chains = chains;
        this.signals = signals;
        this.snapshots = snapshots;
    }

    private record Through(LocalDate day, @Nullable UUID position) {}

    /** @param position only what lands on those who hold it; null: everything */
    List<Flow> asOf(Actor actor, LocalDate day, @Nullable UUID position) {
        return door.read(
                actor,
                Access.SEE_SIGNALS,
                () -> snapshots.of(
                        new Through(day, position),
                        () -> Flow.all(chains.asOf(actor, day), signals.asOf(actor, day), position)));
    }

    private record Picture(ChainQuestion question, Language language, LocalDate today) {}

    ChainPicture.Finished picture(Actor actor, Page page, ChainQuestion question) {
        return door.read(
                actor,
                Access.SEE_SIGNALS,
                () -> snapshots.of(
                        new Picture(question, page.language(), page.today()),
                        // All from this transaction, as it is now.
                        () -> new ChainPicture(
                                        page,
                                        chains.asOf(actor, question.day()),
                                        asOf(actor, question.day(), question.position()),
                                        question)
                                .finished()));
    }
}
