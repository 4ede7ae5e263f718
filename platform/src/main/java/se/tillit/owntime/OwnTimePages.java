package se.tillit.owntime;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What Tillit itself takes, and how much it may. */
@Controller
public final class OwnTimePages {

    private final OwnTimeQuery times;
    private final SetOwnTimeLimits limits;
    private final Once once;
    private final Templates templates;

    OwnTimePages(OwnTimeQuery times, SetOwnTimeLimits limits, Once once, Templates templates) {
        this.times = times;
        this.limits = limits;
        this.once = once;
        this.templates = templates;
    }

    /** @param written limits as somebody wrote them, where they could not be saved */
    public record OwnTimePage(Page page, List<OwnTime> times, Map<String, String> written, Problems problems) {

        public static String field(OwnTime time) {
            return "tak" + time.role().map(Role::name).orElse("");
        }

        public String limit(OwnTime time) {
            return written.getOrDefault(field(time), Integer.toString(time.limit()));
        }

        public String name(OwnTime time) {
            return time.role().map(role -> page.t(role)).orElseGet(() -> page.t("owntime.others"));
        }
    }

    @GetMapping("/egen-tid")
    View show(Actor actor, Page page) {
        return show(new OwnTimePage(page, ofThisMonth(actor, page), Map.of(), new Problems()), HttpStatus.OK);
    }

    @PostMapping("/egen-tid")
    View set(Actor actor, Page page, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        actor.must(Access.SET_OWN_TIME);
        List<OwnTime> all = ofThisMonth(actor, page);
        Map<Optional<Role>, String> minutes = new LinkedHashMap<>();
        all.forEach(time -> minutes.put(
                time.role(),
                fields.getOrDefault(OwnTimePage.field(time), Integer.toString(time.limit()))
                        .strip()));
        try {
            return once.redirect(actor, request, () -> {
                limits.set(actor, minutes);
                return "/egen-tid";
            });
        } catch (Refusal.Invalid invalid) {
            return show(new OwnTimePage(page, all, fields, invalid.problems()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private List<OwnTime> ofThisMonth(Actor actor, Page page) {
        return times.of(actor, YearMonth.from(page.today())).stream()
                .filter(time -> time.people() > 0)
                .toList();
    }

    private View show(OwnTimePage page, HttpStatus status) {
        return templates.show("owntime/own-time", page, status);
    }
}
