package se.tillit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import se.tillit.chain.Unit;
import se.tillit.signal.Frequency;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalForm;
import se.tillit.signal.SignalKind;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** From what documents say to what people are asked: drafts, one by one, by a person. */
@Controller
public final class DraftPages {

    /** What looking at one takes, in minutes; said before anybody begins. */
    private static final int MINUTES_EACH = 2;

    private static final int SHOWN = 50;
    private static final int LONGEST_TITLE = 200;

    private final ChainQuery chains;
    private final DocumentQuery documents;
    private final DraftQuery drafts;
    private final MakeDrafts make;
    private final ConfirmDraft confirm;
    private final LeaveDraft leave;
    private final Once once;
    private final Templates templates;

    DraftPages(
            ChainQuery chains,
            DocumentQuery documents,
            DraftQuery drafts,
            MakeDrafts make,
            ConfirmDraft confirm,
            LeaveDraft leave,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.documents = documents;
        this.drafts = drafts;
        this.make = make;
        this.confirm = confirm;
        this.leave = leave;
        this.once = once;
        this.templates = templates;
    }

    /** @param waiting provisions to report that are no drafts yet */
    public record DraftsPage(Page page, List<Draft.Landing> open, List<Draft.Landing> left, int waiting) {

        public List<Draft.Landing> clear() {
            return open.stream().filter(one -> !one.positions().isEmpty()).toList();
        }

        public List<Draft.Landing> shown() {
            return clear().stream().limit(SHOWN).toList();
        }

        /** Of which nobody knows on whom they land: they may lie. */
        public List<Draft.Landing> unclear() {
            return open.stream().filter(one -> one.positions().isEmpty()).toList();
        }

        public int minutes() {
            return MINUTES_EACH * clear().size();
        }

        public int minutesEach() {
            return MINUTES_EACH;
        }
    }

    @GetMapping("/dokument/utkast")
    View all(Actor actor, Page page) {
        actor.must(Access.EDIT_DOCUMENTS);
        Chain chain = chains.asOf(actor, page.today());
        return templates.show(
                "document/drafts",
                new DraftsPage(
                        page,
                        drafts.in(actor, chain, Draft.State.OPEN),
                        drafts.in(actor, chain, Draft.State.LEFT),
                        drafts.waiting(actor)));
    }

    /** Of everything to be reported, in all documents in force. */
    @PostMapping("/dokument/utkast")
    View makeOfReports(Actor actor, HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        return once.redirect(actor, request, () -> {
            make.make(actor, null, null);
            return "/dokument/utkast";
        });
    }

    /** Of one provision that somebody has chosen. */
    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/utkast")
    View makeOfOne(
            Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String b, HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        return once.redirect(actor, request, () -> {
            make.make(actor, id, List.of(b));
            return "/dokument/utkast";
        });
    }

    public record DraftPage(Page page, Chain chain, Draft.Landing landing, SignalForm form, Problems problems) {

        public Draft draft() {
            return landing.draft();
        }
    }

    @GetMapping("/dokument/utkast/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.EDIT_DOCUMENTS);
        Chain chain = chains.asOf(actor, page.today());
        Draft.Landing landing = drafts.find(actor, chain, id);
        Document document =
                documents.find(actor, landing.draft().sources().getFirst().document());
        return show(
                new DraftPage(page, chain, landing, begun(page, chain, landing, document), new Problems()),
                HttpStatus.OK);
    }

    /** What the document says, in the fields where it belongs; what it does not say, the person must. */
    private static SignalForm begun(Page page, Chain chain, Draft.Landing landing, Document document) {
        Draft draft = landing.draft();
        Map<String, String> fields = new HashMap<>();
        String title = DocumentPages.DocumentPage.capital(draft.title()).replaceAll("[.,;:\\s]+$", "");
        fields.put("rubrik", title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title);
        fields.put("slag", (draft.mark() == Mark.REPORT ? SignalKind.REPORT : SignalKind.RULE).name());
        fields.put("ursprung", Origin.OWN.name());
        fields.put("fran", page.today().toString());
        fields.put("text", draft.title() + (draft.deadline().isEmpty() ? "" : " (" + draft.deadline() + ")"));
        issuer(chain, document).ifPresent(unit -> fields.put("utfardare", SignalForm.label(unit)));
        rhythm(draft.recurrence()).ifPresent(rhythm -> fields.put("hurofta", rhythm.name()));
        for (int i = 0; i < landing.positions().size(); i++) {
            fields.put("befattning" + i, SignalForm.label(landing.positions().get(i)));
        }
        if (document.particulars().validUntil() != null
                && document.particulars().validUntil().isAfter(page.today())) {
            fields.put("till", document.particulars().validUntil().toString());
        }
        return new SignalForm(fields);
    }

    /** The unit that decided the document, where it is called so. */
    private static java.util.Optional<Unit> issuer(Chain chain, Document document) {
        String by = document.particulars().decidedBy();
        return by == null
                ? java.util.Optional.empty()
                : chain.units().stream()
                        .filter(unit -> Provision.role(unit.name()).equals(Provision.role(by))
                                || unit.name().toLowerCase(Locale.ROOT).equals(by.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    private static java.util.Optional<Frequency.Rhythm> rhythm(@Nullable String period) {
        return java.util.Optional.ofNullable(
                switch (period == null ? "" : period) {
                    case "P1D" -> Frequency.Rhythm.DAILY;
                    case "P7D", "P1W" -> Frequency.Rhythm.WEEKLY;
                    case "P14D", "P2W" -> Frequency.Rhythm.FORTNIGHTLY;
                    case "P1M" -> Frequency.Rhythm.MONTHLY;
                    case "P3M" -> Frequency.Rhythm.QUARTERLY;
                    case "P4M" -> Frequency.Rhythm.THREE_A_YEAR;
                    case "P6M" -> Frequency.Rhythm.TWICE_A_YEAR;
                    case "P1Y", "P12M" -> Frequency.Rhythm.YEARLY;
                    case "P2Y" -> Frequency.Rhythm.EVERY_SECOND_YEAR;
                    case "P3Y" -> Frequency.Rhythm.EVERY_THIRD_YEAR;
                    default -> null;
                });
    }

    @PostMapping("/dokument/utkast/{id:[0-9a-f-]{36}}")
    View confirm(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        Chain chain = chains.asOf(actor, page.today());
        Draft.Landing landing = drafts.find(actor, chain, id);
        SignalForm form = new SignalForm(fields);
        try {
            return once.redirect(
                    actor, request, () -> "/krav/" + confirm.confirm(actor, id, form.details(chain, null)));
        } catch (Refusal.Invalid invalid) {
            return show(
                    new DraftPage(page, chain, landing, form, invalid.problems()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/dokument/utkast/{id:[0-9a-f-]{36}}/lat-ligga")
    View leave(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "ja") String ligger,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        return once.redirect(actor, request, () -> {
            leave.leave(actor, id, ligger.equals("ja"));
            return "/dokument/utkast";
        });
    }

    private View show(DraftPage page, HttpStatus status) {
        return templates.show("document/draft", page, status);
    }
}
