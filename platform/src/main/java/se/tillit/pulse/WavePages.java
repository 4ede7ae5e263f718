package se.tillit.pulse;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Templates;

/** Waves: beginning them, their slips, what came of them, and the questions that there are to ask. */
@Controller
public final class WavePages {

    private final WaveQuery waves;
    private final Instruments instruments;
    private final ChainQuery chains;
    private final StartWave start;
    private final MakeCodes codes;
    private final AnswerWave answer;
    private final AddQuestion add;
    private final PublicAddress address;
    private final Once once;
    private final Templates templates;

    WavePages(
            WaveQuery waves,
            Instruments instruments,
            ChainQuery chains,
            StartWave start,
            MakeCodes codes,
            AnswerWave answer,
            AddQuestion add,
            PublicAddress address,
            Once once,
            Templates templates) {
        this.waves = waves;
        this.instruments = instruments;
        this.chains = chains;
        this.start = start;
        this.codes = codes;
        this.answer = answer;
        this.add = add;
        this.address = address;
        this.once = once;
        this.templates = templates;
    }

    public record WavesPage(Page page, List<Wave> waves) {

        public List<Wave> open() {
            return waves.stream().filter(wave -> wave.closedOn() == null).toList();
        }

        public List<Wave> closed() {
            return waves.stream().filter(wave -> wave.closedOn() != null).toList();
        }
    }

    /** @param text the leader's answer as it was written, where it could not be taken */
    public record WavePage(Page page, WaveQuery.Seen seen, Instruments instruments, String text, Problems problems) {

        /** A measure and its figures of whole branches, the largest first by name: each unit has a page of its own. */
        public List<Outcome.Figure> figures(String measure) {
            return everyFigure(measure).stream().filter(Outcome.Figure::whole).toList();
        }

        public boolean hasBranches() {
            return seen.figures().stream().anyMatch(Outcome.Figure::whole);
        }

        /** The same with every unit that may be seen, for who takes it out. */
        List<Outcome.Figure> everyFigure(String measure) {
            List<Outcome.Figure> figures = new ArrayList<>();
            seen.figures().stream()
                    .filter(figure -> figure.measure().equals(measure))
                    .forEach(figures::add);
            figures.sort(java.util.Comparator.comparing((Outcome.Figure figure) -> !isOwn(figure))
                    .thenComparing(figure -> !figure.whole())
                    .thenComparing(
                            this::nameOf,
                            java.text.Collator.getInstance(page.language().locale())));
            return figures;
        }

        public boolean isOwn(Outcome.Figure figure) {
            return !figure.whole() && seen.own().contains(figure.unit());
        }

        /** Units of others, each with a page of its own: they are not set beside each other. */
        public List<UUID> others() {
            return seen.reached().stream()
                    .filter(unit -> !seen.own().contains(unit))
                    .toList();
        }

        /** Those who ask for help first, then by name. */
        public List<UnitWords> wordsOfOthers() {
            return seen.words().stream()
                    .filter(words -> !seen.own().contains(words.unit()))
                    .sorted(java.util.Comparator.comparing((UnitWords words) -> !words.wantsHelp())
                            .thenComparing(words -> seen.nameOf(words.unit())))
                    .toList();
        }

        public String nameOf(Outcome.Figure figure) {
            return figure.whole()
                    ? page.t("pulse.with-all-below", seen.nameOf(figure.unit()))
                    : seen.nameOf(figure.unit());
        }

        public List<String> measures() {
            return seen.wave().items().stream()
                    .filter(item -> item.kind() == ItemKind.SCALE)
                    .map(Item::measure)
                    .distinct()
                    .toList();
        }

        /** What a measure is called: an instrument's part, or the words of a question of one's own. */
        public String title(String measure) {
            return instruments
                    .part(measure)
                    .map(part -> part.title(page.language()))
                    .orElseGet(() -> seen.wave().items().stream()
                            .filter(item -> item.measure().equals(measure))
                            .findFirst()
                            .orElseThrow()
                            .text(page.language()));
        }

        /** What the measures of an instrument have as their common heading. */
        public String heading(String measure) {
            return instruments
                    .ofMeasure(measure)
                    .map(one -> one.title(page.language()))
                    .orElseGet(() -> page.t("pulse.own-questions"));
        }

        public boolean isOpen() {
            return seen.wave().isOpenOn(page.today());
        }
    }

    public record FormPage(
            Page page,
            WaveForm form,
            Chain chain,
            List<Instrument> instruments,
            List<OwnQuestion> questions,
            Problems problems) {}

    /** @param link where one answers */
    public record SlipsPage(Page page, WaveQuery.Seen seen, List<MakeCodes.Slips> slips, String link) {}

    public record PaperPage(Page page, Wave wave) {}

    public record BankPage(
            Page page,
            List<Instrument> instruments,
            List<OwnQuestion> questions,
            List<Wave> waves,
            WaveForm form,
            Problems problems) {

        /** When an instrument has been asked, by the waves that asked it. */
        public List<Wave> asked(Instrument instrument) {
            return waves.stream()
                    .filter(wave ->
                            wave.items().stream().anyMatch(item -> item.code().startsWith(instrument.code() + ".")))
                    .toList();
        }
    }

    @GetMapping("/puls")
    View list(Actor actor, Page page) {
        return templates.show("pulse/waves", new WavesPage(page, waves.all(actor)));
    }

    @GetMapping("/puls/ny")
    View form(Actor actor, Page page) {
        return form(actor, page, WaveForm.empty(page.today()), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/puls/ny")
    View start(
            Actor actor,
            Page page,
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable List<String> fragor,
            HttpServletRequest request) {
        actor.must(Access.RUN_PULSE);
        WaveForm form = new WaveForm(fields, fragor == null ? List.of() : fragor);
        try {
            return once.redirect(
                    actor,
                    request,
                    () -> "/puls/" + start.start(actor, form.terms(chains.asOf(actor, page.today())), form.chosen()));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, form, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View form(Actor actor, Page page, WaveForm form, Problems problems, HttpStatus status) {
        actor.must(Access.RUN_PULSE);
        List<OwnQuestion> asked = waves.questions(actor).stream()
                .filter(one -> !one.endsOn().isBefore(page.today()))
                .toList();
        return templates.show(
                "pulse/form",
                new FormPage(page, form, chains.asOf(actor, page.today()), instruments.all(), asked, problems),
                status);
    }

    @GetMapping("/puls/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, "", new Problems(), HttpStatus.OK);
    }

    @PostMapping("/puls/{id}/svar")
    View answer(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String svar,
            HttpServletRequest request) {
        actor.must(Access.ANSWER_PULSE);
        try {
            return once.redirect(actor, request, () -> {
                answer.answer(actor, id, svar);
                return "/puls/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, svar, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, String text, Problems problems, HttpStatus status) {
        return templates.show(
                "pulse/wave", new WavePage(page, waves.find(actor, id), instruments, text, problems), status);
    }

    /** Shown once, since the codes are kept nowhere: sent again, the form leads back to the wave. */
    @PostMapping("/puls/{id}/lappar")
    View slips(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String enhet,
            HttpServletRequest request) {
        actor.must(Access.RUN_PULSE);
        AtomicReference<@Nullable List<MakeCodes.Slips>> made = new AtomicReference<>();
        try {
            View wave = once.redirect(actor, request, () -> {
                made.set(codes.make(actor, id, enhet.isEmpty() ? null : unit(enhet)));
                return "/puls/" + id;
            });
            List<MakeCodes.Slips> slips = made.get();
            return slips == null
                    ? wave
                    : templates.show(
                            "pulse/slips", new SlipsPage(page, waves.find(actor, id), slips, address.of("/svara")));
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, "", invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static UUID unit(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Refusal.NotFound("unit");
        }
    }

    @GetMapping("/puls/{id}/papper")
    View paper(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show(
                "pulse/paper", new PaperPage(page, waves.find(actor, id).wave()));
    }

    @GetMapping("/puls/fragor")
    View bank(Actor actor, Page page) {
        return bank(actor, page, new WaveForm(Map.of(), List.of()), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/puls/fragor")
    View add(Actor actor, Page page, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        actor.must(Access.RUN_PULSE);
        WaveForm form = new WaveForm(fields, List.of());
        try {
            return once.redirect(actor, request, () -> {
                add.add(actor, form.wording(), form.until());
                return "/puls/fragor";
            });
        } catch (Refusal.Invalid invalid) {
            return bank(actor, page, form, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View bank(Actor actor, Page page, WaveForm form, Problems problems, HttpStatus status) {
        return templates.show(
                "pulse/bank",
                new BankPage(page, instruments.all(), waves.questions(actor), waves.all(actor), form, problems),
                status);
    }
}
