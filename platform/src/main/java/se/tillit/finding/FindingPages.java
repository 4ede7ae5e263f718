package se.tillit.finding;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Places to look: the month's few, all of them by check, and an organisation's own checks. */
@Controller
public final class FindingPages {

    private static final int A_PAGE = 50;

    private final FindingQuery findings;
    private final ChainQuery chains;
    private final LookForFindings look;
    private final DismissFinding dismiss;
    private final MakeCheck make;
    private final Once once;
    private final Templates templates;

    FindingPages(
            FindingQuery findings,
            ChainQuery chains,
            LookForFindings look,
            DismissFinding dismiss,
            MakeCheck make,
            Once once,
            Templates templates) {
        this.findings = findings;
        this.chains = chains;
        this.look = look;
        this.dismiss = dismiss;
        this.make = make;
        this.once = once;
        this.templates = templates;
    }

    /** How a finding stands in a list. */
    public record Row(Page page, Chain chain, Finding finding, Check check, boolean sayCheck) {

        public String title() {
            Finding.Demand demand = finding.demand();
            return demand != null
                    ? demand.title()
                    : chain.position(finding.position()).map(Position::name).orElse("–");
        }

        public String address() {
            return (finding.demand() != null ? "/krav/" : "/befattning/") + finding.subject();
        }

        /** What the check says more of this one; empty where it says nothing. */
        public String detail() {
            return check.detail(page.language())
                    .map(sentence -> new MessageFormat(sentence, page.language().locale())
                            .format(new Object[] {said(finding.a()), said(finding.b())}))
                    .orElse("");
        }

        private String said(String text) {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? page.date(LocalDate.parse(text)) : text;
        }
    }

    /** @param checks empty for who does not work on findings */
    public record FindingsPage(
            Page page, @Nullable LocalDate lookedOn, List<Row> few, List<FindingQuery.Counted> checks) {}

    public record CheckPage(Page page, Check check, List<Row> rows, boolean more, Problems problems) {}

    public record OwnPage(Page page, Map<UUID, OwnCheck> checks, Map<String, String> fields, Problems problems) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }
    }

    @GetMapping("/fynd")
    View month(Actor actor, Page page) {
        FindingQuery.Month month = findings.month(actor, page.today());
        Chain chain = chains.asOf(actor, page.today());
        return templates.show(
                "finding/findings",
                new FindingsPage(
                        page,
                        month.lookedOn(),
                        month.few().stream()
                                .map(found -> new Row(page, chain, found.finding(), found.check(), true))
                                .toList(),
                        actor.may(Access.WORK_ON_FINDINGS) ? findings.counts(actor) : List.of()));
    }

    @GetMapping({"/fynd.xlsx", "/fynd.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page) {
        Chain chain = chains.asOf(actor, page.today());
        return FindingFile.of(
                        page,
                        findings.all(actor).stream()
                                .map(found -> new Row(page, chain, found.finding(), found.check(), true))
                                .toList())
                .as(page);
    }

    @GetMapping("/fynd/{check}")
    View one(Actor actor, Page page, @PathVariable String check, @RequestParam(required = false) @Nullable UUID efter) {
        return show(actor, page, findings.check(actor, check), efter, new Problems(), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, Check check, @Nullable UUID after, Problems problems, HttpStatus status) {
        List<Finding> found = findings.of(actor, check, after, A_PAGE + 1);
        Chain chain = chains.asOf(actor, page.today());
        boolean more = found.size() > A_PAGE;
        return templates.show(
                "finding/check",
                new CheckPage(
                        page,
                        check,
                        found.stream()
                                .limit(A_PAGE)
                                .map(one -> new Row(page, chain, one, check, false))
                                .toList(),
                        more,
                        problems),
                status);
    }

    @PostMapping("/fynd/sok")
    View look(Actor actor, HttpServletRequest request) {
        actor.must(Access.WORK_ON_FINDINGS);
        return once.redirect(actor, request, () -> {
            look.look(actor);
            return "/fynd";
        });
    }

    @PostMapping("/fynd/{id}/avfarda")
    View dismiss(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String skal,
            @RequestParam(defaultValue = "") String koll,
            HttpServletRequest request) {
        actor.must(Access.WORK_ON_FINDINGS);
        try {
            return once.redirect(actor, request, () -> "/fynd/" + dismiss.dismiss(actor, id, skal.strip()));
        } catch (Refusal.Invalid invalid) {
            Check check = findings.check(actor, koll);
            return show(actor, page, check, null, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/fynd/egna")
    View own(Actor actor, Page page) {
        return templates.show("finding/own", new OwnPage(page, findings.ownChecks(actor), Map.of(), new Problems()));
    }

    @PostMapping("/fynd/egna")
    View make(Actor actor, Page page, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        actor.must(Access.WORK_ON_FINDINGS);
        try {
            return once.redirect(actor, request, () -> {
                make.make(actor, check(fields));
                look.look(actor);
                return "/fynd/egna";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "finding/own",
                    new OwnPage(page, findings.ownChecks(actor), fields, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/fynd/egna/{id}/ta-bort")
    View remove(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.WORK_ON_FINDINGS);
        return once.redirect(actor, request, () -> {
            make.remove(actor, id);
            return "/fynd/egna";
        });
    }

    private static OwnCheck check(Map<String, String> fields) {
        Problems problems = new Problems();
        Advice advice = one(Advice.class, fields.get("rad"));
        OwnCheck check = new OwnCheck(
                fields.getOrDefault("namn", "").strip(),
                one(SignalKind.class, fields.get("slag")),
                one(Origin.class, fields.get("ursprung")),
                one(OwnCheck.Lacks.class, fields.get("saknar")),
                number(fields, "aldre", problems),
                number(fields, "timmar", problems),
                advice == null ? Advice.DROP : advice);
        problems.refuseIfAny();
        return check;
    }

    private static @Nullable Integer number(Map<String, String> fields, String field, Problems problems) {
        String typed = fields.getOrDefault(field, "").strip();
        boolean right = typed.matches("[1-9]\\d{0,3}");
        problems.addIf(!typed.isEmpty() && !right, field, "finding.own.not-a-number");
        return right ? Integer.valueOf(typed) : null;
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }
}
