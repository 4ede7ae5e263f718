package se.tillit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Confirming, correcting, dismissing and adding what was found in a document. */
@Controller
public final class ProvisionPages {

    private static final int LONGEST = 2_000;

    private final DocumentQuery documents;
    private final JudgeProvision judge;
    private final AddProvision add;
    private final Once once;
    private final Templates templates;

    ProvisionPages(DocumentQuery documents, JudgeProvision judge, AddProvision add, Once once, Templates templates) {
        this.documents = documents;
        this.judge = judge;
        this.add = add;
        this.once = once;
        this.templates = templates;
    }

    /** Says yes, no, or nothing any more, and goes on to the next of those shown that nobody has said anything about. */
    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/bedom")
    View judge(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(defaultValue = "") String vad,
            @RequestParam(defaultValue = "") String galler,
            @RequestParam(required = false) @Nullable Mark slag,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        DocumentQuery.Opened opened = documents.open(actor, id, version);
        Provision.Verdict verdict =
                switch (vad) {
                    case "stammer" -> Provision.Verdict.CONFIRMED;
                    case "bort" -> Provision.Verdict.DISMISSED;
                    case "aterstall" -> null;
                    default -> throw new Refusal.Invalid(new Problems().add("vad", "document.form.choose"));
                };
        return once.redirect(actor, request, () -> {
            judge.judge(actor, id, opened.version().id(), b, verdict, null);
            String next = verdict == null ? b : next(opened, b, galler, slag).orElse(b);
            return DocumentPages.address(id, version, galler, slag, next, 1);
        });
    }

    private static Optional<String> next(DocumentQuery.Opened opened, String anchor, String role, @Nullable Mark mark) {
        return Stream.concat(
                        opened.provisions().stream()
                                .dropWhile(one -> !one.anchor().equals(anchor))
                                .skip(1),
                        opened.provisions().stream())
                .filter(one -> !one.settled() && !one.anchor().equals(anchor) && DocumentPages.fits(one, role, mark))
                .map(Provision::anchor)
                .findFirst();
    }

    /**
     * @param provision what is corrected; null: something is added
     * @param fields as they stand in the form
     */
    public record CorrectionPage(
            Page page,
            DocumentQuery.Opened opened,
            @Nullable Provision provision,
            Map<String, String> fields,
            Problems problems) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    @GetMapping("/dokument/{id:[0-9a-f-]{36}}/ratta")
    View form(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(defaultValue = "") String galler,
            @RequestParam(defaultValue = "") String slag) {
        actor.must(Access.EDIT_DOCUMENTS);
        DocumentQuery.Opened opened = documents.open(actor, id, version);
        Provision provision = find(opened, b);
        Map<String, String> fields = provision == null
                ? Map.of()
                : Map.of(
                        "blir", provision.mark().name(),
                        "vem", provision.addressee(),
                        "nar", provision.deadline(),
                        "galler", galler,
                        "slag", slag);
        return show(new CorrectionPage(page, opened, provision, fields, new Problems()), HttpStatus.OK);
    }

    private static @Nullable Provision find(DocumentQuery.Opened opened, String anchor) {
        return anchor.isEmpty()
                ? null
                : opened.provisions().stream()
                        .filter(one -> one.anchor().equals(anchor))
                        .findFirst()
                        .orElseThrow(() -> new Refusal.NotFound("provision"));
    }

    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/ratta")
    View correct(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID version,
            @RequestParam(defaultValue = "") String b,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        DocumentQuery.Opened opened = documents.open(actor, id, version);
        Provision provision = find(opened, b);
        try {
            return once.redirect(actor, request, () -> {
                Judgement.Content content = content(fields, provision == null);
                UUID shown = opened.version().id();
                if (provision != null) {
                    judge.judge(actor, id, shown, b, Provision.Verdict.CORRECTED, content);
                }
                String anchor = provision == null
                        ? add.add(
                                actor,
                                id,
                                shown,
                                fields.getOrDefault("text", "").strip(),
                                content)
                        : b;
                return DocumentPages.address(id, version, "", null, anchor, 1);
            });
        } catch (Refusal.Invalid invalid) {
            return show(
                    new CorrectionPage(page, opened, provision, fields, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Judgement.Content content(Map<String, String> fields, boolean adding) {
        Optional<Mark> mark = Stream.of(Mark.values())
                .filter(one -> one.name().equals(fields.get("blir")))
                .findFirst();
        Problems problems = new Problems()
                .addIf(mark.isEmpty(), "blir", "document.form.choose")
                .addIf(adding && fields.getOrDefault("text", "").isBlank(), "text", "document.form.needs-text");
        for (String field : new String[] {"text", "vem", "nar"}) {
            problems.addIf(fields.getOrDefault(field, "").length() > LONGEST, field, "document.form.too-long", LONGEST);
        }
        problems.refuseIfAny();
        return new Judgement.Content(
                mark.orElseThrow().modality(),
                mark.orElseThrow().reporting(),
                fields.getOrDefault("vem", "").strip(),
                fields.getOrDefault("nar", "").strip());
    }

    private View show(CorrectionPage page, HttpStatus status) {
        return templates.show("document/correct", page, status);
    }
}
