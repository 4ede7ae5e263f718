package se.tillit.improvement;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Unit;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What people want to try, and how it went. */
@Controller
public final class ImprovementPages {

    private static final int A_PAGE = 50;

    private final ImprovementQuery improvements;
    private final SupportImprovement support;
    private final ShowImprovement whole;
    private final Once once;
    private final Templates templates;

    ImprovementPages(
            ImprovementQuery improvements,
            SupportImprovement support,
            ShowImprovement whole,
            Once once,
            Templates templates) {
        this.improvements = improvements;
        this.support = support;
        this.whole = whole;
        this.once = once;
        this.templates = templates;
    }

    /** Which of all are shown. */
    public enum Shown {
        OPEN("", EnumSet.of(Improvement.Stage.IDEA, Improvement.Stage.OTHERS, Improvement.Stage.TRYING)),
        TRIED("provat", EnumSet.of(Improvement.Stage.WORKED, Improvement.Stage.FAILED, Improvement.Stage.UNCLEAR)),
        NOT_NOW("inte-nu", EnumSet.of(Improvement.Stage.NOT_NOW));

        private final String address;
        private final Set<Improvement.Stage> stages;

        Shown(String address, Set<Improvement.Stage> stages) {
            this.address = address;
            this.stages = stages;
        }

        public String address() {
            return address.isEmpty() ? "/forbattringar" : "/forbattringar?visa=" + address;
        }

        public String word() {
            return address;
        }

        static Shown of(String word) {
            for (Shown one : values()) {
                if (one.address.equals(word)) {
                    return one;
                }
            }
            return OPEN;
        }
    }

    /**
     * @param waiting what the one who looks is to answer; on the first page, like those below
     * @param telling trials whose day has come
     * @param offered what other units offer
     * @param mine what they suggested or wanted too
     * @param last the last that was looked at for this page
     * @param ownUnit where the one who looks works, or is met
     */
    public record ImprovementsPage(
            Page page,
            Shown shown,
            List<SeenImprovement> waiting,
            List<SeenImprovement> telling,
            List<ImprovementQuery.Offered> offered,
            List<SeenImprovement> mine,
            List<SeenImprovement> all,
            @Nullable UUID last,
            String words,
            boolean more,
            boolean first,
            @Nullable UUID ownUnit,
            List<Unit> units) {

        public String next() {
            return "/forbattringar?" + (shown.word().isEmpty() ? "" : "visa=" + shown.word() + "&")
                    + (words.isEmpty() ? "" : "sok=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&")
                    + "efter=" + last;
        }

        public boolean nothing() {
            return waiting.isEmpty()
                    && telling.isEmpty()
                    && offered.isEmpty()
                    && mine.isEmpty()
                    && all.isEmpty()
                    && words.isEmpty()
                    && first;
        }
    }

    @GetMapping("/forbattringar")
    View all(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String visa,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false) @Nullable UUID efter) {
        Shown shown = Shown.of(visa);
        String words = sok.strip();
        List<SeenImprovement> found = improvements.list(actor, words, shown.stages, efter, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        boolean begins = efter == null && shown == Shown.OPEN && words.isEmpty();
        return templates.show(
                "improvement/improvements",
                new ImprovementsPage(
                        page,
                        shown,
                        begins ? improvements.waitingFor(actor) : List.of(),
                        begins ? improvements.toTellOf(actor) : List.of(),
                        begins ? improvements.offeredTo(actor) : List.of(),
                        begins ? improvements.saidBy(actor) : List.of(),
                        (more ? found.subList(0, A_PAGE) : found)
                                .stream()
                                        .filter(seen -> !begins || !seen.mine() && !seen.mayAnswer())
                                        .toList(),
                        more ? found.get(A_PAGE - 1).improvement().id() : null,
                        words,
                        more,
                        efter == null,
                        improvements.homeUnit(actor).orElse(null),
                        improvements.ownUnits(actor)));
    }

    @GetMapping("/forbattringar/{id}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return whole.show(actor, page, id, null, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/forbattringar/{id}/jag-med")
    View support(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.SUGGEST_IMPROVEMENTS);
        try {
            return once.redirect(actor, request, () -> {
                support.support(actor, id);
                return "/forbattringar/" + id;
            });
        } catch (Refusal.Invalid over) {
            return new RedirectView("/forbattringar/" + id, true); // where it stands how it went
        }
    }

    /** A board that is chosen by name leads to its address. */
    @GetMapping("/forbattringar/tavla")
    View board(Actor actor, @RequestParam Map<String, String> typed) {
        actor.must(Access.SEE_IMPROVEMENTS);
        UUID unit = new Fields(typed).id("enhet");
        return new RedirectView(unit == null ? "/forbattringar" : "/forbattringar/tavla/" + unit, true);
    }
}
