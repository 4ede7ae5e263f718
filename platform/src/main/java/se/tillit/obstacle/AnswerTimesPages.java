package se.tillit.obstacle;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** How long answers take, by level. */
@Controller
public final class AnswerTimesPages {

    private final AnswerTimesQuery times;
    private final Templates templates;

    AnswerTimesPages(AnswerTimesQuery times, Templates templates) {
        this.times = times;
        this.templates = templates;
    }

    public record TimesPage(Page page, List<AnswerTimes> times) {}

    @GetMapping("/hinder/svarstider")
    View all(Actor actor, Page page) {
        return templates.show("obstacle/times", new TimesPage(page, times.ofThePastYear(actor)));
    }
}
