package se.tillit.question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;
import se.tillit.signal.Signal;

/** What may be seen of questions, and what waits for whom. */
@Component
public final class QuestionQuery {

    private final Door door;
    private final QuestionStore questions;
    private final ChainStore chain;
    private final Clock clock;

    QuestionQuery(Door door, QuestionStore questions, ChainStore chain, Clock clock) {
        this.door = door;
        this.questions = questions;
        this.chain = chain;
        this.clock = clock;
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Seen find(Actor actor, UUID id) {
        return read(actor, () -> questions.find(id).stream().toList()).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("question"));
    }

    /** The newest question about a demand, and whether it may be asked now. */
    public record About(Optional<Seen> question, boolean mayAsk) {}

    public About about(Actor actor, Signal signal) {
        Optional<Seen> newest = read(
                        actor, () -> questions.about(signal.id()).stream().toList())
                .stream()
                .findFirst();
        LocalDate today = SwedishDays.today(clock);
        boolean mayAsk = actor.may(Access.ASK_QUESTIONS)
                && signal.details().valid().holdsOn(today)
                && newest.filter(seen -> seen.asked() != null && seen.question().isOpen()
                                || seen.question().restsOn(today, signal.version()))
                        .isEmpty();
        return new About(newest, mayAsk);
    }

    /** What the actor is to answer or decide, the nearest day first. */
    public List<Seen> waitingFor(Actor actor) {
        return open(actor).stream()
                .filter(seen -> seen.mayAnswer() || seen.mayDecide())
                .toList();
    }

    /** What somebody owes an answer, or a decision. */
    public List<Seen> open(Actor actor) {
        return read(actor, questions::waiting);
    }

    /** What the actor asked: the open first, then the newest answer. */
    public List<Seen> askedBy(Actor actor) {
        return read(actor, () -> questions.askedBy(actor.account()));
    }

    /** @param after the last question on the page before; null: from the beginning */
    public List<Seen> closed(Actor actor, @Nullable UUID after, int most) {
        return read(actor, () -> {
            Question last =
                    after == null ? null : questions.find(after).orElseThrow(() -> new Refusal.NotFound("question"));
            return questions.closed(last, most);
        });
    }

    private List<Seen> read(Actor actor, Supplier<List<Question>> wanted) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            List<Question> found = wanted.get();
            if (found.isEmpty()) {
                return List.of();
            }
            LocalDate today = SwedishDays.today(clock);
            Answerers answerers = questions.answerers(chain.asOf(today));
            Map<UUID, QuestionStore.Asked> asked = questions.asked(actor.account());
            return found.stream()
                    .map(question -> seen(actor, question, answerers, asked.get(question.id()), today))
                    .toList();
        });
    }

    private static Seen seen(
            Actor actor, Question question, Answerers answerers, QuestionStore.@Nullable Asked asked, LocalDate today) {
        boolean mayAnswer =
                question.isOpen() && actor.may(Access.ANSWER_QUESTIONS) && answerers.answers(actor.account(), question);
        boolean mayDecide = question.awaitsDecision()
                && actor.may(Access.ANSWER_QUESTIONS)
                && answerers.decides(actor.account(), question, today);
        LocalDate due = question.due();
        boolean passed = question.isOpen() && due != null && due.isBefore(today);
        boolean reached = question.proposedOn() != null
                && !today.isBefore(question.proposedOn().plusDays(Question.DAYS_BETWEEN_OURSELVES));
        boolean concerned = asked != null || mayAnswer || mayDecide;
        return new Seen(
                passed && !concerned && !reached ? question.withoutClock() : question,
                answerers.nameOf(question.demand().issuer()),
                answerers.of(question.demand()).stream()
                        .map(Answerers.Person::name)
                        .toList(),
                asked,
                mayAnswer,
                mayDecide);
    }
}
