package se.tillit.question;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
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
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.Waiting;

/** Asking who uses a demand, what has been asked, and answering it. */
@Controller
public final class QuestionPages {

    private static final int A_PAGE = 50;

    private final QuestionQuery questions;
    private final QuestionWaits waiting;
    private final SignalQuery signals;
    private final AskWhoUses ask;
    private final AnswerQuestion answer;
    private final ExtendAnswer extend;
    private final LetLapse lapse;
    private final KeepWithReason keep;
    private final Once once;
    private final Templates templates;

    QuestionPages(
            QuestionQuery questions,
            QuestionWaits waiting,
            SignalQuery signals,
            AskWhoUses ask,
            AnswerQuestion answer,
            ExtendAnswer extend,
            LetLapse lapse,
            KeepWithReason keep,
            Once once,
            Templates templates) {
        this.questions = questions;
        this.waiting = waiting;
        this.signals = signals;
        this.ask = ask;
        this.answer = answer;
        this.extend = extend;
        this.lapse = lapse;
        this.keep = keep;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param closed answered or decided, newest first
     * @param first whether it is the first page of them
     */
    public record QuestionsPage(
            Page page,
            List<Waiting> waiting,
            List<Seen> asked,
            List<Seen> open,
            List<Seen> closed,
            boolean more,
            boolean first) {

        /** Issuers outside the house that somebody has asked something, by unit. */
        public Set<Map.Entry<UUID, String>> outside() {
            Map<UUID, String> issuers = new TreeMap<>();
            Stream.of(asked, open)
                    .flatMap(List::stream)
                    .filter(seen ->
                            seen.question().isOpen() && seen.question().demand().issuedOutside())
                    .forEach(seen -> issuers.put(seen.question().demand().issuer(), seen.issuer()));
            return issuers.entrySet();
        }
    }

    /** @param fields what somebody typed that has to be put right */
    public record QuestionPage(Page page, Seen seen, Signal signal, Map<String, String> fields, Problems problems) {

        public String get(String field) {
            return fields.getOrDefault(field, "");
        }

        /** The first day of next month: a whole month is easier to say than a day in it. */
        public LocalDate suggestedEnd() {
            return page.today().withDayOfMonth(1).plusMonths(1);
        }
    }

    @GetMapping("/fragor")
    View all(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID efter) {
        List<Seen> asked = questions.askedBy(actor);
        List<Seen> open = questions.open(actor).stream()
                .filter(seen -> seen.asked() == null && !seen.mayAnswer() && !seen.mayDecide())
                .toList();
        List<Seen> closed = questions.closed(actor, efter, A_PAGE + 1);
        boolean more = closed.size() > A_PAGE;
        return templates.show(
                "question/questions",
                new QuestionsPage(
                        page,
                        efter == null ? waiting.of(actor, page) : List.of(),
                        asked,
                        open,
                        more ? closed.subList(0, A_PAGE) : closed,
                        more,
                        efter == null));
    }

    @GetMapping("/fragor/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Map.of(), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/krav/{id}/fraga")
    View ask(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String namn,
            HttpServletRequest request) {
        actor.must(Access.ASK_QUESTIONS);
        try {
            return once.redirect(actor, request, () -> "/fragor/" + ask.ask(actor, id, namn.equals("ja")));
        } catch (Refusal.Invalid rests) {
            return new RedirectView("/krav/" + id, true); // where the answer stands, and how long it rests
        }
    }

    @PostMapping({
        "/fragor/{id}/svar",
        "/fragor/{id}/ingen",
        "/fragor/{id}/mer-tid",
        "/fragor/{id}/lat-upphora",
        "/fragor/{id}/behall"
    })
    View answer(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.ANSWER_QUESTIONS);
        String act = request.getRequestURI().replaceFirst(".*/", "");
        try {
            return once.redirect(actor, request, () -> {
                act(actor, id, act, fields);
                return "/fragor/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void act(Actor actor, UUID id, String act, Map<String, String> fields) {
        String reason = text(fields, "skal");
        switch (act) {
            case "svar" -> answer.answer(actor, id, told(fields));
            case "ingen" ->
                answer.answer(
                        actor, id, new AnswerQuestion.Told(null, null, null, orNull(text(fields, "roll")), false));
            case "mer-tid" -> extend.extend(actor, id, reason);
            case "lat-upphora" -> lapse.lapse(actor, id, day(fields, "dag", true), reason);
            case "behall" -> keep.keep(actor, id, reason);
            default -> throw new Refusal.NotFound("act");
        }
    }

    private static AnswerQuestion.Told told(Map<String, String> fields) {
        String user = text(fields, "anvands");
        if (user.isEmpty()) {
            throw new Refusal.Invalid(new Problems().add("anvands", "question.needs-user"));
        }
        return new AnswerQuestion.Told(
                user,
                orNull(text(fields, "beslut")),
                text(fields, "senast").isEmpty() ? null : day(fields, "senast", false),
                orNull(text(fields, "roll")),
                "ja".equals(fields.get("skriv")));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static LocalDate day(Map<String, String> fields, String name, boolean toCome) {
        try {
            LocalDate day = LocalDate.parse(text(fields, name));
            if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                return day;
            }
        } catch (DateTimeParseException none) {
            // said below, with what to write instead
        }
        throw new Refusal.Invalid(new Problems().add(name, toCome ? "question.day-to-come" : "question.not-a-day"));
    }

    private View show(
            Actor actor, Page page, UUID id, Map<String, String> fields, Problems problems, HttpStatus status) {
        Seen seen = questions.find(actor, id);
        Signal signal = signals.find(actor, seen.question().demand().id());
        return templates.show("question/question", new QuestionPage(page, seen, signal, fields, problems), status);
    }
}
