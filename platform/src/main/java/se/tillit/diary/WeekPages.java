package se.tillit.diary;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** Diary weeks: beginning them, their slips, what came of them, and what that says of estimates. */
@Controller
public final class WeekPages {

    private final WeekQuery weeks;
    private final ChainQuery chains;
    private final BeginWeek begin;
    private final MakeDiaryCodes codes;
    private final TakeOverDiary take;
    private final PublicAddress address;
    private final Once once;
    private final Templates templates;

    WeekPages(
            WeekQuery weeks,
            ChainQuery chains,
            BeginWeek begin,
            MakeDiaryCodes codes,
            TakeOverDiary take,
            PublicAddress address,
            Once once,
            Templates templates) {
        this.weeks = weeks;
        this.chains = chains;
        this.begin = begin;
        this.codes = codes;
        this.take = take;
        this.address = address;
        this.once = once;
        this.templates = templates;
    }

    public record WeeksPage(Page page, List<Week> weeks) {}

    /** A group of those who kept the diary, and its figures by category. */
    public record Group(String name, List<Week.Figure> figures) {

        public boolean isShown() {
            return figures.stream().allMatch(figure -> figure.hours() != null);
        }

        public int persons() {
            return figures.stream()
                    .map(Week.Figure::persons)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(0);
        }

        public BigDecimal hours() {
            return figures.stream().map(Week.Figure::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Of all the hours that were entered, from 0 to 100. */
        public int share(Week.Figure figure) {
            return hours().signum() == 0
                    ? 0
                    : figure.hours()
                            .movePointRight(2)
                            .divide(hours(), 0, java.math.RoundingMode.HALF_UP)
                            .intValue();
        }
    }

    public record WeekPage(Page page, WeekQuery.Seen seen, Problems problems) {

        public List<String> categories() {
            return seen.week().terms().categories(page.language());
        }

        public String nameOf(UUID unit) {
            return seen.chain().unitOrEnded(unit).map(one -> one.name()).orElse("");
        }

        /** The whole, the levels, and the branches below, by name. */
        public List<Group> groups() {
            Chain chain = seen.chain();
            List<Group> groups = new ArrayList<>();
            groups.addAll(of(Week.Kind.BRANCH, seen.week().terms().root()));
            chain.levels().forEach(level -> groups.addAll(of(Week.Kind.LEVEL, level.id())));
            seen.figures().stream()
                    .filter(one -> one.kind() == Week.Kind.BRANCH)
                    .map(Week.Figure::of)
                    .distinct()
                    .filter(unit -> !unit.equals(seen.week().terms().root()))
                    .sorted(Comparator.comparing(
                            this::nameOf,
                            java.text.Collator.getInstance(page.language().locale())))
                    .forEach(unit -> groups.addAll(of(Week.Kind.BRANCH, unit)));
            return groups;
        }

        private List<Group> of(Week.Kind kind, UUID of) {
            List<Week.Figure> figures = seen.figures().stream()
                    .filter(one -> one.kind() == kind && one.of().equals(of))
                    .toList();
            String name = kind == Week.Kind.BRANCH
                    ? page.t("diary.with-all-below", nameOf(of))
                    : page.t(
                            "diary.level",
                            seen.chain().levels().stream()
                                    .filter(level -> level.id().equals(of))
                                    .map(level -> level.name(page.language()))
                                    .findFirst()
                                    .orElse(""));
            return figures.isEmpty() ? List.of() : List.of(new Group(name, figures));
        }

        public boolean isOver() {
            return seen.week().closing()
                    || page.today().isAfter(seen.week().terms().endsOn());
        }
    }

    public record FormPage(Page page, Fields fields, Problems problems) {}

    public record SlipsPage(Page page, WeekQuery.Seen seen, List<MakeDiaryCodes.Slips> slips, String link) {

        public String nameOf(UUID unit) {
            return seen.chain().unitOrEnded(unit).map(one -> one.name()).orElse("");
        }
    }

    public record BesidePage(Page page, WeekQuery.Beside beside, List<UUID> chosen, Problems problems) {}

    @GetMapping("/dagbok")
    View list(Actor actor, Page page) {
        return templates.show("diary/weeks", new WeeksPage(page, weeks.all(actor)));
    }

    @GetMapping("/dagbok/ny")
    View form(Actor actor, Page page) {
        return form(
                actor,
                page,
                WeekForm.empty(page.today(), page.t("diary.categories.sv"), page.t("diary.categories.en")),
                new Problems(),
                HttpStatus.OK);
    }

    @PostMapping("/dagbok/ny")
    View begin(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.RUN_DIARY);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(
                    actor,
                    request,
                    () -> "/dagbok/" + begin.begin(actor, WeekForm.terms(fields, chains.asOf(actor, page.today()))));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View form(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        actor.must(Access.RUN_DIARY);
        return templates.show("diary/form", new FormPage(page, fields, problems), status);
    }

    @GetMapping("/dagbok/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("diary/week", new WeekPage(page, weeks.find(actor, id), new Problems()));
    }

    @GetMapping({"/dagbok/{id:[0-9a-f-]{36}}/timmar.xlsx", "/dagbok/{id:[0-9a-f-]{36}}/timmar.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page, @PathVariable UUID id) {
        WeekPage shown = new WeekPage(page, weeks.find(actor, id), new Problems());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        shown.groups().forEach(group -> group.figures().forEach(figure -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(group.name());
            cells.add(shown.categories().get(figure.category() - 1));
            cells.add(figure.persons() == null ? page.t("diary.hidden") : figure.persons());
            cells.add(figure.hours());
            rows.add(cells);
        }));
        return new TableFile(
                        page.t("diary.file"),
                        List.of(
                                page.t("diary.group"),
                                page.t("diary.category"),
                                page.t("diary.persons"),
                                page.t("diary.hours")),
                        rows)
                .as(page);
    }

    /** Shown once, since the codes are kept nowhere: sent again, the form leads back to the week. */
    @PostMapping("/dagbok/{id:[0-9a-f-]{36}}/lappar")
    View slips(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String enhet,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIARY);
        AtomicReference<@Nullable List<MakeDiaryCodes.Slips>> made = new AtomicReference<>();
        try {
            View week = once.redirect(actor, request, () -> {
                made.set(codes.make(actor, id, new Fields(Map.of("enhet", enhet)).id("enhet")));
                return "/dagbok/" + id;
            });
            List<MakeDiaryCodes.Slips> slips = made.get();
            return slips == null
                    ? week
                    : templates.show(
                            "diary/slips",
                            new SlipsPage(page, weeks.find(actor, id), slips, address.of("/dagbok/skriv")));
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "diary/week",
                    new WeekPage(page, weeks.find(actor, id), invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/dagbok/{id:[0-9a-f-]{36}}/jamfor")
    View beside(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("diary/beside", new BesidePage(page, weeks.beside(actor, id), List.of(), new Problems()));
    }

    @PostMapping("/dagbok/{id:[0-9a-f-]{36}}/jamfor")
    View take(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<UUID> valda,
            HttpServletRequest request) {
        actor.must(Access.RUN_DIARY);
        List<UUID> chosen = valda == null ? List.of() : valda;
        try {
            return once.redirect(actor, request, () -> {
                take.take(actor, id, chosen);
                return "/dagbok/" + id + "/jamfor";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "diary/beside",
                    new BesidePage(page, weeks.beside(actor, id), chosen, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
