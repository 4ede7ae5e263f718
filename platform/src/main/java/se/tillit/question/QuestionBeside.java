package se.tillit.question;

import gg.jte.Content;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.signal.Beside;
import se.tillit.signal.Signal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On a demand's page: asking who uses it, in one tap; or the answer. */
@Component
@Order(1)
final class QuestionBeside implements Beside {

    private final QuestionQuery questions;
    private final Templates templates;

    QuestionBeside(QuestionQuery questions, Templates templates) {
        this.questions = questions;
        this.templates = templates;
    }

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        Actor actor = page.actor();
        if (actor == null) {
            return Optional.empty();
        }
        QuestionQuery.About about = questions.about(actor, signal);
        return about.question().isEmpty() && !about.mayAsk()
                ? Optional.empty()
                : Optional.of(templates.part("question/beside", new BesidePart(page, signal, about)));
    }
}
