package se.tillit.load;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Level;
import se.tillit.load.LoadOrganisation.Choices;
import se.tillit.load.LoadOrganisation.Outcome;
import se.tillit.signal.Frequency;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What the files that were sent would do, and loading them. */
@Controller
public final class PlanPages {

    private final LoadOrganisation loads;
    private final RememberHeadings headings;
    private final Uploads uploads;
    private final Once once;
    private final Templates templates;

    PlanPages(LoadOrganisation loads, RememberHeadings headings, Uploads uploads, Once once, Templates templates) {
        this.loads = loads;
        this.headings = headings;
        this.uploads = uploads;
        this.once = once;
        this.templates = templates;
    }

    static String address(UUID upload) {
        return "/las-in/titta/" + upload;
    }

    private static String address(UUID upload, Choices choices, boolean changedSince) {
        return UriComponentsBuilder.fromPath(address(upload))
                .queryParamIfPresent("avsluta", Optional.ofNullable(choices.endMissing()))
                .queryParamIfPresent("mall", Optional.ofNullable(choices.unknownIs()))
                .queryParamIfPresent("andrat", changedSince ? Optional.of("ja") : Optional.empty())
                .toUriString();
    }

    /** @param changedSince whether something in Tillit has changed since the person looked last */
    public record PlanPage(Page page, UUID upload, Choices choices, Outcome outcome, boolean changedSince) {

        public static final int SHOWN = 50;

        public boolean canLoad() {
            return outcome.problemCount() == 0 && !outcome.changes().isEmpty();
        }

        public boolean anyTable(Template... templates) {
            return outcome.tables().stream()
                    .anyMatch(table -> List.of(templates).contains(table.template()));
        }

        /** Whether all that is wrong is that headings are not understood. */
        public boolean asksForHeadings() {
            return outcome.problemCount() > 0
                    && outcome.problems().stream()
                            .allMatch(problem -> problem.text().equals("load.unknown-table")
                                    || problem.text().equals("load.missing-columns"));
        }

        public boolean anythingUnknown() {
            return outcome.problems().stream()
                    .anyMatch(problem -> problem.text().equals("load.unknown-table"));
        }

        public List<Change> changes(Change.Effect effect, Change.Kind kind) {
            return outcome.changes().stream()
                    .filter(change -> change.effect() == effect && change.kind() == kind)
                    .toList();
        }

        public String say(LoadProblem problem) {
            return page.t(
                    problem.text(),
                    problem.arguments().stream()
                            .map(one -> one instanceof Number ? one : show(one))
                            .toArray());
        }

        /** A value of a {@link Change.Field}, as a person reads it. */
        public String show(@Nullable Object value) {
            return switch (value) {
                case null -> "–";
                case Frequency(Frequency.Rhythm rhythm, BigDecimal times)
                when rhythm == Frequency.Rhythm.TIMES -> page.t("signal.times", page.plain(times));
                case Frequency frequency -> page.t(frequency.rhythm());
                case Column column -> column.heading(page.language());
                case Enum<?> word -> page.t(word);
                case Level level -> level.name(page.language());
                case LocalDate day -> page.date(day);
                case MonthDay day ->
                    DateTimeFormatter.ofPattern("d MMM")
                            .withLocale(page.language().locale())
                            .format(day);
                case BigDecimal number -> page.plain(number);
                case List<?> list -> list.stream().map(this::show).collect(Collectors.joining(", "));
                default -> value.toString();
            };
        }
    }

    @GetMapping("/las-in/titta/{id:[0-9a-f-]{36}}")
    View plan(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate avsluta,
            @RequestParam(required = false) @Nullable Template mall,
            @RequestParam(required = false) @Nullable String andrat) {
        Choices choices = choices(avsluta, mall);
        return uploads.find(actor, id)
                .map(files -> new PlanPage(
                        page, id, choices, loads.lookThrough(actor, SheetReader.read(files), choices), andrat != null))
                .map(plan -> templates.show(
                        "load/plan",
                        plan,
                        plan.outcome().problemCount() == 0 ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT))
                .orElseGet(() -> new RedirectView("/las-in?fel=borta", true));
    }

    private static Choices choices(@Nullable LocalDate endMissing, @Nullable Template unknownIs) {
        new Problems()
                .addIf(endMissing != null && !Days.isReasonable(endMissing), "avsluta", "load.not-a-date")
                .refuseIfAny();
        return new Choices(endMissing, unknownIs);
    }

    /** @param rubrik for each heading: template, column or nothing, and the heading itself, with | between */
    @PostMapping("/las-in/rubriker")
    View remember(
            Actor actor,
            HttpServletRequest request,
            @RequestParam UUID fil,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate avsluta) {
        String[] said = request.getParameterValues("rubrik");
        List<RememberHeadings.Meaning> meanings = said == null
                ? List.of()
                : List.of(said).stream().map(PlanPages::meaning).toList();
        return once.redirect(actor, request, () -> {
            headings.remember(actor, meanings);
            return address(fil, choices(avsluta, null), false);
        });
    }

    private static RememberHeadings.Meaning meaning(String said) {
        String[] parts = said.split("\\|", 3);
        try {
            return new RememberHeadings.Meaning(
                    Template.valueOf(parts[0]), parts[2], parts[1].isEmpty() ? null : Column.valueOf(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Refusal.Invalid(new Problems().add("rubrik", "load.not-a-heading"));
        }
    }

    /** Loads what was looked at; where it would now do something else, it is shown again instead. */
    @PostMapping("/las-in/las")
    View load(
            Actor actor,
            HttpServletRequest request,
            @RequestParam UUID fil,
            @RequestParam String marke,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate avsluta) {
        Choices choices = choices(avsluta, null);
        // Read before the transaction begins: a large file takes its time. Gone where the form is sent a second time.
        Optional<SheetReader.Reading> reading = uploads.find(actor, fil).map(SheetReader::read);
        try {
            return once.redirect(actor, request, () -> {
                if (reading.isEmpty()) {
                    return "/las-in?fel=borta";
                }
                UUID load = loads.load(actor, reading.get(), choices, marke).id();
                uploads.erase(actor, fil);
                return "/las-in?klar=" + load;
            });
        } catch (LoadOrganisation.NotLoaded other) {
            return new RedirectView(address(fil, choices, true), true);
        }
    }
}
