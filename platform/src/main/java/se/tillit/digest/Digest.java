package se.tillit.digest;

import java.time.LocalDate;
import java.util.List;
import se.tillit.question.Seen;
import se.tillit.signal.Landing;
import se.tillit.web.News;
import se.tillit.web.Waiting;

/**
 * What the past week brought somebody, and what the next asks for.
 *
 * @param day the week before it has passed, the week from it lies ahead
 * @param told answers and decisions on what they asked
 * @param news what has become of what else they said
 * @param begun demands that began to land on them
 * @param ended demands that ceased to
 * @param due what is to be handed in, the nearest first
 */
public record Digest(
        LocalDate day,
        List<Waiting> waiting,
        List<Seen> told,
        List<News> news,
        List<Landing.Demand> begun,
        List<Landing.Demand> ended,
        List<Due> due) {

    static final int DAYS = 7;

    public record Due(LocalDate day, Landing.Demand demand) {}

    public boolean isEmpty() {
        return waiting.isEmpty()
                && told.isEmpty()
                && news.isEmpty()
                && begun.isEmpty()
                && ended.isEmpty()
                && due.isEmpty();
    }

    public LocalDate since() {
        return day.minusDays(DAYS);
    }

    public LocalDate until() {
        return day.plusDays(DAYS - 1);
    }
}
