package se.tillit.improvement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Unit;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.ThirdPersons;

/** Suggesting something, in a sentence. */
@Controller
public final class SuggestPages {

    private final ImprovementQuery improvements;
    private final SuggestImprovement suggest;
    private final SignalQuery signals;
    private final Once once;
    private final Templates templates;

    SuggestPages(
            ImprovementQuery improvements,
            SuggestImprovement suggest,
            SignalQuery signals,
            Once once,
            Templates templates) {
        this.improvements = improvements;
        this.suggest = suggest;
        this.signals = signals;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param first before whom it comes, as it stands; null where nobody can answer
     * @param unsure whether what was written holds what looks like a personal number
     */
    public record SuggestPage(
            Page page,
            ImprovementQuery.@Nullable First first,
            List<Unit> units,
            Fields fields,
            boolean unsure,
            Problems problems) {}

    @GetMapping("/forbattringar/ny")
    View form(Actor actor, Page page, @RequestParam Map<String, String> given) {
        actor.must(Access.SUGGEST_IMPROVEMENTS);
        Map<String, String> fields = new HashMap<>();
        fields.put("ide", given.getOrDefault("ide", ""));
        fields.put(
                "enhet",
                given.getOrDefault(
                        "enhet",
                        improvements.homeUnit(actor).map(UUID::toString).orElse("")));
        return show(actor, page, new Fields(fields), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/forbattringar/ny")
    View suggest(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        actor.must(Access.SUGGEST_IMPROVEMENTS);
        Fields fields = new Fields(typed);
        try {
            return once.redirect(actor, request, () -> {
                Optional<Signal> demand = fields.text("krav").isEmpty()
                        ? Optional.empty()
                        : signals.named(actor, fields.text("krav"), page.today());
                new Problems()
                        .addIf(!fields.text("krav").isEmpty() && demand.isEmpty(), "krav", "obstacle.no-such-demand")
                        .refuseIfAny();
                UUID id = suggest.suggest(
                        actor,
                        fields.text("ide"),
                        fields.id("enhet"),
                        demand.map(Signal::id).orElse(null),
                        fields.isTicked("namn"),
                        fields.isTicked("anda"));
                return "/forbattringar/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "improvement/suggest",
                new SuggestPage(
                        page,
                        improvements.first(actor, fields.id("enhet")).orElse(null),
                        improvements.ownUnits(actor),
                        fields,
                        ThirdPersons.isWarned(problems, "ide"),
                        problems),
                status);
    }
}
