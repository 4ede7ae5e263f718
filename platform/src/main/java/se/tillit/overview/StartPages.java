package se.tillit.overview;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.owntime.OwnTime;
import se.tillit.owntime.OwnTimeQuery;
import se.tillit.question.QuestionQuery;
import se.tillit.question.Seen;
import se.tillit.signal.Landing;
import se.tillit.signal.SignalQuery;
import se.tillit.web.News;
import se.tillit.web.Page;
import se.tillit.web.Telling;
import se.tillit.web.Templates;
import se.tillit.web.Waiting;
import se.tillit.web.WaitingList;

/** The start page: what lands on me, what waits for me, what came of what I said. */
@Controller
public final class StartPages {

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final QuestionQuery questions;
    private final WaitingList waiting;
    private final List<Telling> telling;
    private final OwnTimeQuery ownTimes;
    private final Templates templates;

    StartPages(
            ChainQuery chains,
            SignalQuery signals,
            QuestionQuery questions,
            WaitingList waiting,
            List<Telling> telling,
            OwnTimeQuery ownTimes,
            Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.questions = questions;
        this.waiting = waiting;
        this.telling = telling;
        this.ownTimes = ownTimes;
        this.templates = templates;
    }

    /** What lands on somebody with a workplace. */
    public record Mine(Unit unit, Optional<Position> position, Landing landing) {}

    /**
     * @param waiting what somebody else waits for from the one who looks
     * @param told what has become of what they asked, the latest first
     * @param news what has become of what else they said, the latest first
     */
    public record StartPage(
            Page page,
            String firstName,
            Optional<Mine> mine,
            boolean emptyChain,
            List<Waiting> waiting,
            List<Seen> told,
            List<News> news,
            OwnTime ownTime) {}

    @GetMapping("/")
    View start(Actor actor, Page page) {
        String firstName = actor.name().split(" ")[0];
        OwnTime ownTime = ownTimes.mine(actor, YearMonth.from(page.today()));
        if (!actor.may(Access.SEE_CHAIN)) {
            return templates.show(
                    "overview/start",
                    new StartPage(page, firstName, Optional.empty(), false, List.of(), List.of(), List.of(), ownTime));
        }
        Chain chain = chains.asOf(actor, page.today());
        Optional<Mine> mine = chains.workplace(actor, page.today()).flatMap(place -> mine(actor, chain, place));
        return templates.show(
                "overview/start",
                new StartPage(
                        page,
                        firstName,
                        mine,
                        chain.units().isEmpty(),
                        waiting.of(actor, page),
                        questions.askedBy(actor),
                        telling.stream()
                                .flatMap(one -> one.of(actor, page).stream())
                                .sorted(Comparator.comparing(News::on).reversed())
                                .toList(),
                        ownTime));
    }

    private Optional<Mine> mine(Actor actor, Chain chain, ChainStore.Workplace place) {
        Optional<Position> position = chain.position(place.position());
        return chain.unit(place.unit())
                .map(unit -> new Mine(
                        unit,
                        position,
                        position.map(one -> signals.landingOnPosition(actor, chain, one.id(), unit.id()))
                                .orElseGet(() -> signals.landingOnUnit(actor, chain, unit))));
    }
}
