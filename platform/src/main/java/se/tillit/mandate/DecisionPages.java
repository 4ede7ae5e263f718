package se.tillit.mandate;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Noting a decision made by delegation; the list of them for a board's meeting. */
@Controller
public final class DecisionPages {

    private static final String ID = "{id:[0-9a-f-]{36}}";
    private static final String BOARD = "/mandat/beslut/namnd/" + ID;

    private final DecisionQuery decisions;
    private final MandateQuery mandates;
    private final NoteDecision note;
    private final TellMeeting tell;
    private final Once once;
    private final Templates templates;

    DecisionPages(
            DecisionQuery decisions,
            MandateQuery mandates,
            NoteDecision note,
            TellMeeting tell,
            Once once,
            Templates templates) {
        this.decisions = decisions;
        this.mandates = mandates;
        this.note = note;
        this.tell = tell;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param choices the mandates that one can note a decision by
     * @param waiting boards for which decisions wait; only for those who keep their lists
     */
    public record DecisionsPage(
            Page page,
            List<Decision> own,
            List<MandateQuery.Own> choices,
            List<DecisionQuery.Waiting> waiting,
            Fields fields,
            Problems problems) {}

    @GetMapping("/mandat/beslut")
    View decisions(Actor actor, Page page, @RequestParam Map<String, String> sent) {
        actor.must(Access.NOTE_DECISIONS);
        return show(actor, page, new Fields(sent), new Problems(), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "mandate/decisions",
                new DecisionsPage(
                        page,
                        decisions.own(actor),
                        mandates.own(actor, page.today()).stream()
                                .filter(one -> one.mandate().kind() == Mandate.Kind.DELEGATION)
                                .toList(),
                        actor.may(Access.EDIT_MANDATES) ? decisions.waiting(actor, page.today()) : List.of(),
                        fields,
                        problems),
                status);
    }

    @PostMapping("/mandat/beslut")
    View note(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.NOTE_DECISIONS);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                UUID mandate = fields.id("mandat");
                problems.addIf(mandate == null, "mandat", "mandate.decision.needs-mandate");
                LocalDate day = fields.orNull("dag") == null
                        ? page.today()
                        : fields.day("dag", "mandate.decision.needs-day", problems);
                problems.refuseIfAny();
                note.note(actor, Objects.requireNonNull(mandate), fields.text("diarie"), Objects.requireNonNull(day));
                return "/mandat/beslut";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/mandat/beslut/" + ID + "/ta-tillbaka")
    View takeBack(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        return once.redirect(actor, request, () -> {
            note.takeBack(actor, id);
            return "/mandat/beslut";
        });
    }

    public record ListPage(Page page, DecisionQuery.BoardList list, Fields fields, Problems problems) {

        public String address() {
            return "/mandat/beslut/namnd/" + list.board().id();
        }

        public String query() {
            return list.meeting().map(day -> "?sammantrade=" + day).orElse("");
        }
    }

    @GetMapping(BOARD)
    View list(Actor actor, Page page, @PathVariable UUID id, @RequestParam Map<String, String> sent) {
        return list(actor, page, id, meeting(sent), Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View list(
            Actor actor,
            Page page,
            UUID id,
            @Nullable LocalDate meeting,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        return templates.show(
                "mandate/list",
                new ListPage(page, decisions.list(actor, id, meeting, page.today()), fields, problems),
                status);
    }

    private static @Nullable LocalDate meeting(Map<String, String> sent) {
        Fields fields = new Fields(sent);
        return fields.orNull("sammantrade") == null
                ? null
                : Optional.ofNullable(fields.day("sammantrade", "mandate.list.needs-day", new Problems()))
                        .orElseThrow(() -> new Refusal.NotFound("meeting"));
    }

    @GetMapping(BOARD + "/lista.docx")
    ResponseEntity<byte[]> docx(Actor actor, Page page, @PathVariable UUID id, @RequestParam Map<String, String> sent) {
        return new DecisionListFile(page, decisions.list(actor, id, meeting(sent), page.today())).docx();
    }

    @GetMapping(BOARD + "/lista.pdf")
    ResponseEntity<byte[]> pdf(Actor actor, Page page, @PathVariable UUID id, @RequestParam Map<String, String> sent) {
        return new DecisionListFile(page, decisions.list(actor, id, meeting(sent), page.today())).pdf();
    }

    @PostMapping(BOARD + "/anmald")
    View tell(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(name = "beslut", required = false) @Nullable List<UUID> listed,
            HttpServletRequest request) {
        actor.must(Access.EDIT_MANDATES);
        decisions.list(actor, id, null, page.today());
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate day = fields.day("sammantrade", "mandate.list.needs-day", problems);
                problems.refuseIfAny();
                tell.tell(actor, id, listed == null ? List.of() : listed, Objects.requireNonNull(day));
                return "/mandat/beslut/namnd/" + id + "?sammantrade=" + day;
            });
        } catch (Refusal.Invalid invalid) {
            return list(actor, page, id, null, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
