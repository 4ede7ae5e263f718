package se.tillit.digest;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.question.QuestionQuery;
import se.tillit.question.Seen;
import se.tillit.signal.Landing;
import se.tillit.signal.SignalQuery;
import se.tillit.web.News;
import se.tillit.web.Page;
import se.tillit.web.Telling;
import se.tillit.web.WaitingList;

/** Somebody's week, made of what is there when they look. */
@Component
public final class DigestQuery {

    private final Door door;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final QuestionQuery questions;
    private final WaitingList waiting;
    private final List<Telling> telling;
    private final WishStore wishes;

    DigestQuery(
            Door door,
            ChainQuery chains,
            SignalQuery signals,
            QuestionQuery questions,
            WaitingList waiting,
            List<Telling> telling,
            WishStore wishes) {
        this.door = door;
        this.chains = chains;
        this.signals = signals;
        this.questions = questions;
        this.waiting = waiting;
        this.telling = telling;
        this.wishes = wishes;
    }

    public Digest of(Actor actor, Page page) {
        LocalDate day = page.today();
        LocalDate since = day.minusDays(Digest.DAYS);
        List<Landing.Demand> now = landing(actor, day);
        return new Digest(
                day,
                waiting.of(actor, page),
                questions.askedBy(actor).stream()
                        .filter(seen -> isSince(seen, since))
                        .toList(),
                telling.stream()
                        .flatMap(one -> one.of(actor, page).stream())
                        .filter(news -> news.on().isAfter(since))
                        .sorted(Comparator.comparing(News::on).reversed())
                        .toList(),
                now.stream()
                        .filter(demand -> demand.details().valid().from().isAfter(since))
                        .toList(),
                landing(actor, since).stream()
                        .filter(demand -> !demand.details().valid().holdsOn(day))
                        .toList(),
                now.stream()
                        .flatMap(demand -> dueFrom(day, demand))
                        .sorted(Comparator.comparing(Digest.Due::day)
                                .thenComparing(due -> due.demand().details().title()))
                        .toList());
    }

    /** In which language the letter goes; empty where none is wanted. */
    public Optional<Language> wish(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> wishes.language(actor.account()));
    }

    private List<Landing.Demand> landing(Actor actor, LocalDate day) {
        Chain chain = chains.asOf(actor, day);
        return chains.workplace(actor, day)
                .flatMap(place -> chain.unit(place.unit()).map(unit -> chain.position(place.position())
                        .map(one -> signals.landingOnPosition(actor, chain, one.id(), unit.id()))
                        .orElseGet(() -> signals.landingOnUnit(actor, chain, unit))))
                .map(Landing::demands)
                .orElse(List.of());
    }

    private static boolean isSince(Seen seen, LocalDate day) {
        LocalDate closed = seen.question().closedOn();
        return closed != null && closed.isAfter(day);
    }

    private static Stream<Digest.Due> dueFrom(LocalDate day, Landing.Demand demand) {
        return demand.details().dueDays().stream()
                .map(due -> next(due, day))
                .filter(due -> due.isBefore(day.plusDays(Digest.DAYS))
                        && demand.details().valid().holdsOn(due))
                .map(due -> new Digest.Due(due, demand));
    }

    private static LocalDate next(MonthDay due, LocalDate day) {
        LocalDate thisYear = due.atYear(day.getYear());
        return thisYear.isBefore(day) ? due.atYear(day.getYear() + 1) : thisYear;
    }
}
