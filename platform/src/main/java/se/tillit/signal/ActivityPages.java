package se.tillit.signal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What a demand makes people do: how each part is reckoned, who said so, and what was said before. */
@Controller
public final class ActivityPages {

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final EditSignal edit;
    private final Once once;
    private final Templates templates;

    ActivityPages(ChainQuery chains, SignalQuery signals, EditSignal edit, Once once, Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.edit = edit;
        this.once = once;
        this.templates = templates;
    }

    /** @param number of the further activity that is changed, from 0; null for a new one */
    public record ActivitiesPage(
            Page page,
            Chain chain,
            Signal signal,
            List<PastEstimate> past,
            ActivityForm form,
            @Nullable Integer number,
            Problems problems) {}

    @GetMapping("/krav/{id}/moment")
    View activities(
            Actor actor, Page page, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer andra) {
        Chain chain = chains.asOf(actor, page.today());
        Signal signal = signals.find(actor, id);
        ActivityForm form =
                andra == null ? ActivityForm.empty() : ActivityForm.of(numbered(signal.details(), andra), chain);
        return show(actor, page, chain, signal, form, andra, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/krav/{id}/moment")
    View save(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable Integer nummer,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        Signal signal = signals.find(actor, id);
        ActivityForm form = new ActivityForm(new SignalForm(fields));
        try {
            return once.redirect(actor, request, () -> {
                List<Activity> further = new ArrayList<>(signal.details().further());
                Activity said = form.activity(chain);
                if (nummer == null) {
                    further.add(said);
                } else {
                    numbered(signal.details(), nummer);
                    further.set(nummer, said);
                }
                edit.edit(actor, id, version, signal.details().doing(further));
                return "/krav/" + id + "/moment";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, chain, signal, form, nummer, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/krav/{id}/moment/ta-bort")
    View remove(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam int nummer,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Signal signal = signals.find(actor, id);
        return once.redirect(actor, request, () -> {
            List<Activity> further = new ArrayList<>(signal.details().further());
            further.remove(numbered(signal.details(), nummer));
            edit.edit(actor, id, version, signal.details().doing(further));
            return "/krav/" + id + "/moment";
        });
    }

    private static Activity numbered(Signal.Details details, int number) {
        if (number < 0 || number >= details.further().size()) {
            throw new Refusal.NotFound("activity");
        }
        return details.further().get(number);
    }

    private View show(
            Actor actor,
            Page page,
            Chain chain,
            Signal signal,
            ActivityForm form,
            @Nullable Integer number,
            Problems problems,
            HttpStatus status) {
        return templates.show(
                "signal/activities",
                new ActivitiesPage(
                        page, chain, signal, signals.pastEstimates(actor, signal.id()), form, number, problems),
                status);
    }
}
