package se.tillit.consequence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A demand that somebody thinks of, with what is said of it before it is decided. It holds nowhere and is in no sum.
 *
 * @param demand the form for a demand as it was filled in, so that it is read with the chain of the day
 */
public record Consequence(
        UUID id,
        int version,
        String title,
        Map<String, String> demand,
        Words words,
        List<Exchange> exchange,
        Said made,
        @Nullable Decision decision) {

    /** The page is read in a minute: more than this cannot be weighed against one demand. */
    public static final int MOST_IN_EXCHANGE = 6;

    public Consequence {
        demand = Map.copyOf(demand);
        exchange = List.copyOf(exchange);
    }

    /**
     * Null is not said.
     *
     * @param matter where it is decided: body and item
     * @param decidedAt the meeting's day
     * @param gain what residents gain
     * @param residentsSay what residents themselves say, and {@code residentsSource}: when and where they did
     * @param ifNo what remains if we say no
     * @param politics what is politics' to decide, as {@code profession} is the profession's
     * @param alternatives other ways to the same, one a line
     */
    public record Words(
            @Nullable String matter,
            @Nullable LocalDate decidedAt,
            @Nullable String gain,
            @Nullable String residentsSay,
            @Nullable String residentsSource,
            @Nullable String ifNo,
            @Nullable String riskIfNo,
            @Nullable String politics,
            @Nullable String profession,
            @Nullable String alternatives) {

        static final Words NOTHING = new Words(null, null, null, null, null, null, null, null, null, null);

        public List<String> ways() {
            return alternatives == null
                    ? List.of()
                    : alternatives.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** A demand that could go instead. */
    public record Exchange(UUID demand, @Nullable String note) {}

    /** @param as position and unit, as they were called on the day */
    public record Said(LocalDate on, String name, String as) {}

    /** @param signal the demand that came of a yes */
    public record Decision(
            Said by,
            boolean agreed,
            String reason,
            @Nullable UUID signal) {}
}
