package se.tillit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
import se.tillit.reading.Comparison;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** A new version: what it changes, and deciding it or not. */
@Controller
public final class VersionPages {

    private final VersionQuery versions;
    private final DocumentQuery documents;
    private final DecideVersion decide;
    private final JoinDocuments join;
    private final Once once;
    private final Templates templates;

    VersionPages(
            VersionQuery versions,
            DocumentQuery documents,
            DecideVersion decide,
            JoinDocuments join,
            Once once,
            Templates templates) {
        this.versions = versions;
        this.documents = documents;
        this.decide = decide;
        this.join = join;
        this.once = once;
        this.templates = templates;
    }

    public record ProposalPage(Page page, VersionQuery.Proposal proposal, Problems problems) {

        public Comparison changes() {
            return proposal.changes();
        }

        public static Mark mark(se.tillit.reading.Provision provision) {
            return Mark.of(provision.modality(), provision.reporting());
        }

        public static List<Overlaps.Difference> differences(Comparison.Change change) {
            return change.differences().stream()
                    .map(Overlaps.Difference::of)
                    .filter(one -> one.aspect() != Overlaps.Aspect.TEXT)
                    .toList();
        }

        /** More, fewer or as many; with a sign, so that nobody needs the colour. */
        public String signed(int number) {
            return number > 0 ? "+" + page.number(number) : number < 0 ? "−" + page.number(-number) : "0";
        }
    }

    @GetMapping("/dokument/{id:[0-9a-f-]{36}}/jamfor")
    View compare(Actor actor, Page page, @PathVariable UUID id) {
        return show(new ProposalPage(page, versions.proposal(actor, id), new Problems()), HttpStatus.OK);
    }

    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/besluta")
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(required = false) @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate beslutat,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        VersionQuery.Proposal proposal = versions.proposal(actor, id);
        if (version == null || beslutat == null) {
            return show(
                    new ProposalPage(page, proposal, new Problems().add("beslutat", "document.form.not-a-day")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return once.redirect(actor, request, () -> {
            decide.decide(actor, id, version, beslutat);
            return "/dokument/" + id;
        });
    }

    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/dra-tillbaka")
    View withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID version,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        UUID proposed =
                version == null ? versions.proposal(actor, id).proposed().id() : version;
        return once.redirect(actor, request, () -> {
            decide.withdraw(actor, id, proposed);
            return "/dokument/" + id;
        });
    }

    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/bli-version")
    View join(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID av,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        documents.find(actor, id);
        if (av == null) {
            throw new Refusal.NotFound("document");
        }
        return once.redirect(actor, request, () -> {
            join.join(actor, id, av);
            return "/dokument/" + av + "/jamfor";
        });
    }

    private View show(ProposalPage page, HttpStatus status) {
        return templates.show("document/proposal", page, status);
    }
}
