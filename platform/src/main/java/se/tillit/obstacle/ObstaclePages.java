package se.tillit.obstacle;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** What is in the way, who has it, and how it went. */
@Controller
public final class ObstaclePages {

    private static final int A_PAGE = 50;

    private final ObstacleQuery obstacles;
    private final SupportObstacle support;
    private final JoinObstacles join;
    private final ReopenObstacle reopen;
    private final ShowObstacle whole;
    private final Once once;
    private final Templates templates;

    ObstaclePages(
            ObstacleQuery obstacles,
            SupportObstacle support,
            JoinObstacles join,
            ReopenObstacle reopen,
            ShowObstacle whole,
            Once once,
            Templates templates) {
        this.obstacles = obstacles;
        this.support = support;
        this.join = join;
        this.reopen = reopen;
        this.whole = whole;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param waiting what the one who looks is to answer, on the first page of the open ones
     * @param mine what they told or said too; the same
     * @param all those on this page; on the first one without those above
     * @param last the last that was looked at for this page
     * @param ownUnit where the one who looks works
     * @param settled whether these are the answered ones
     */
    public record ObstaclesPage(
            Page page,
            ObstacleSettings settings,
            List<Seen> waiting,
            List<Seen> mine,
            List<Seen> all,
            @Nullable UUID last,
            boolean settled,
            String words,
            boolean more,
            boolean first,
            @Nullable UUID ownUnit) {

        public String next() {
            return "/hinder?" + (settled ? "visa=svar&" : "")
                    + (words.isEmpty() ? "" : "sok=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&")
                    + "efter=" + last;
        }

        public boolean nothing() {
            return waiting.isEmpty() && mine.isEmpty() && all.isEmpty() && words.isEmpty() && first;
        }
    }

    @GetMapping("/hinder")
    View all(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String visa,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false) @Nullable UUID efter) {
        boolean settled = visa.equals("svar");
        ObstacleFilter filter = new ObstacleFilter(sok, null);
        List<Seen> found = settled
                ? obstacles.settled(actor, filter, efter, A_PAGE + 1)
                : obstacles.open(actor, filter, efter, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        boolean whole = efter == null && !settled && filter.words().isEmpty();
        return templates.show(
                "obstacle/obstacles",
                new ObstaclesPage(
                        page,
                        obstacles.settings(actor),
                        whole ? obstacles.waitingFor(actor) : List.of(),
                        whole ? obstacles.saidBy(actor) : List.of(),
                        (more ? found.subList(0, A_PAGE) : found)
                                .stream()
                                        .filter(seen -> !whole || !seen.isMine() && !seen.mayAnswer())
                                        .toList(),
                        more ? found.get(A_PAGE - 1).obstacle().id() : null,
                        settled,
                        filter.words(),
                        more,
                        efter == null,
                        obstacles.ownUnit(actor).orElse(null)));
    }

    @GetMapping("/hinder/{id}")
    View one(Actor actor, Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String fel) {
        Problems problems = new Problems().addIf(!fel.isEmpty(), "bild", "photo.not-sent", UploadLimit.FILE_MEGABYTES);
        return whole.show(actor, page, id, Fields.NONE, problems, HttpStatus.OK);
    }

    @PostMapping("/hinder/{id}/jag-ocksa")
    View support(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String namn,
            HttpServletRequest request) {
        actor.must(Access.REPORT_OBSTACLES);
        try {
            return once.redirect(actor, request, () -> "/hinder/" + support.support(actor, id, namn.equals("ja")));
        } catch (Refusal.Invalid answered) {
            return new RedirectView("/hinder/" + id, true); // where the answer stands
        }
    }

    /** Into another, by who told it or by who has it. */
    @PostMapping("/hinder/{id}/lagg-ihop")
    View join(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.REPORT_OBSTACLES);
        Fields fields = new Fields(typed);
        UUID into = fields.id("med");
        return once.redirect(actor, request, () -> {
            join.join(actor, id, into == null ? id : into);
            return "/hinder/" + into;
        });
    }

    @PostMapping("/hinder/{id}/ta-upp-igen")
    View reopen(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.REPORT_OBSTACLES);
        Fields fields = new Fields(typed);
        try {
            return once.redirect(actor, request, () -> {
                obstacles.find(actor, id);
                reopen.reopen(actor, id, fields.text("skal-igen"));
                return "/hinder/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return whole.show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
