package se.tillit.proposal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import se.tillit.signal.Frequency;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalFilter;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Beginning a proposal, writing it, sending it to those concerned. */
@Controller
public final class ProposalFormPages {

    private static final int MOST_CHOICES = 30;
    private static final int USUAL_DAYS = 14;

    private final ProposalQuery proposals;
    private final SignalQuery signals;
    private final MakeProposal make;
    private final WriteProposal write;
    private final SendProposal send;
    private final DropDraft drop;
    private final Once once;
    private final Templates templates;

    ProposalFormPages(
            ProposalQuery proposals,
            SignalQuery signals,
            MakeProposal make,
            WriteProposal write,
            SendProposal send,
            DropDraft drop,
            Once once,
            Templates templates) {
        this.proposals = proposals;
        this.signals = signals;
        this.make = make;
        this.write = write;
        this.send = send;
        this.drop = drop;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param chosen what the proposal is to be about
     * @param choices what else was found, by title
     * @param all how many were found
     */
    public record NewPage(
            Page page,
            String words,
            List<Signal> chosen,
            List<Signal> choices,
            int all,
            Map<String, String> fields,
            Problems problems) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    /** @param theirs what somebody else wrote since the form was opened; empty where nobody did */
    public record WritePage(
            Page page,
            ProposalQuery.Shown shown,
            int version,
            ProposalForm form,
            Problems problems,
            List<Theirs> theirs) {

        public Proposal proposal() {
            return shown.proposal();
        }

        /** What is said of a demand in so many words; a number of times is nothing to choose. */
        public Frequency.Rhythm[] rhythms() {
            return Stream.of(Frequency.Rhythm.values())
                    .filter(one -> one != Frequency.Rhythm.TIMES && one != Frequency.Rhythm.ON_DEMAND)
                    .toArray(Frequency.Rhythm[]::new);
        }
    }

    public record Theirs(String field, String value) {}

    @GetMapping("/forslag/nytt")
    View begin(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false, defaultValue = "") List<UUID> krav) {
        actor.must(Access.MAKE_PROPOSALS);
        return begin(actor, page, sok.strip(), krav, Map.of(), new Problems(), HttpStatus.OK);
    }

    private View begin(
            Actor actor,
            Page page,
            String words,
            List<UUID> krav,
            Map<String, String> fields,
            Problems problems,
            HttpStatus status) {
        Set<UUID> wanted = new LinkedHashSet<>(
                krav.stream().limit(Proposal.MOST_DEMANDS + 1L).toList());
        Map<UUID, Signal> found = signals.find(actor, wanted);
        List<Signal> chosen =
                wanted.stream().filter(found::containsKey).map(found::get).toList();
        // Where nobody has said what one is looking for: what nobody has explained, since that is the easiest to let
        // go.
        boolean anything = !words.isEmpty() || !chosen.isEmpty();
        SignalQuery.SignalList list =
                signals.list(actor, new SignalFilter(null, null, words, !anything), page.today(), null, MOST_CHOICES);
        List<Signal> choices = new ArrayList<>(words.isEmpty() && !chosen.isEmpty() ? List.of() : list.signals());
        choices.removeIf(one -> found.containsKey(one.id()));
        return templates.show(
                "proposal/new", new NewPage(page, words, chosen, choices, list.all(), fields, problems), status);
    }

    @PostMapping("/forslag/nytt")
    View make(
            Actor actor,
            Page page,
            @RequestParam(required = false, defaultValue = "") List<UUID> krav,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.MAKE_PROPOSALS);
        ProposalForm form = new ProposalForm(fields);
        try {
            return once.redirect(
                    actor,
                    request,
                    () -> "/forslag/"
                            + make.make(
                                    actor,
                                    form.get("rubrik").strip().replaceAll("\\s+", " "),
                                    form.text("varfor"),
                                    page.t("proposal.back-to-the-meeting"),
                                    new LinkedHashSet<>(krav))
                            + "/andra");
        } catch (Refusal.Invalid invalid) {
            return begin(actor, page, "", krav, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/forslag/{id}/andra")
    View filled(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.MAKE_PROPOSALS);
        ProposalQuery.Shown shown = draft(actor, id);
        return show(
                new WritePage(
                        page,
                        shown,
                        shown.proposal().version(),
                        ProposalForm.of(shown.proposal(), shown.demands()),
                        new Problems(),
                        List.of()),
                HttpStatus.OK);
    }

    /** Saves; and sends to those concerned, where that button was pressed. */
    @PostMapping({"/forslag/{id}/andra", "/forslag/{id}/samrad"})
    View write(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.MAKE_PROPOSALS);
        ProposalQuery.Shown shown = draft(actor, id);
        ProposalForm form = new ProposalForm(fields);
        boolean sends = request.getRequestURI().endsWith("/samrad");
        try {
            return once.redirect(actor, request, () -> {
                write(actor, page, shown.proposal(), version, form);
                if (sends) {
                    send.send(actor, id, version + 1, until(form, page));
                }
                return "/forslag/" + id + (sends ? "" : "/andra");
            });
        } catch (Refusal.Invalid invalid) {
            return show(
                    new WritePage(page, shown, version, form, invalid.problems(), List.of()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            // Both versions are shown; saving again keeps this one, knowingly.
            ProposalQuery.Shown now = draft(actor, id);
            return show(
                    new WritePage(
                            page,
                            now,
                            now.proposal().version(),
                            form,
                            new Problems(),
                            theirs(form, ProposalForm.of(now.proposal(), now.demands()))),
                    HttpStatus.CONFLICT);
        }
    }

    private void write(Actor actor, Page page, Proposal before, int version, ProposalForm form) {
        Problems problems = new Problems();
        Proposal.Words words = form.words(problems);
        List<Proposal.Item> items =
                form.items(before.items(), typed -> signals.named(actor, typed, page.today()), problems);
        problems.refuseIfAny();
        write.write(actor, before.id(), version, words, items);
    }

    private static LocalDate until(ProposalForm form, Page page) {
        Problems problems = new Problems();
        LocalDate until = form.day("till", problems);
        problems.refuseIfAny();
        return until == null ? page.today().plusDays(USUAL_DAYS) : until;
    }

    @PostMapping("/forslag/{id}/ta-bort")
    View drop(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.MAKE_PROPOSALS);
        return once.redirect(actor, request, () -> {
            drop.drop(actor, id);
            return "/forslag";
        });
    }

    /** @throws Refusal.Conflict for what is no draft any more: it stays as those concerned have seen it */
    private ProposalQuery.Shown draft(Actor actor, UUID id) {
        ProposalQuery.Shown shown = proposals.find(actor, id);
        if (!shown.mayWrite()) {
            throw new Refusal.Conflict("proposal " + id);
        }
        return shown;
    }

    private static List<Theirs> theirs(ProposalForm mine, ProposalForm stored) {
        return stored.fields().entrySet().stream()
                .filter(field -> !field.getValue()
                        .equals(mine.get(field.getKey()).replace("\r\n", "\n").strip()))
                .map(field -> new Theirs(field.getKey(), field.getValue()))
                .sorted(Comparator.comparing(Theirs::field))
                .toList();
    }

    private View show(WritePage page, HttpStatus status) {
        return templates.show("proposal/write", page, status);
    }
}
