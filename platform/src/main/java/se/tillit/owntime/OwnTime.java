package se.tillit.owntime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import se.tillit.access.Role;

/**
 * What Tillit took in a month of those with a role.
 *
 * @param role empty: those whose roles fewer than {@link #FEWEST} people have, taken together
 * @param people how many they are
 * @param limit minutes a month that it may take of one of them
 * @param uses what it is made of
 */
public record OwnTime(Optional<Role> role, int people, int limit, List<Use> uses) {

    /** A role that fewer people have is not counted apart: the figure would be about a person. */
    public static final int FEWEST = 5;

    /** Until an organisation has set its own: ten minutes a week. */
    static final int DEFAULT_LIMIT = 40;

    /** Seconds to read a page: a guess, since nobody watches how long anyone reads. */
    public static final int SECONDS_A_PAGE = 30;

    public OwnTime {
        uses = List.copyOf(uses);
    }

    /**
     * A page or form, and how often it was used.
     *
     * @param act method and route
     * @param seconds for a form, how long all its fillings took together
     */
    public record Use(String act, long times, long seconds) {

        public boolean isForm() {
            return act.startsWith("POST ");
        }

        /** Minutes that all its uses took together. */
        public BigDecimal minutes() {
            return BigDecimal.valueOf(isForm() ? seconds : times * SECONDS_A_PAGE)
                    .divide(BigDecimal.valueOf(60), MathContext.DECIMAL64);
        }
    }

    /** Minutes that it took of one of them, in the middle. */
    public BigDecimal minutesEach() {
        BigDecimal all = uses.stream().map(Use::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);
        return all.divide(BigDecimal.valueOf(Math.max(1, people)), MathContext.DECIMAL64);
    }

    /** Nothing new may be asked of them this month, but for what the law requires and what cannot wait. */
    public boolean isSpent() {
        return minutesEach().compareTo(BigDecimal.valueOf(limit)) >= 0;
    }
}
