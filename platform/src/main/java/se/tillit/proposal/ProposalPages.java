package se.tillit.proposal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.burden.BurdenPages;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.Waiting;

/** Proposals: all of them, and one with what is said and decided of it. */
@Controller
public final class ProposalPages {

    private static final int A_PAGE = 50;

    private final ProposalQuery proposals;
    private final ProposalWaits waiting;
    private final CommentProposal comment;
    private final DecideProposal decide;
    private final RefuseProposal refuse;
    private final ConfirmEffect confirm;
    private final Once once;
    private final Templates templates;

    ProposalPages(
            ProposalQuery proposals,
            ProposalWaits waiting,
            CommentProposal comment,
            DecideProposal decide,
            RefuseProposal refuse,
            ConfirmEffect confirm,
            Once once,
            Templates templates) {
        this.proposals = proposals;
        this.waiting = waiting;
        this.comment = comment;
        this.decide = decide;
        this.refuse = refuse;
        this.confirm = confirm;
        this.once = once;
        this.templates = templates;
    }

    /** @param decided the newest first; {@code first}: whether it is the first page of them */
    public record ProposalsPage(
            Page page,
            List<Waiting> waiting,
            List<Proposal> open,
            List<Proposal> drafts,
            List<Proposal> decided,
            boolean more,
            boolean first) {}

    /** @param fields what somebody typed that has to be put right */
    public record ProposalPage(
            Page page, ProposalQuery.Shown shown, Map<String, String> fields, Set<String> yes, Problems problems) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }

        public String issuer(Proposal.Item item) {
            return BurdenPages.unitName(
                    shown.freed().reckoning().chain(), shown.of(item).issuer());
        }

        public boolean isTicked(Proposal.Item item) {
            return fields.isEmpty() || yes.contains(item.demand().toString());
        }

        /** Where it is, in a sentence. */
        public String state() {
            return ProposalPages.state(page, shown.proposal());
        }

        public List<Proposal.Item> ours() {
            return shown.proposal().items().stream().filter(shown::isOurs).toList();
        }

        /** How many of the house's own change, or would. */
        public long changing() {
            return shown.proposal().standing().stream().filter(shown::isOurs).count();
        }

        public List<Proposal.Item> others() {
            return shown.proposal().items().stream()
                    .filter(item -> !shown.isOurs(item))
                    .toList();
        }
    }

    /** Where a proposal is, in a sentence. */
    public static String state(Page page, Proposal proposal) {
        Proposal.Decision decision = proposal.decision();
        Proposal.State state = proposal.state(page.today());
        return switch (state) {
            case DRAFT -> page.t("proposal.state.draft", proposal.made().as());
            case CONSULTATION ->
                page.t(
                        proposal.canBeCommented(page.today()) ? "proposal.state.out" : "proposal.state.to-decide",
                        page.date(proposal.consultation().until()));
            case REFUSED, ASKED_OF_OTHERS ->
                page.t("proposal.state." + state, page.date(decision.by().on()));
            default ->
                page.t(
                        "proposal.state." + state,
                        page.date(decision.by().on()),
                        page.date(proposal.words().from()));
        };
    }

    @GetMapping("/forslag")
    View all(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID efter) {
        List<Proposal> open = proposals.open(actor);
        List<Proposal> decided = proposals.decided(actor, efter, A_PAGE + 1);
        boolean more = decided.size() > A_PAGE;
        return templates.show(
                "proposal/proposals",
                new ProposalsPage(
                        page,
                        waiting.of(actor, page),
                        open.stream().filter(one -> one.consultation() != null).toList(),
                        open.stream().filter(one -> one.consultation() == null).toList(),
                        more ? decided.subList(0, A_PAGE) : decided,
                        more,
                        efter == null));
    }

    @GetMapping("/forslag/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Map.of(), Set.of(), new Problems(), HttpStatus.OK);
    }

    @PostMapping({"/forslag/{id}/synpunkt", "/forslag/{id}/effekt"})
    View say(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.MAKE_PROPOSALS);
        boolean comments = request.getRequestURI().endsWith("/synpunkt");
        return act(actor, page, id, fields, Set.of(), request, () -> {
            if (comments) {
                comment.comment(actor, id, text(fields, "synpunkt"));
            } else {
                String words = text(fields, "ord");
                confirm.confirm(actor, id, answer(fields), words.isEmpty() ? null : words);
            }
        });
    }

    @PostMapping({"/forslag/{id}/beslut", "/forslag/{id}/avsla"})
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.DECIDE_PROPOSALS);
        Map<String, String> fields = sent.toSingleValueMap();
        Set<String> yes = Set.copyOf(sent.getOrDefault("ja", List.of()));
        boolean agrees = request.getRequestURI().endsWith("/beslut");
        return act(actor, page, id, fields, yes, request, () -> {
            if (agrees) {
                decide.decide(actor, id, yes(fields, yes));
            } else {
                refuse.refuse(actor, id, text(fields, "skal"), text(fields, "bakom"));
            }
        });
    }

    private View act(
            Actor actor,
            Page page,
            UUID id,
            Map<String, String> fields,
            Set<String> yes,
            HttpServletRequest request,
            Runnable work) {
        try {
            return once.redirect(actor, request, () -> {
                work.run();
                return "/forslag/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, yes, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Effect.Answer answer(Map<String, String> fields) {
        for (Effect.Answer answer : Effect.Answer.values()) {
            if (answer.name().equals(fields.get("svar"))) {
                return answer;
            }
        }
        throw new Refusal.Invalid(new Problems().add("svar-YES", "proposal.needs-answer"));
    }

    private static DecideProposal.Yes yes(Map<String, String> fields, Set<String> yes) {
        Problems problems = new Problems();
        LocalDate from = new ProposalForm(fields).day("fran", problems);
        problems.addIf(from == null && problems.isEmpty(), "fran", "proposal.day-to-come")
                .refuseIfAny();
        return new DecideProposal.Yes(
                yes.stream()
                        .filter(one -> one.matches("[0-9a-f-]{36}"))
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()),
                from,
                text(fields, "skal"),
                text(fields, "bakom"),
                "ja".equals(fields.get("offentligt"))
                        ? new Proposal.Told(text(fields, "andrat"), text(fields, "kontrolleras"))
                        : null);
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").replace("\r\n", "\n").strip();
    }

    private View show(
            Actor actor,
            Page page,
            UUID id,
            Map<String, String> fields,
            Set<String> yes,
            Problems problems,
            HttpStatus status) {
        return templates.show(
                "proposal/proposal", new ProposalPage(page, proposals.find(actor, id), fields, yes, problems), status);
    }
}
