package se.tillit.improvement;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.News;
import se.tillit.web.Page;
import se.tillit.web.Telling;
import se.tillit.web.Templates;

/** Every step of what somebody suggested or wanted, told where they look. */
@Component
public final class ImprovementTelling implements Telling {

    private final ImprovementQuery improvements;
    private final Templates templates;

    ImprovementTelling(ImprovementQuery improvements, Templates templates) {
        this.improvements = improvements;
        this.templates = templates;
    }

    public record Row(Page page, SeenImprovement seen) {}

    @Override
    public List<News> of(Actor actor, Page page) {
        return improvements.saidBy(actor).stream()
                .map(seen -> new News(
                        seen.improvement().steps().getLast().on(),
                        seen.improvement().title(),
                        "/forbattringar/" + seen.improvement().id(),
                        templates.part("improvement/told", new Row(page, seen))))
                .sorted(Comparator.comparing(News::on).reversed())
                .toList();
    }
}
