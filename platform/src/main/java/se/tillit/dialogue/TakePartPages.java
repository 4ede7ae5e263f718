package se.tillit.dialogue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
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
import se.tillit.ballot.Code;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/**
 * Taking part. Below {@code /delta} there is no account and no session: the key lies in a cookie that goes to this dialogue's pages alone.
 * Below {@code /samtal/…/delta} the same pages serve dialogues that ask for an account.
 */
@Controller
public final class TakePartPages {

    private static final Duration KEPT = Duration.ofDays(365);

    private final TakePart part;
    private final AnswerByMail letters;
    private final Templates templates;

    TakePartPages(TakePart part, AnswerByMail letters, Templates templates) {
        this.part = part;
        this.letters = letters;
        this.templates = templates;
    }

    /**
     * Any page of somebody who takes part.
     *
     * @param base the address that all of them lie below
     * @param key what she can come back with from another device; empty where she has an account or has not come in
     * @param asked the statement to vote on; null where there is none left
     * @param said the key of a sentence about what just happened
     * @param alike statements that say much the same as what she writes
     * @param letters whether she can have the answers by mail
     */
    public record SeatPage(
            Page page,
            TakePart.Seat seat,
            String base,
            String key,
            @Nullable Statement asked,
            @Nullable String said,
            Fields fields,
            Problems problems,
            List<Statement> alike,
            boolean letters) {

        public Dialogue dialogue() {
            return seat.dialogue();
        }

        public boolean hasAccount() {
            return page.actor() != null;
        }

        public MapView map() {
            return new MapView(
                    page, seat.dialogue(), seat.shown(), seat.result(), seat.groupNames(), seat.votes(), seat.rooms());
        }

        /** Her vote in a word; null where she has not voted. */
        public @Nullable String own(int number) {
            return map().own(number);
        }

        public List<Statement> votedOn() {
            return seat.shown().stream()
                    .filter(one -> seat.votes().containsKey(one.number()))
                    .toList();
        }

        public Optional<Answer> answer() {
            return seat.answers().stream()
                    .filter(one -> one.statement() == null)
                    .findFirst();
        }

        /** Answers to statements that she agreed with. */
        public List<Answer> answersToHers() {
            return seat.answers().stream()
                    .filter(one -> one.said() != null
                            && one.statement() != null
                            && seat.votes().getOrDefault(one.statement(), 0) > 0)
                    .toList();
        }

        /** What became of a statement of hers. */
        public String fate(Statement one) {
            return switch (one.state()) {
                case WAITING -> page.t("dialogue.fate.waiting");
                case HELD -> page.t("dialogue.fate.held");
                case DECLINED ->
                    one.reason() == null
                            ? page.t("dialogue.fate.declined-words")
                            : page.t(
                                    "dialogue.fate.declined",
                                    page.t("Reason." + one.reason().name()));
                case REPLACED, WITHDRAWN -> page.t("dialogue.fate.replaced");
                case SHOWN ->
                    // Of few votes one could tell whose they are.
                    seat.result()
                            .row(one.number())
                            .map(Result.Row::all)
                            .map(all -> dialogue().isWorkplace()
                                    ? page.t("dialogue.fate.shown-share", map().percent(all), all.seen())
                                    : page.t("dialogue.fate.shown", all.agree(), all.disagree(), all.seen()))
                            .orElseGet(() -> page.t("dialogue.fate.shown-few"));
            };
        }
    }

    @GetMapping({"/delta/{id:[0-9a-f-]{36}}", "/samtal/{id}/delta"})
    View next(
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer om,
            HttpServletRequest request) {
        TakePart.Seat seat = part.look(who(page, id, request));
        if (!seat.takes() || seat.phase() != Dialogue.Phase.OPEN) {
            return show("begin", page, request, id, seat, null, Fields.NONE, new Problems(), List.of(), HttpStatus.OK);
        }
        return show("vote", page, request, id, seat, om, Fields.NONE, new Problems(), List.of(), HttpStatus.OK);
    }

    @PostMapping({"/delta/{id}/borja", "/samtal/{id}/delta/borja"})
    View begin(
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        Fields fields = new Fields(sent);
        Who who = who(page, id, request);
        if (who.actor() == null) {
            // A key from another device is let in as it is.
            Optional<Code> brought = Code.read(fields.get("kod"));
            if (brought.isPresent()
                    && part.look(new Who(id, brought.get(), null)).takes()) {
                keep(response, id, brought.get());
                return new RedirectView(base(page, id), true);
            }
        }
        if (part.look(who).takes()) {
            return new RedirectView(base(page, id), true);
        }
        TakePart.Entry entry = part.enter(who, fields.get("kod"), fields.id("rum"));
        if (entry.result() == TakePart.Entry.Result.IN) {
            if (entry.key() != null) {
                keep(response, id, entry.key());
            }
            return new RedirectView(base(page, id), true);
        }
        String problem =
                switch (entry.result()) {
                    case UNKNOWN_CODE -> "dialogue.code-unknown";
                    case USED_CODE -> "dialogue.code-used";
                    default -> "dialogue.not-open";
                };
        return show(
                "begin",
                page,
                request,
                id,
                part.look(who),
                null,
                fields,
                new Problems().add("kod", problem),
                List.of(),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping({"/delta/{id}/rosta", "/samtal/{id}/delta/rosta"})
    View vote(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int pastaende,
            @RequestParam(defaultValue = "9") int rost,
            @RequestParam(defaultValue = "") String till,
            HttpServletRequest request) {
        TakePart.Voted voted = part.vote(who(page, id, request), pastaende, rost);
        if (voted == TakePart.Voted.YES || voted == TakePart.Voted.NOT_IN || voted == TakePart.Voted.NOT_OPEN) {
            return new RedirectView(base(page, id) + (till.equals("mina") ? "/mina#p" + pastaende : ""), true);
        }
        return show(
                "vote",
                page,
                request,
                id,
                part.look(who(page, id, request)),
                null,
                Fields.NONE,
                new Problems()
                        .add(
                                "rosta",
                                voted == TakePart.Voted.TOO_FAST ? "dialogue.too-fast" : "dialogue.gone-statement"),
                List.of(),
                voted == TakePart.Voted.TOO_FAST ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** All statements on one page, for those who would rather see the whole. */
    @GetMapping({"/delta/{id}/alla", "/samtal/{id}/delta/alla"})
    View all(Page page, @PathVariable UUID id, HttpServletRequest request) {
        return seated("all", page, id, request);
    }

    @PostMapping({"/delta/{id}/alla", "/samtal/{id}/delta/alla"})
    View all(Page page, @PathVariable UUID id, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        Map<Integer, Integer> votes = new TreeMap<>();
        sent.forEach((field, value) -> {
            if (field.matches("r\\d{1,6}") && value.matches("-?[01]")) {
                votes.put(Integer.parseInt(field.substring(1)), Integer.parseInt(value));
            }
        });
        TakePart.Voted voted = votes.isEmpty() ? null : part.vote(who(page, id, request), votes);
        if (voted != TakePart.Voted.TOO_FAST) {
            return new RedirectView(
                    base(page, id) + (voted == null ? "/alla" : voted == TakePart.Voted.NOT_OPEN ? "" : "/mina"), true);
        }
        return show(
                "vote",
                page,
                request,
                id,
                part.look(who(page, id, request)),
                null,
                Fields.NONE,
                new Problems().add("rosta", "dialogue.too-fast"),
                List.of(),
                HttpStatus.TOO_MANY_REQUESTS);
    }

    @GetMapping({"/delta/{id}/skriv", "/samtal/{id}/delta/skriv"})
    View write(Page page, @PathVariable UUID id, HttpServletRequest request) {
        return seated("write", page, id, request);
    }

    @PostMapping({"/delta/{id}/skriv", "/samtal/{id}/delta/skriv"})
    View write(Page page, @PathVariable UUID id, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        Fields fields = new Fields(sent);
        Who who = who(page, id, request);
        if (!part.look(who).takes()) {
            return new RedirectView(base(page, id), true);
        }
        try {
            part.write(who, fields.get("text"), fields.isTicked("anda"));
            return new RedirectView(base(page, id) + "/mina", true);
        } catch (Refusal.Invalid invalid) {
            return show(
                    "write",
                    page,
                    request,
                    id,
                    part.look(who),
                    null,
                    fields,
                    invalid.problems(),
                    part.alike(who, fields.get("text")),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** While somebody writes. What she writes is in no address, since addresses end up in logs. */
    @PostMapping({"/delta/{id}/liknande", "/samtal/{id}/delta/liknande"})
    View alike(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request) {
        Who who = who(page, id, request);
        String cut = text.substring(0, Math.min(400, text.length()));
        return show(
                "alike",
                page,
                request,
                id,
                part.look(who),
                null,
                new Fields(Map.of("text", cut)),
                new Problems(),
                part.alike(who, cut),
                HttpStatus.OK);
    }

    @GetMapping({"/delta/{id}/mina", "/samtal/{id}/delta/mina"})
    View mine(Page page, @PathVariable UUID id, HttpServletRequest request) {
        return seated("mine", page, id, request);
    }

    @GetMapping({"/delta/{id}/karta", "/samtal/{id}/delta/karta"})
    View map(Page page, @PathVariable UUID id, HttpServletRequest request) {
        return show(
                "standing",
                page,
                request,
                id,
                part.look(who(page, id, request)),
                null,
                Fields.NONE,
                new Problems(),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping({"/delta/{id}/samtycke", "/samtal/{id}/delta/samtycke"})
    View consent(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int pastaende,
            @RequestParam(defaultValue = "") String svar,
            HttpServletRequest request) {
        part.consent(who(page, id, request), pastaende, svar.equals("ja"));
        return new RedirectView(base(page, id) + "/mina", true);
    }

    @PostMapping({"/delta/{id}/radera", "/samtal/{id}/delta/radera"})
    View erase(
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        Who who = who(page, id, request);
        Fields fields = new Fields(sent);
        if (!fields.isTicked("saker")) {
            return show(
                    "mine",
                    page,
                    request,
                    id,
                    part.look(who),
                    null,
                    fields,
                    new Problems().add("saker", "dialogue.erase.tick"),
                    List.of(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        part.erase(who, fields.isTicked("pastaenden"));
        if (who.actor() == null) {
            set(response, id, "", Duration.ZERO);
        }
        return new RedirectView(base(page, id) + "?raderat", true);
    }

    /** Who has not come in is led to where one does. */
    private View seated(String template, Page page, UUID id, HttpServletRequest request) {
        TakePart.Seat seat = part.look(who(page, id, request));
        return seat.takes()
                ? show(template, page, request, id, seat, null, Fields.NONE, new Problems(), List.of(), HttpStatus.OK)
                : new RedirectView(base(page, id), true);
    }

    private View show(
            String template,
            Page page,
            HttpServletRequest request,
            UUID id,
            TakePart.Seat seat,
            @Nullable Integer asked,
            Fields fields,
            Problems problems,
            List<Statement> alike,
            HttpStatus status) {
        Statement statement = asked == null
                ? seat.next()
                : seat.shown().stream()
                        .filter(one -> one.number() == asked)
                        .findFirst()
                        .orElse(seat.next());
        return templates.show(
                "dialogue/" + template,
                new SeatPage(
                        page,
                        seat,
                        base(page, id),
                        seat.takes() ? key(request, id).map(Code::printed).orElse("") : "",
                        statement,
                        request.getParameter("raderat") == null ? null : "dialogue.erased",
                        fields,
                        problems,
                        alike,
                        letters.isOffered(seat)),
                status);
    }

    private static Who who(Page page, UUID id, HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/samtal/")) {
            Actor actor = page.actor();
            if (actor == null) {
                throw new Refusal.NotAllowed(Access.TAKE_PART_IN_DIALOGUES);
            }
            actor.must(Access.TAKE_PART_IN_DIALOGUES);
            return new Who(id, null, actor);
        }
        return new Who(id, key(request, id).orElse(null), null);
    }

    private static String base(Page page, UUID id) {
        return page.path().startsWith("/samtal/") ? "/samtal/" + id + "/delta" : "/delta/" + id;
    }

    private static String cookie(UUID id) {
        return "tillit-samtal-" + id.toString().substring(24);
    }

    private static Optional<Code> key(HttpServletRequest request, UUID id) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(cookie(id)))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(Code::read);
    }

    private static void keep(HttpServletResponse response, UUID id, Code key) {
        set(response, id, key.text(), KEPT);
    }

    /** For this dialogue's pages alone; never read by script, never sent from another site's form. */
    private static void set(HttpServletResponse response, UUID id, String value, Duration kept) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie(id), value)
                        .path("/delta/" + id)
                        .maxAge(kept)
                        .httpOnly(true)
                        .secure(true)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
