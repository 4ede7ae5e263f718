package se.tillit.access;

import org.jspecify.annotations.Nullable;

/** What a verb or query answers instead of doing its work, when that is to be expected; mapped once to a page and to JSON. */
public abstract sealed class Refusal extends RuntimeException {

    private Refusal(String message) {
        super(message, null, false, false); // expected, so no stack trace
    }

    /** None of the actor's roles may. */
    public static final class NotAllowed extends Refusal {
        public NotAllowed(Access access) {
            super("Needs " + access);
        }
    }

    /** There is no such thing, or it belongs to another organisation: the two are not told apart. */
    public static final class NotFound extends Refusal {
        public NotFound(String what) {
            super("No such " + what);
        }
    }

    /** What was sent cannot be accepted; each problem says where and what to do. */
    public static final class Invalid extends Refusal {
        private final Problems problems;

        public Invalid(Problems problems) {
            super(problems.toString());
            this.problems = problems;
        }

        public Problems problems() {
            return problems;
        }
    }

    /** Somebody else changed it meanwhile, or the same form was already used for something else. */
    public static final class Conflict extends Refusal {
        private final @Nullable Object current;

        public Conflict(String what) {
            this(what, null);
        }

        /** @param current how it stands now, in the form in which it is shown; null where that is not told */
        public Conflict(String what, @Nullable Object current) {
            super(what);
            this.current = current;
        }

        public @Nullable Object current() {
            return current;
        }
    }
}
