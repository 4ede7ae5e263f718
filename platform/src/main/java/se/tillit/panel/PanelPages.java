package se.tillit.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import se.tillit.pulse.Wave;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What units want the panel's help with: asked for, matched, held, and what came of it. */
@Controller
public final class PanelPages {

    private static final int A_PAGE = 50;

    private final PanelQuery panel;
    private final ReadMembers read;
    private final SurveyQuery surveys;
    private final WantHelp want;
    private final AskMembers ask;
    private final NoteTakingPart note;
    private final TellThem tell;
    private final Once once;
    private final Templates templates;

    PanelPages(
            PanelQuery panel,
            ReadMembers read,
            SurveyQuery surveys,
            WantHelp want,
            AskMembers ask,
            NoteTakingPart note,
            TellThem tell,
            Once once,
            Templates templates) {
        this.panel = panel;
        this.read = read;
        this.surveys = surveys;
        this.want = want;
        this.ask = ask;
        this.note = note;
        this.tell = tell;
        this.once = once;
        this.templates = templates;
    }

    public record StartPage(Page page, PanelQuery.Listed listed, List<Wave> surveys, Spread spread, boolean isFirst) {

        public String state(HelpWanted help) {
            return PanelPages.state(page, help, listed.today());
        }

        public String state(Wave survey) {
            return survey.isOpenOn(page.today())
                    ? page.t("panel.survey.open", page.date(survey.terms().closesOn()))
                    : page.t(survey.closedOn() == null ? "panel.survey.closing" : "panel.survey.awaits");
        }

        /** What may be shown of the panel's groups, by what they are called. */
        public Map<String, Integer> shown() {
            Map<String, Integer> shown = new LinkedHashMap<>();
            spread.ages()
                    .forEach((age, about) -> about.ifPresent(number -> shown.put(
                            age.map(one -> page.t(one)).orElseGet(() -> page.t("panel.who.no-age")), number)));
            spread.areas().forEach((area, about) -> about.ifPresent(number -> shown.put(page.t(area), number)));
            return shown;
        }
    }

    static String state(Page page, HelpWanted help, LocalDate today) {
        HelpWanted.Sums sums = help.sums();
        return switch (help.state(today)) {
            case NEW -> page.t("panel.state.new");
            case ASKED -> page.t("panel.state.asked", sums.asked(), sums.yes());
            case HELD -> page.t("panel.state.held", page.date(help.words().on()));
            case TOLD -> page.t("panel.state.told", sums.tookPart());
        };
    }

    public record WantPage(Page page, Fields fields, Problems problems) {}

    /** @param matches for whoever coordinates alone */
    public record HelpPage(Page page, PanelQuery.Seen seen, List<Match> matches, Fields fields, Problems problems) {

        public List<Match> asked() {
            return matches.stream().filter(match -> match.asked().isPresent()).toList();
        }

        public List<Match> unasked() {
            return matches.stream().filter(match -> match.asked().isEmpty()).toList();
        }

        /** Why somebody may be the one to ask, in words. */
        public String why(Match match) {
            List<String> why = new ArrayList<>();
            why.add(page.t("panel.match.areas", words(match.shared(), page)));
            Slot slot = help().words().slot();
            if (slot != null && match.canThen() != null) {
                why.add(
                        match.canThen()
                                ? page.t("panel.match.can", slot.within(page))
                                : page.t(
                                        "panel.match.other-times",
                                        words(match.member().profile().slots(), page)));
            }
            if (match.hasWritten()) {
                why.add(page.t("panel.match.written"));
            }
            return String.join(" ", why);
        }

        private static String words(Set<? extends Enum<?>> values, Page page) {
            return values.stream()
                    .sorted(Comparator.comparing(Enum::ordinal))
                    .map(value -> page.t(value).toLowerCase(page.language().locale()))
                    .collect(Collectors.joining(", "));
        }

        /** How somebody gets to know what now waits for her; null where nothing does. */
        public @Nullable String reached(Invited invited) {
            boolean asks = invited.answer() == null && !help().words().on().isBefore(seen.today());
            if (!asks && (!invited.tookPart() || help().told() == null)) {
                return null;
            }
            return switch (asks ? invited.asking() : invited.telling()) {
                case null -> page.t("panel.asked.reach");
                case WAITS -> page.t("panel.asked.mail-waits");
                case TAKEN -> page.t("panel.asked.mailed");
                case REFUSED -> page.t("panel.asked.mail-refused");
            };
        }

        public HelpWanted help() {
            return seen.help();
        }

        public String state() {
            return PanelPages.state(page, help(), seen.today());
        }

        public String told() {
            HelpWanted.Told told = help().told();
            return fields.all().containsKey("tack") || told == null ? fields.get("tack") : told.text();
        }
    }

    @GetMapping("/intressebank")
    View all(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID efter) {
        return templates.show(
                "panel/start",
                new StartPage(
                        page,
                        panel.list(actor, efter, A_PAGE),
                        efter == null ? surveys.all(actor) : List.of(),
                        panel.spread(actor),
                        efter == null));
    }

    @GetMapping("/intressebank/ny")
    View empty(Actor actor, Page page) {
        actor.must(Access.ASK_PANEL);
        return templates.show("panel/want", new WantPage(page, Fields.NONE, new Problems()));
    }

    @PostMapping("/intressebank/ny")
    View want(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.ASK_PANEL);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> "/intressebank/" + want.want(actor, words(fields)));
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "panel/want", new WantPage(page, fields, invalid.problems()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static HelpWanted.Words words(Fields fields) {
        Problems problems = new Problems();
        Help kind = fields.one(Help.class, "slag");
        Slot slot = fields.one(Slot.class, "tid");
        problems.addIf(kind == null, "slag", "panel.needs-kind").addIf(slot == null, "tid", "panel.needs-slot");
        LocalDate on = fields.day("dag", "panel.needs-day", problems);
        HelpWanted.Words words = new HelpWanted.Words(
                kind == null ? Help.FOCUS_GROUP : kind,
                fields.text("rubrik"),
                fields.text("infor"),
                fields.text("paverka"),
                ProfileForm.areas(fields),
                fields.get("antal").strip().matches("\\d{1,3}")
                        ? Integer.parseInt(fields.get("antal").strip())
                        : 0,
                on == null ? LocalDate.EPOCH : on,
                slot,
                fields.text("plats"),
                fields.text("ersattning"));
        if (!problems.isEmpty()) {
            // Everything that is wrong at once, also what the verb would have found.
            WantHelp.check(words)
                    .forEach(one -> problems.add(
                            one.field(), one.text(), one.arguments().toArray()));
            problems.refuseIfAny();
        }
        return words;
    }

    @GetMapping("/intressebank/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/intressebank/{id:[0-9a-f-]{36}}/fraga")
    View ask(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.COORDINATE_PANEL);
        panel.find(actor, id);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            ask.ask(actor, id, fields.ticked("vem-"));
            return "/intressebank/" + id + "#h-fragade";
        });
    }

    @PostMapping("/intressebank/{id:[0-9a-f-]{36}}/medverkan")
    View note(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.COORDINATE_PANEL);
        panel.find(actor, id);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            UUID member = Objects.requireNonNullElse(fields.id("vem"), new UUID(0, 0));
            note.note(actor, id, member, fields.isTicked("med"), fields.isTicked("ersatt"));
            return "/intressebank/" + id + "#h-fragade";
        });
    }

    @PostMapping("/intressebank/{id:[0-9a-f-]{36}}/tack")
    View tell(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.ASK_PANEL);
        panel.find(actor, id);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            tell.tell(actor, id, fields.text("tack"));
            return "/intressebank/" + id + "#h-tack";
        });
    }

    private View answer(
            Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Supplier<String> verb) {
        try {
            return once.redirect(actor, request, verb);
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        PanelQuery.Seen seen = panel.find(actor, id);
        List<Match> matches = seen.coordinates() ? read.matches(actor, id) : List.of();
        return templates.show("panel/help", new HelpPage(page, seen, matches, fields, problems), status);
    }
}
