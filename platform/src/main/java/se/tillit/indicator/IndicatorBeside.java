package se.tillit.indicator;

import gg.jte.Content;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.tillit.signal.Beside;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** On an indicator's page among the demands: the way to its values. */
@Component
@Order(0)
public final class IndicatorBeside implements Beside {

    private final Templates templates;

    IndicatorBeside(Templates templates) {
        this.templates = templates;
    }

    public record Part(Page page, Signal signal) {}

    @Override
    public Optional<Content> beside(Page page, Signal signal) {
        return signal.details().kind() == SignalKind.INDICATOR
                ? Optional.of(templates.part("indicator/beside", new Part(page, signal)))
                : Optional.empty();
    }
}
