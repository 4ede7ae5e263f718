package se.tillit.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;

/** Everything that waits for somebody, wherever it comes from, in one list. */
@Component
public final class WaitingList {

    private final List<Waits> all;

    WaitingList(List<Waits> all) {
        this.all = all;
    }

    /** The nearest day first; what has no day comes last. */
    public List<Waiting> of(Actor actor, Page page) {
        return all.stream()
                .flatMap(one -> one.of(actor, page).stream())
                .sorted(Comparator.comparing(Waiting::by, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
