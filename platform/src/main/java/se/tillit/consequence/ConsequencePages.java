package se.tillit.consequence;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import se.tillit.burden.Reckoning;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.signal.Hours;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalForm;
import se.tillit.signal.SignalFormPages;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What a new demand would mean, on one page to read before it is decided; and writing that page. */
@Controller
public final class ConsequencePages {

    private final ConsequenceQuery consequences;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final DraftConsequence draft;
    private final WriteConsequence write;
    private final DecideConsequence decide;
    private final SetExchange exchange;
    private final Once once;
    private final Templates templates;

    ConsequencePages(
            ConsequenceQuery consequences,
            ChainQuery chains,
            SignalQuery signals,
            DraftConsequence draft,
            WriteConsequence write,
            DecideConsequence decide,
            SetExchange exchange,
            Once once,
            Templates templates) {
        this.consequences = consequences;
        this.chains = chains;
        this.signals = signals;
        this.draft = draft;
        this.write = write;
        this.decide = decide;
        this.exchange = exchange;
        this.once = once;
        this.templates = templates;
    }

    /** @param out how many demands are to go for each new one */
    public record ConsequencesPage(Page page, List<Consequence> open, List<Consequence> decided, int out) {}

    /** @param fields what somebody typed that has to be put right */
    public record ConsequencePage(
            Page page, ConsequenceQuery.Shown shown, Map<String, String> fields, Problems problems) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }

        public boolean isOpen() {
            return shown.consequence().decision() == null;
        }

        public boolean mayWrite() {
            return isOpen() && page.may(Access.PREPARE_DEMANDS);
        }

        /** Who does it: those who hold a position, the unit as such, or the person met. */
        public String who(Reckoning.Row row) {
            String position = shown.weighed()
                    .reckoning()
                    .chain()
                    .position(row.position())
                    .map(Position::name)
                    .orElseGet(() -> page.t(row.met() ? "burden.person-met" : "burden.as-unit"));
            return row.activity().name().isEmpty()
                    ? position
                    : position + ", " + row.activity().name();
        }

        /** With a sign, since it is a difference: +900 */
        public String signed(BigDecimal number) {
            return (number.signum() > 0 ? "+" : "") + page.estimate(number).replace("-", "−");
        }

        /** The units by name, as many as one reads in a glance. */
        public String units() {
            List<String> names = shown.weighed().hit().units().stream()
                    .map(Unit::name)
                    .sorted()
                    .toList();
            return names.size() <= 3 ? String.join(", ", names) : names.get(0) + ", " + names.get(1);
        }

        public Hours hours() {
            return shown.weighed().sums().work().hours();
        }

        /** The demands that could go, as a proposal would be made of them. */
        public String proposalAddress() {
            return "/forslag/nytt?"
                    + shown.consequence().exchange().stream()
                            .map(one -> "krav=" + one.demand())
                            .collect(Collectors.joining("&"));
        }
    }

    /** @param theirs what somebody else wrote since the form was opened */
    public record WritePage(
            Page page,
            ConsequenceQuery.Shown shown,
            int version,
            Map<String, String> fields,
            List<String> choices,
            Problems problems,
            List<SignalFormPages.Theirs> theirs) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    public record RulePage(Page page, int out, String typed, Problems problems) {}

    @GetMapping("/konsekvens")
    View all(Actor actor, Page page) {
        List<Consequence> all = consequences.all(actor);
        return templates.show(
                "consequence/consequences",
                new ConsequencesPage(
                        page,
                        all.stream().filter(one -> one.decision() == null).toList(),
                        all.stream().filter(one -> one.decision() != null).toList(),
                        consequences.outForEachNew(actor)));
    }

    /** From the form for a new demand, by its other button. */
    @PostMapping("/konsekvens")
    View draft(Actor actor, Page page, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        actor.must(Access.PREPARE_DEMANDS);
        try {
            return once.redirect(actor, request, () -> "/konsekvens/" + draft.draft(actor, demand(page, fields)));
        } catch (Refusal.Invalid invalid) {
            return demandForm(
                    actor,
                    page,
                    "/krav/nytt",
                    0,
                    fields,
                    invalid.problems(),
                    List.of(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The demand's own fields, without what a form carries beside them. */
    private static Map<String, String> demand(Page page, Map<String, String> fields) {
        Map<String, String> demand = new HashMap<>(fields);
        demand.keySet().removeAll(Set.of(page.csrf().parameter(), Once.FIELD, "version"));
        demand.values().removeIf(String::isBlank);
        return demand;
    }

    @GetMapping("/konsekvens/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Map.of(), new Problems(), HttpStatus.OK);
    }

    private View show(
            Actor actor, Page page, UUID id, Map<String, String> fields, Problems problems, HttpStatus status) {
        return templates.show(
                "consequence/consequence",
                new ConsequencePage(page, consequences.find(actor, id), fields, problems),
                status);
    }

    @GetMapping("/konsekvens/{id}/krav")
    View demand(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.PREPARE_DEMANDS);
        Consequence found = open(actor, id).consequence();
        return demandForm(
                actor,
                page,
                "/konsekvens/" + id + "/krav",
                found.version(),
                found.demand(),
                new Problems(),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping("/konsekvens/{id}/krav")
    View change(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.PREPARE_DEMANDS);
        open(actor, id);
        String address = "/konsekvens/" + id + "/krav";
        Map<String, String> mine = demand(page, fields);
        try {
            return once.redirect(actor, request, () -> {
                draft.change(actor, id, version, mine);
                return "/konsekvens/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return demandForm(
                    actor,
                    page,
                    address,
                    version,
                    mine,
                    invalid.problems(),
                    List.of(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            Consequence now = open(actor, id).consequence();
            return demandForm(
                    actor,
                    page,
                    address,
                    now.version(),
                    mine,
                    new Problems(),
                    theirs(mine, now.demand()),
                    HttpStatus.CONFLICT);
        }
    }

    private View demandForm(
            Actor actor,
            Page page,
            String address,
            int version,
            Map<String, String> fields,
            Problems problems,
            List<SignalFormPages.Theirs> theirs,
            HttpStatus status) {
        return templates.show(
                "signal/form",
                new SignalFormPages.SignalFormPage(
                        page,
                        chains.asOf(actor, page.today()),
                        signals.fieldNames(actor),
                        null,
                        address,
                        version,
                        new SignalForm(fields),
                        problems,
                        theirs),
                status);
    }

    /** @throws Refusal.Conflict for what is decided */
    private ConsequenceQuery.Shown open(Actor actor, UUID id) {
        ConsequenceQuery.Shown shown = consequences.find(actor, id);
        if (shown.consequence().decision() != null) {
            throw new Refusal.Conflict("consequence " + id);
        }
        return shown;
    }

    @GetMapping("/konsekvens/{id}/andra")
    View filled(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.PREPARE_DEMANDS);
        ConsequenceQuery.Shown shown = open(actor, id);
        return form(
                actor,
                page,
                shown,
                shown.consequence().version(),
                fields(shown),
                new Problems(),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping("/konsekvens/{id}/andra")
    View write(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.PREPARE_DEMANDS);
        ConsequenceQuery.Shown shown = open(actor, id);
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate day = day(fields, problems);
                List<Consequence.Exchange> exchanged = exchanged(actor, page, fields, problems);
                problems.refuseIfAny();
                write.write(actor, id, version, words(fields, day), exchanged);
                return "/konsekvens/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return form(
                    actor,
                    page,
                    shown,
                    version,
                    fields,
                    invalid.problems(),
                    List.of(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            ConsequenceQuery.Shown now = open(actor, id);
            return form(
                    actor,
                    page,
                    now,
                    now.consequence().version(),
                    fields,
                    new Problems(),
                    theirs(fields, fields(now)),
                    HttpStatus.CONFLICT);
        }
    }

    private View form(
            Actor actor,
            Page page,
            ConsequenceQuery.Shown shown,
            int version,
            Map<String, String> fields,
            Problems problems,
            List<SignalFormPages.Theirs> theirs,
            HttpStatus status) {
        return templates.show(
                "consequence/write",
                new WritePage(page, shown, version, fields, choices(actor, page, shown), problems, theirs),
                status);
    }

    /** What the house itself asks of the same people: of that, something could go. */
    private List<String> choices(Actor actor, Page page, ConsequenceQuery.Shown shown) {
        if (shown.weighed() == null) {
            return List.of();
        }
        Set<UUID> positions = shown.weighed().demand().receivers().stream()
                .map(one -> one.position() == null ? one.unit() : one.position())
                .collect(Collectors.toSet());
        return signals.asOf(actor, page.today()).stream()
                .map(Signal::details)
                .filter(one -> one.origin().ours()
                        && one.receivers().stream()
                                .anyMatch(receiver -> positions.contains(
                                        receiver.position() == null ? receiver.unit() : receiver.position())))
                .map(Signal.Details::label)
                .limit(100)
                .toList();
    }

    private static Map<String, String> fields(ConsequenceQuery.Shown shown) {
        Consequence.Words words = shown.consequence().words();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("arende", words.matter());
        all.put("mote", words.decidedAt());
        all.put("vinst", words.gain());
        all.put("sager", words.residentsSay());
        all.put("nar", words.residentsSource());
        all.put("nej", words.ifNo());
        all.put("risk", words.riskIfNo());
        all.put("politik", words.politics());
        all.put("profession", words.profession());
        all.put("vagar", words.alternatives());
        for (int i = 0; i < shown.consequence().exchange().size(); i++) {
            Consequence.Exchange one = shown.consequence().exchange().get(i);
            all.put("utbyte" + i, shown.exchanged().get(one.demand()).details().label());
            all.put("not" + i, one.note());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value.toString());
            }
        });
        return fields;
    }

    private static Consequence.Words words(Map<String, String> fields, @Nullable LocalDate day) {
        return new Consequence.Words(
                text(fields, "arende"),
                day,
                text(fields, "vinst"),
                text(fields, "sager"),
                text(fields, "nar"),
                text(fields, "nej"),
                text(fields, "risk"),
                text(fields, "politik"),
                text(fields, "profession"),
                text(fields, "vagar"));
    }

    private List<Consequence.Exchange> exchanged(
            Actor actor, Page page, Map<String, String> fields, Problems problems) {
        List<Consequence.Exchange> exchanged = new ArrayList<>();
        for (int i = 0; i < Consequence.MOST_IN_EXCHANGE; i++) {
            String typed = text(fields, "utbyte" + i);
            if (typed != null) {
                Optional<Signal> found = signals.named(actor, typed, page.today());
                problems.addIf(found.isEmpty(), "utbyte" + i, "proposal.unknown-demand");
                String note = text(fields, "not" + i);
                found.filter(one -> exchanged.stream()
                                .noneMatch(other -> other.demand().equals(one.id())))
                        .ifPresent(one -> exchanged.add(new Consequence.Exchange(one.id(), note)));
            }
        }
        return exchanged;
    }

    private static @Nullable LocalDate day(Map<String, String> fields, Problems problems) {
        String typed = text(fields, "mote");
        if (typed == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (day.getYear() >= 1900 && day.getYear() <= 2199) {
                return day;
            }
        } catch (DateTimeException none) {
            // said below, with what to write instead
        }
        problems.add("mote", "consequence.not-a-day");
        return null;
    }

    /** Line breaks as one character; null where nothing stands. */
    private static @Nullable String text(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "").replace("\r\n", "\n").strip();
        return text.isEmpty() ? null : text;
    }

    private static List<SignalFormPages.Theirs> theirs(Map<String, String> mine, Map<String, String> stored) {
        return stored.entrySet().stream()
                .filter(field -> !field.getValue()
                        .equals(mine.getOrDefault(field.getKey(), "")
                                .replace("\r\n", "\n")
                                .strip()))
                .map(field -> new SignalFormPages.Theirs(field.getKey(), field.getValue()))
                .sorted(Comparator.comparing(SignalFormPages.Theirs::field))
                .toList();
    }

    @PostMapping({"/konsekvens/{id}/beslut", "/konsekvens/{id}/avsla"})
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.PREPARE_DEMANDS);
        boolean agrees = request.getRequestURI().endsWith("/beslut");
        try {
            return once.redirect(actor, request, () -> {
                String reason = text(fields, "skal");
                decide.decide(actor, id, version, agrees, reason == null ? "" : reason);
                return "/konsekvens/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/konsekvens/regel")
    View rule(Actor actor, Page page) {
        actor.must(Access.SET_EXCHANGE);
        int out = consequences.outForEachNew(actor);
        return templates.show("consequence/rule", new RulePage(page, out, Integer.toString(out), new Problems()));
    }

    @PostMapping("/konsekvens/regel")
    View rule(Actor actor, Page page, @RequestParam(defaultValue = "") String antal, HttpServletRequest request) {
        actor.must(Access.SET_EXCHANGE);
        try {
            return once.redirect(actor, request, () -> {
                exchange.set(actor, antal.strip().matches("\\d{1,3}") ? Integer.parseInt(antal.strip()) : -1);
                return "/konsekvens";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "consequence/rule",
                    new RulePage(page, consequences.outForEachNew(actor), antal, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
