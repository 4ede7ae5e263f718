package se.tillit.mandate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges one matter for one asker, by the rows of the order and nothing else. */
final class Judge {

    /** A chain of further delegation longer than this is a loop, or nobody's intention. */
    private static final int LONGEST_WAY = 10;

    private final Answer.Matter matter;
    private final Answer.Asker asker;
    private final Reach reach;
    private final Map<UUID, Mandate> all;

    /** @param all the rows of the matter and those that they hang on, by id */
    Judge(Answer.Matter matter, Answer.Asker asker, Reach reach, Map<UUID, Mandate> all) {
        this.matter = matter;
        this.asker = asker;
        this.reach = reach;
        this.all = all;
    }

    Answer answer() {
        List<Mandate> now = matter.rows().stream().filter(this::holds).toList();
        List<Mandate> own = now.stream().filter(this::isOwn).toList();
        List<Mandate> enough =
                own.stream().filter(one -> one.covers(asker.amount())).toList();
        Optional<Mandate> by = enough.stream().min(Comparator.comparing(this::verdict));
        if (by.isPresent()) {
            return told(verdict(by.get()), by, others(now, by.get()));
        }
        Optional<Mandate> original = now.stream()
                .filter(one -> one.has(Holder.Kind.ORIGINAL) && one.covers(asker.amount()))
                .findFirst();
        if (original.isPresent()) {
            return told(Answer.Verdict.YES_IF_ORIGINAL, original, List.of());
        }
        Optional<Mandate> highest = own.stream()
                .max(Comparator.comparing(Mandate::mostSek, Comparator.nullsLast(Comparator.naturalOrder())));
        return told(no(now, own), highest, now);
    }

    private Answer.Verdict no(List<Mandate> now, List<Mandate> own) {
        if (asker.positions().isEmpty()) {
            return Answer.Verdict.UNKNOWN;
        }
        if (!own.isEmpty()) {
            return Answer.Verdict.NO_AMOUNT;
        }
        return now.stream().anyMatch(one -> one.isHeldBy(asker.positions()))
                ? Answer.Verdict.NO_OTHER_BOARD
                : Answer.Verdict.NO;
    }

    /** The row itself, and everything that it hangs on. */
    private boolean holds(Mandate mandate) {
        return up(mandate).stream().allMatch(one -> one.holdsOn(asker.day()));
    }

    private boolean isOwn(Mandate mandate) {
        return mandate.holders().stream()
                .anyMatch(one -> one.position() != null
                        && asker.positions().contains(one.position())
                        && reach.reaches(one.position(), asker.unit()));
    }

    /** In the order in which they are best to have. */
    private Answer.Verdict verdict(Mandate mandate) {
        if (mandate.kind() == Mandate.Kind.EXECUTION) {
            return Answer.Verdict.EXECUTION;
        }
        boolean open = mandate.conditions().isEmpty() && (mandate.mostSek() == null || asker.amount() != null);
        return open ? Answer.Verdict.YES : Answer.Verdict.YES_IF;
    }

    private static List<Mandate> others(List<Mandate> now, Mandate by) {
        return now.stream().filter(one -> !one.equals(by)).toList();
    }

    private Answer told(Answer.Verdict verdict, Optional<Mandate> own, List<Mandate> others) {
        List<Mandate> enough =
                others.stream().filter(one -> one.covers(asker.amount())).toList();
        List<Candidate> instead = reach.candidates(enough, matter.order(), asker.unit()).stream()
                .filter(one -> one.holder().kind() != Holder.Kind.ORIGINAL)
                .toList();
        Optional<Mandate> past = own.isPresent()
                ? Optional.empty()
                : matter.rows().stream()
                        .filter(one -> !holds(one) && isOwn(one))
                        .findFirst();
        Optional<Mandate> end = verdict == Answer.Verdict.NO_AMOUNT
                ? instead.stream().map(Candidate::mandate).findFirst()
                : own.or(() -> instead.stream().map(Candidate::mandate).findFirst());
        return new Answer(
                matter, verdict, own, past, instead, end.map(this::way).orElse(List.of()));
    }

    private List<Answer.Step> way(Mandate end) {
        List<Answer.Step> way = new ArrayList<>();
        up(end).forEach(one -> way.addFirst(new Answer.Step(one, one.passedOnFrom() != null)));
        return way;
    }

    /** The row and those that it hangs on, itself first; ends also where they hang in a ring. */
    private Set<Mandate> up(Mandate from) {
        Set<Mandate> found = new LinkedHashSet<>();
        @Nullable Mandate at = from;
        while (at != null && found.size() < LONGEST_WAY && found.add(at)) {
            at = at.passedOnFrom() == null ? null : all.get(at.passedOnFrom());
        }
        return found;
    }
}
