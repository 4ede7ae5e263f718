package se.tillit.openness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import se.tillit.calendar.SwedishDays;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;
import se.tillit.web.ThirdPersons;

/** Requests for public records: noted, masked, answered, and the log of them. */
@Controller
public final class RequestPages {

    private static final String ONE = "/allmanna-handlingar/begaran/{id}";
    private static final String MASK = ONE + "/handling/{number}";

    private final RecordQuery records;
    private final NoteRequest requests;
    private final MaskRequest masks;
    private final AnswerRequest answers;
    private final Once once;
    private final Templates templates;

    RequestPages(
            RecordQuery records,
            NoteRequest requests,
            MaskRequest masks,
            AnswerRequest answers,
            Once once,
            Templates templates) {
        this.records = records;
        this.requests = requests;
        this.masks = masks;
        this.answers = answers;
        this.once = once;
        this.templates = templates;
    }

    /** Working days from one day to another, the last included: how long somebody has waited. */
    static int waited(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(SwedishDays::isWorkingDay)
                .count();
    }

    public record RequestsPage(
            Page page, List<Request> open, List<Request> answered, Fields fields, Problems problems) {

        public int waited(Request request) {
            return request.askedOn().isAfter(page.today()) ? 0 : RequestPages.waited(request.askedOn(), page.today());
        }

        public boolean isUnsure() {
            return ThirdPersons.isWarned(problems, "vad");
        }
    }

    @GetMapping("/allmanna-handlingar/begaran")
    View all(Actor actor, Page page) {
        return showAll(actor, page, new Fields(Map.of("dag", page.today().toString())), new Problems(), HttpStatus.OK);
    }

    private View showAll(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "openness/requests",
                new RequestsPage(page, records.openRequests(actor), records.answeredRequests(actor), fields, problems),
                status);
    }

    @PostMapping("/allmanna-handlingar/begaran")
    View note(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        actor.must(Access.KEEP_RECORDS);
        Fields fields = new Fields(typed);
        try {
            return once.redirect(actor, request, () -> {
                LocalDate day = fields.day("dag", "openness.request.needs-day", new Problems());
                return "/allmanna-handlingar/begaran/"
                        + requests.note(actor, day, fields.text("vad"), fields.isTicked("anda"));
            });
        } catch (Refusal.Invalid invalid) {
            return showAll(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping({"/allmanna-handlingar/utlamnat.xlsx", "/allmanna-handlingar/utlamnat.csv"})
    ResponseEntity<byte[]> log(Actor actor, Page page) {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        records.answeredRequests(actor).forEach(request -> {
            Request.Answer answer = Objects.requireNonNull(request.answer());
            rows.add(Arrays.asList(
                    request.askedOn(),
                    request.asked(),
                    request.items().size(),
                    page.t(answer.outcome()),
                    answer.by().on(),
                    answer.by().name(),
                    answer.by().role(),
                    answer.section(),
                    answer.fingerprint()));
        });
        return new TableFile(
                        page.t("openness.log.file-name"),
                        List.of(
                                page.t("openness.request.day"),
                                page.t("openness.request.what"),
                                page.t("openness.log.records"),
                                page.t("openness.log.outcome"),
                                page.t("openness.log.answered"),
                                page.t("openness.log.by"),
                                page.t("openness.log.role"),
                                page.t("openness.ground"),
                                page.t("openness.log.hash")),
                        rows)
                .as(page);
    }

    /** @param found what was looked for, to add */
    public record RequestPage(
            Page page,
            Extract extract,
            List<Ground> grounds,
            String sought,
            List<RecordQuery.Found> found,
            Fields fields,
            Problems problems) {

        public Request request() {
            return extract.request();
        }

        public String address() {
            return "/allmanna-handlingar/begaran/" + request().id();
        }

        public int waited() {
            return RequestPages.waited(request().askedOn(), page.today());
        }

        public String masked(Extract.Piece piece, PublicRecord.Part part) {
            return piece.masked(part, section -> page.t("openness.file.masked", section));
        }

        public boolean has(RecordQuery.Found one) {
            return request().items().stream()
                    .anyMatch(item -> item.record().equals(one.line().id()));
        }

        public String what(Ground ground) {
            String what = ground.what();
            return what == null ? page.t(ground.key()) : what;
        }
    }

    @GetMapping(ONE)
    View one(Actor actor, Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String hitta) {
        return show(actor, page, id, hitta, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View show(
            Actor actor, Page page, UUID id, String sought, Fields fields, Problems problems, HttpStatus status) {
        String words = sought.strip().substring(0, Math.min(sought.strip().length(), 200));
        return templates.show(
                "openness/request",
                new RequestPage(
                        page,
                        records.extract(actor, id),
                        records.grounds(actor),
                        words,
                        records.search(actor, words),
                        fields,
                        problems),
                status);
    }

    @PostMapping(ONE + "/lagg-till")
    View add(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        Fields fields = new Fields(typed);
        UUID record = fields.id("handling");
        return act(actor, page, id, fields, request, () -> {
            requests.add(actor, id, fields.text("slag"), record == null ? new UUID(0, 0) : record);
            return "/allmanna-handlingar/begaran/" + id;
        });
    }

    @PostMapping(MASK + "/ta-bort")
    View remove(
            Actor actor, Page page, @PathVariable UUID id, @PathVariable String number, HttpServletRequest request) {
        return act(actor, page, id, Fields.NONE, request, () -> {
            requests.remove(actor, id, number(number));
            return "/allmanna-handlingar/begaran/" + id;
        });
    }

    @PostMapping(ONE + "/lamna-ut")
    View give(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String sedd,
            HttpServletRequest request) {
        return act(actor, page, id, Fields.NONE, request, () -> {
            answers.give(actor, id, sedd);
            return "/allmanna-handlingar/begaran/" + id;
        });
    }

    @PostMapping(ONE + "/avsla")
    View refuse(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        Fields fields = new Fields(typed);
        return act(actor, page, id, fields, request, () -> {
            answers.refuse(
                    actor, id, fields.one(Request.Reply.class, "utfall"), fields.text("lagrum"), fields.text("skal"));
            return "/allmanna-handlingar/begaran/" + id;
        });
    }

    private View act(
            Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Supplier<String> verb) {
        actor.must(Access.KEEP_RECORDS);
        try {
            return once.redirect(actor, request, verb);
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, "", fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** The file that was given out, as it was: the masked text is not in it. */
    @GetMapping(ONE + "/utlamnat.pdf")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable UUID id) {
        return RecordOrderPages.file(records.givenOut(actor, id), "handlingar.pdf", "application/pdf");
    }

    @GetMapping(ONE + "/beslut.pdf")
    ResponseEntity<byte[]> decision(Actor actor, @PathVariable UUID id) {
        return RecordOrderPages.file(records.decision(actor, id), "beslut.pdf", "application/pdf");
    }

    /** A passage that may be masked: a sentence, or what may be a name or a number in it. */
    public record Choice(String field, String text, boolean masked) {}

    public record MaskPage(
            Page page, Extract extract, Extract.Piece piece, List<Ground> grounds, Fields fields, Problems problems) {

        public String address() {
            return "/allmanna-handlingar/begaran/" + extract.request().id() + "/handling/"
                    + piece.item().number();
        }

        public List<Choice> sentences(PublicRecord.Part part) {
            int at = piece.parts().indexOf(part);
            return Passages.sentences(part.text()).stream()
                    .map(span -> new Choice(
                            at + "-" + span.start() + "-" + span.end(),
                            span.in(part.text()),
                            piece.masks(part.name()).stream()
                                    .anyMatch(mask -> mask.span().start() <= span.start()
                                            && mask.span().end() >= span.end())))
                    .toList();
        }

        /** What may be about persons, and what is marked as secret; not what is masked already. */
        public List<String> suggested() {
            String left =
                    String.join("\n", piece.parts().stream().map(this::masked).toList());
            return Stream.concat(
                            piece.marks().stream().flatMap(mark -> mark.words().stream()),
                            piece.parts().stream().flatMap(part -> Passages.aboutPersons(part.text()).stream()))
                    .distinct()
                    .filter(words -> !Passages.of(left, words).isEmpty())
                    .toList();
        }

        public String masked(PublicRecord.Part part) {
            return piece.masked(part, section -> page.t("openness.file.masked", section));
        }

        /** In which part of the record a mask lies. */
        public String where(Mask mask) {
            return piece.parts().stream()
                    .filter(part -> part.name().equals(mask.part()))
                    .map(part -> page.t(part.label(), part.arguments().toArray()))
                    .findFirst()
                    .orElse("–");
        }

        public String words(Mask mask) {
            return piece.parts().stream()
                    .filter(part ->
                            part.name().equals(mask.part()) && mask.span().isWithin(part.text()))
                    .map(part -> mask.span().in(part.text()))
                    .findFirst()
                    .orElse("–");
        }

        public String what(Ground ground) {
            String what = ground.what();
            return what == null ? page.t(ground.key()) : what;
        }
    }

    @GetMapping(MASK)
    View mask(Actor actor, Page page, @PathVariable UUID id, @PathVariable String number) {
        return showMask(actor, page, id, number(number), Fields.NONE, new Problems(), HttpStatus.OK);
    }

    /** 0, which is no record's, where it is no number. */
    private static int number(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private View showMask(
            Actor actor, Page page, UUID id, int number, Fields fields, Problems problems, HttpStatus status) {
        Extract extract = records.extract(actor, id);
        return templates.show(
                "openness/mask",
                new MaskPage(page, extract, piece(extract, number), records.grounds(actor), fields, problems),
                status);
    }

    private static Extract.Piece piece(Extract extract, int number) {
        return extract.pieces().stream()
                .filter(one -> one.item().number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("record"));
    }

    @PostMapping(MASK + "/maska")
    View mask(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "mening", required = false) @Nullable List<String> sentences,
            @RequestParam(name = "forslag", required = false) @Nullable List<String> suggested,
            HttpServletRequest request) {
        actor.must(Access.KEEP_RECORDS);
        Fields fields = new Fields(typed);
        try {
            return once.redirect(actor, request, () -> {
                Extract.Piece piece = piece(records.extract(actor, id), number(number));
                List<String> words = new ArrayList<>(suggested == null ? List.of() : suggested);
                words.addAll(fields.text("ord").lines().toList());
                masks.mask(
                        actor,
                        id,
                        number(number),
                        (sentences == null ? List.<String>of() : sentences)
                                .stream().map(one -> at(piece, one)).toList(),
                        words,
                        fields.text("lagrum"));
                return "/allmanna-handlingar/begaran/" + id + "/handling/" + number;
            });
        } catch (Refusal.Invalid invalid) {
            return showMask(
                    actor, page, id, number(number), fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static MaskRequest.At at(Extract.Piece piece, String field) {
        if (!field.matches("\\d{1,4}-\\d{1,6}-\\d{1,6}")) {
            throw new Refusal.NotFound("passage");
        }
        String[] numbers = field.split("-");
        int part = Integer.parseInt(numbers[0]);
        if (part >= piece.parts().size()) {
            throw new Refusal.NotFound("passage");
        }
        return new MaskRequest.At(
                piece.parts().get(part).name(), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
    }

    @PostMapping(MASK + "/visa/{mask}")
    View unmask(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String number,
            @PathVariable UUID mask,
            HttpServletRequest request) {
        actor.must(Access.KEEP_RECORDS);
        return once.redirect(actor, request, () -> {
            masks.unmask(actor, id, number(number), mask);
            return "/allmanna-handlingar/begaran/" + id + "/handling/" + number;
        });
    }
}
