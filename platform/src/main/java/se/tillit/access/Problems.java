package se.tillit.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everything that is wrong, collected rather than thrown one at a time. */
public final class Problems implements Iterable<Problem> {

    private final List<Problem> all = new ArrayList<>();

    public Problems add(String field, String text, Object... arguments) {
        all.add(Problem.of(field, text, arguments));
        return this;
    }

    public Problems addIf(boolean wrong, String field, String text, Object... arguments) {
        return wrong ? add(field, text, arguments) : this;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Optional<Problem> of(String field) {
        return all.stream().filter(problem -> problem.field().equals(field)).findFirst();
    }

    /** @throws Refusal.Invalid with all of them, where there are any */
    public void refuseIfAny() {
        if (!all.isEmpty()) {
            throw new Refusal.Invalid(this);
        }
    }

    /** The same, with the fields called something else where a program sent them; a field without another name keeps its own. */
    public Problems renamed(UnaryOperator<String> names) {
        Problems renamed = new Problems();
        all.forEach(one -> renamed.all.add(new Problem(names.apply(one.field()), one.text(), one.arguments())));
        return renamed;
    }

    @Override
    public Iterator<Problem> iterator() {
        return Collections.unmodifiableList(all).iterator();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
