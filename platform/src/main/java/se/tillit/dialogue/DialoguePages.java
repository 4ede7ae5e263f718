package se.tillit.dialogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
import se.tillit.ballot.Code;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Templates;

/** Dialogues for those who are signed in: the list, beginning one, what it says, slips, closing it. */
@Controller
public final class DialoguePages {

    private static final int A_PAGE = 50;

    private final DialogueQuery dialogues;
    private final ChainQuery chains;
    private final OpenDialogue open;
    private final MakeSlips slips;
    private final CloseDialogues close;
    private final NameGroups name;
    private final PublicAddress address;
    private final Once once;
    private final Templates templates;

    DialoguePages(
            DialogueQuery dialogues,
            ChainQuery chains,
            OpenDialogue open,
            MakeSlips slips,
            CloseDialogues close,
            NameGroups name,
            PublicAddress address,
            Once once,
            Templates templates) {
        this.dialogues = dialogues;
        this.chains = chains;
        this.open = open;
        this.slips = slips;
        this.close = close;
        this.name = name;
        this.address = address;
        this.once = once;
        this.templates = templates;
    }

    public record ListPage(Page page, List<DialogueQuery.Listed> dialogues, boolean more) {

        public List<DialogueQuery.Listed> in(Dialogue.Phase phase) {
            return dialogues.stream().filter(one -> one.phase() == phase).toList();
        }
    }

    public record NewPage(Page page, Chain chain, Fields fields, Problems problems) {}

    /**
     * @param weeks for whoever runs it; none at a workplace
     * @param link where one takes part
     */
    public record DialoguePage(
            Page page,
            DialogueQuery.Seen seen,
            List<DialogueQuery.Week> weeks,
            String link,
            Fields fields,
            Problems problems) {

        public MapView map() {
            return new MapView(
                    page,
                    seen.dialogue(),
                    seen.statements(),
                    seen.result(),
                    seen.names(),
                    Map.of(),
                    seen.chain().levels());
        }

        public List<Answer> answers() {
            return seen.answers();
        }

        /** Those that are not told on top of the page, or that the reader may give. */
        public List<Answer> answersBelow() {
            return seen.answers().stream()
                    .filter(one -> one.said() == null || one.statement() != null || mayAnswer(one))
                    .toList();
        }

        /** Statements to do something about: what unites, bridges and divides. */
        public List<Integer> toAct() {
            Result result = seen.result();
            return java.util.stream.Stream.of(result.unites(), result.bridges(), result.divides())
                    .flatMap(List::stream)
                    .distinct()
                    .limit(8)
                    .toList();
        }

        /** Whether nobody owes an answer to it yet. */
        public boolean mayBeAsked(int statement) {
            return answers().stream()
                    .noneMatch(one -> Integer.valueOf(statement).equals(one.statement()));
        }

        public boolean isAbout(int statement) {
            return !problems.isEmpty() && fields.get("pastaende").equals(Integer.toString(statement));
        }

        public boolean mayAnswer(Answer answer) {
            return seen.mayAnswer().contains(answer.id());
        }
    }

    public record SlipsPage(Page page, DialogueQuery.Seen seen, List<Code> codes, String link) {}

    @GetMapping("/samtal")
    View list(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID efter) {
        List<DialogueQuery.Listed> all = dialogues.page(actor, efter, A_PAGE + 1);
        boolean more = all.size() > A_PAGE;
        return templates.show("dialogue/list", new ListPage(page, more ? all.subList(0, A_PAGE) : all, more));
    }

    @GetMapping("/samtal/nytt")
    View form(Actor actor, Page page) {
        return form(actor, page, DialogueForm.empty(page.today()), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/samtal/nytt")
    View open(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(
                    actor,
                    request,
                    () -> "/samtal/"
                            + open.open(
                                    actor,
                                    DialogueForm.terms(fields, chains.asOf(actor, page.today())),
                                    DialogueForm.statements(fields)));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View form(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        actor.must(Access.RUN_DIALOGUES);
        return templates.show(
                "dialogue/new", new NewPage(page, chains.asOf(actor, page.today()), fields, problems), status);
    }

    @GetMapping("/samtal/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        DialogueQuery.Seen seen = dialogues.find(actor, id);
        List<DialogueQuery.Week> weeks = actor.may(Access.RUN_DIALOGUES) ? dialogues.weeks(actor, id) : List.of();
        return templates.show(
                "dialogue/dialogue",
                new DialoguePage(page, seen, weeks, link(seen.dialogue()), fields, problems),
                status);
    }

    private String link(Dialogue dialogue) {
        return address.of(
                dialogue.terms().entry() == DialogueEntry.ACCOUNT
                        ? "/samtal/" + dialogue.id() + "/delta"
                        : "/delta/" + dialogue.id());
    }

    /** Shown once, since the codes are kept nowhere: sent again, the form leads back to the dialogue. */
    @PostMapping("/samtal/{id}/lappar")
    View slips(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        Fields fields = new Fields(sent);
        int many = fields.number("antal");
        AtomicReference<@Nullable List<Code>> made = new AtomicReference<>();
        try {
            View back = once.redirect(actor, request, () -> {
                made.set(slips.make(actor, id, many));
                return "/samtal/" + id;
            });
            List<Code> codes = made.get();
            if (codes == null) {
                return back;
            }
            DialogueQuery.Seen seen = dialogues.find(actor, id);
            return templates.show("dialogue/slips", new SlipsPage(page, seen, codes, link(seen.dialogue())));
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/samtal/{id}/avsluta")
    View close(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        View back = once.redirect(actor, request, () -> {
            close.close(actor, id);
            return "/samtal/" + id;
        });
        close.finish(actor, id);
        return back;
    }

    @PostMapping("/samtal/{id}/grupper")
    View name(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIALOGUES);
        Fields fields = new Fields(sent);
        Map<Integer, String> names = new TreeMap<>();
        for (int group = 0; group < 5; group++) {
            names.put(group, fields.text("namn-" + group));
        }
        try {
            return once.redirect(actor, request, () -> {
                name.name(actor, id, names);
                return "/samtal/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
