package se.tillit.question;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: questions to answer, demands to decide about, packages to send. */
@Component
public final class QuestionWaits implements Waits {

    private static final int ANSWER_MINUTES = 2;
    private static final int DECIDE_MINUTES = 3;
    private static final int PACKAGE_MINUTES = 10;

    private final QuestionQuery questions;
    private final OutsideQuery outside;

    QuestionWaits(QuestionQuery questions, OutsideQuery outside) {
        this.questions = questions;
        this.outside = outside;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        return Stream.concat(
                        questions.waitingFor(actor).stream().map(seen -> question(page, seen)),
                        outside.toSend(actor).stream().map(one -> sending(page, one)))
                .toList();
    }

    private static Waiting question(Page page, Seen seen) {
        Question question = seen.question();
        String title = question.demand().title();
        String askers = page.t("question.askers", question.askers());
        String address = "/fragor/" + question.id();
        return seen.mayAnswer() && question.state() == Question.State.OPEN
                ? new Waiting(
                        page.t("question.waiting.answer", title),
                        askers,
                        question.due(),
                        page.t("question.act.answer"),
                        ANSWER_MINUTES,
                        address)
                : new Waiting(
                        page.t("question.waiting.decide", title),
                        askers + " "
                                + page.t(
                                        question.answer() == null
                                                ? "question.decide.unanswered"
                                                : "question.decide.unused"),
                        null,
                        page.t("question.act.decide"),
                        DECIDE_MINUTES,
                        address);
    }

    private static Waiting sending(Page page, OutsideQuery.Package one) {
        return new Waiting(
                page.t("question.waiting.package", one.issuer()),
                page.t("question.package.lead", one.questions().size()),
                null,
                page.t("question.act.look"),
                PACKAGE_MINUTES,
                "/fragor/paket/" + one.unit());
    }
}
