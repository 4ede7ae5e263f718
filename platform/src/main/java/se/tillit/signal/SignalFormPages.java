package se.tillit.signal;

import jakarta.servlet.http.HttpServletRequest;
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

/** Registering a demand, and changing one. */
@Controller
public final class SignalFormPages {

    /** Where a new demand is registered; from there one can also see first what it would mean. */
    public static final String NEW = "/krav/nytt";

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final RegisterSignal register;
    private final EditSignal edit;
    private final Once once;
    private final Templates templates;

    SignalFormPages(
            ChainQuery chains,
            SignalQuery signals,
            RegisterSignal register,
            EditSignal edit,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.register = register;
        this.edit = edit;
        this.once = once;
        this.templates = templates;
    }

    /** A field that somebody else changed meanwhile. */
    public record Theirs(String field, String value) {}

    /**
     * @param id the demand that is changed; null for a new one
     * @param action where the form is sent
     * @param fieldNames what other demands ask for, to pick from
     * @param theirs what somebody else saved since the form was opened, field by field
     */
    public record SignalFormPage(
            Page page,
            Chain chain,
            List<String> fieldNames,
            @Nullable UUID id,
            String action,
            int version,
            SignalForm form,
            Problems problems,
            List<Theirs> theirs) {

        /** Whether nothing is stored of it yet, so that it can still be weighed before it is registered. */
        public boolean isNew() {
            return action.equals(NEW);
        }
    }

    @GetMapping("/krav/nytt")
    View empty(Actor actor, Page page) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        SignalForm form = new SignalForm(
                Map.of("ursprung", Origin.OWN.name(), "fran", page.today().toString()));
        return show(
                new SignalFormPage(
                        page, chain, signals.fieldNames(actor), null, NEW, 0, form, new Problems(), List.of()),
                HttpStatus.OK);
    }

    @PostMapping("/krav/nytt")
    View register(Actor actor, Page page, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        SignalForm form = new SignalForm(fields);
        try {
            return once.redirect(actor, request, () -> "/krav/" + register.register(actor, form.details(chain, null)));
        } catch (Refusal.Invalid invalid) {
            return show(
                    new SignalFormPage(
                            page, chain, signals.fieldNames(actor), null, NEW, 0, form, invalid.problems(), List.of()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/krav/{id}/andra")
    View filled(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        Signal signal = signals.find(actor, id);
        SignalForm form = SignalForm.of(signal.details(), chain);
        return show(
                new SignalFormPage(
                        page,
                        chain,
                        signals.fieldNames(actor),
                        id,
                        "/krav/" + id + "/andra",
                        signal.version(),
                        form,
                        new Problems(),
                        List.of()),
                HttpStatus.OK);
    }

    @PostMapping("/krav/{id}/andra")
    View edit(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        Signal stored = signals.find(actor, id);
        SignalForm form = new SignalForm(fields);
        try {
            return once.redirect(actor, request, () -> {
                edit.edit(actor, id, version, form.details(chain, stored.details()));
                return "/krav/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(
                    new SignalFormPage(
                            page,
                            chain,
                            signals.fieldNames(actor),
                            id,
                            "/krav/" + id + "/andra",
                            version,
                            form,
                            invalid.problems(),
                            List.of()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            // Both versions are shown; saving again keeps this one, knowingly.
            List<Theirs> theirs = differences(form, SignalForm.of(stored.details(), chain));
            return show(
                    new SignalFormPage(
                            page,
                            chain,
                            signals.fieldNames(actor),
                            id,
                            "/krav/" + id + "/andra",
                            stored.version(),
                            form,
                            new Problems(),
                            theirs),
                    HttpStatus.CONFLICT);
        }
    }

    private static List<Theirs> differences(SignalForm mine, SignalForm stored) {
        return stored.fields().entrySet().stream()
                .filter(field ->
                        !field.getValue().equals(mine.get(field.getKey()).strip()))
                .map(field -> new Theirs(field.getKey(), field.getValue()))
                .sorted(java.util.Comparator.comparing(Theirs::field))
                .toList();
    }

    private View show(SignalFormPage page, HttpStatus status) {
        return templates.show("signal/form", page, status);
    }
}
