package se.tillit.followup;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.indicator.IndicatorQuery;
import se.tillit.photo.Photo;
import se.tillit.photo.Photos;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Part;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** Following up in dialogue: what people need to know, beside what is demanded; figures and stories read together. */
@Controller
public final class FollowUpPages {

    private static final int MONTHS_UNTIL_RETURN = 6;

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final IndicatorQuery indicators;
    private final FollowUpQuery followUps;
    private final ListNeed list;
    private final SayWord say;
    private final OpenFollowUp open;
    private final TellFollowUp tell;
    private final WriteNote write;
    private final AgreeNote agree;
    private final Photos photos;
    private final Once once;
    private final Templates templates;

    FollowUpPages(
            ChainQuery chains,
            SignalQuery signals,
            IndicatorQuery indicators,
            FollowUpQuery followUps,
            ListNeed list,
            SayWord say,
            OpenFollowUp open,
            TellFollowUp tell,
            WriteNote write,
            AgreeNote agree,
            Photos photos,
            Once once,
            Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.indicators = indicators;
        this.followUps = followUps;
        this.list = list;
        this.say = say;
        this.open = open;
        this.tell = tell;
        this.write = write;
        this.agree = agree;
        this.photos = photos;
        this.once = once;
        this.templates = templates;
    }

    /** @param beside empty for somebody who works nowhere and has chosen no unit */
    public record StartPage(
            Page page,
            Optional<FollowUpQuery.Beside> beside,
            Part<FollowUpQuery.DemandRow> demands,
            List<FollowUp> followUps,
            Fields fields,
            Problems problems) {

        public String address(int part) {
            return "/uppfoljning?"
                    + beside.map(one -> "enhet=" + one.unit().id() + "&").orElse("") + "sida=" + part;
        }
    }

    public record FollowUpPage(Page page, Chain chain, FollowUpQuery.Seen seen, Fields fields, Problems problems) {

        public FollowUp followUp() {
            return seen.followUp();
        }

        public String nameOf(UUID unit) {
            return chain.unitOrEnded(unit).map(Unit::name).orElse("–");
        }

        /** What was typed; else what the actor told before. */
        public String mine(String field, FollowUp.Telling telling) {
            return fields.all().containsKey(field)
                    ? fields.get(field)
                    : followUp().told(telling).stream()
                            .filter(voice -> page.actor() != null
                                    && voice.account().equals(page.actor().account()))
                            .map(FollowUp.Voice::body)
                            .findFirst()
                            .orElse("");
        }

        public boolean storyRefused() {
            return Stream.of("berattelse", "bild", "bild-text")
                    .anyMatch(field -> problems.of(field).isPresent());
        }

        /** Whether a picture stands beside the actor's story. */
        public boolean hasPicture() {
            return followUp().told(FollowUp.Telling.STORY).stream()
                    .anyMatch(voice -> voice.photo() != null
                            && page.actor() != null
                            && voice.account().equals(page.actor().account()));
        }

        public String note() {
            FollowUp.Note note = followUp().note();
            return fields.all().containsKey("anteckning") || note == null ? fields.get("anteckning") : note.body();
        }

        public int version() {
            FollowUp.Note note = followUp().note();
            return note == null ? 0 : note.version();
        }

        /** The day that is set, or where it has been, half a year on. */
        public LocalDate returnOn() {
            LocalDate set = followUp().returnOn();
            return set.isAfter(page.today()) ? set : page.today().plusMonths(MONTHS_UNTIL_RETURN);
        }
    }

    /** @param figures the indicators that have values */
    public record NewPage(
            Page page, List<Signal> goals, List<IndicatorQuery.Seen> figures, Fields fields, Problems problems) {}

    @GetMapping("/uppfoljning")
    View start(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable UUID enhet,
            @RequestParam(defaultValue = "1") int sida) {
        return start(actor, page, enhet, sida, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View start(
            Actor actor,
            Page page,
            @Nullable UUID chosen,
            int part,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        Chain chain = chains.asOf(actor, page.today());
        Optional<Unit> unit = chosen == null
                ? followUps.ownUnit(actor)
                : Optional.of(chain.unit(chosen).orElseThrow(() -> new Refusal.NotFound("unit")));
        Optional<FollowUpQuery.Beside> beside = unit.map(one -> followUps.beside(actor, chain, one));
        return templates.show(
                "followup/start",
                new StartPage(
                        page,
                        beside,
                        Part.of(beside.map(FollowUpQuery.Beside::demands).orElse(List.of()), part),
                        followUps.all(actor),
                        fields,
                        problems),
                status);
    }

    @PostMapping("/uppfoljning/behov")
    View need(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.TALK_ABOUT_RESULTS);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                list.list(actor, fields.text("behov"));
                return "/uppfoljning";
            });
        } catch (Refusal.Invalid invalid) {
            return start(actor, page, null, 1, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/uppfoljning/enhet/{id:[0-9a-f-]{36}}/ord")
    View word(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.LEAD_FOLLOW_UP);
        if (chains.asOf(actor, page.today()).unit(id).isEmpty()) {
            throw new Refusal.NotFound("unit");
        }
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                Word.Said said = fields.one(Word.Said.class, "ord");
                new Problems()
                        .addIf(said == null, "ord", "followup.word.needs-word")
                        .refuseIfAny();
                say.say(
                        actor,
                        id,
                        fields.id("krav"),
                        fields.id("behov"),
                        Objects.requireNonNull(said),
                        fields.text("agare"));
                return "/uppfoljning?enhet=" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return start(actor, page, id, 1, Fields.NONE, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/uppfoljning/ny")
    View empty(Actor actor, Page page) {
        actor.must(Access.LEAD_FOLLOW_UP);
        Fields fields = new Fields(
                Map.of("ater", page.today().plusMonths(MONTHS_UNTIL_RETURN).toString()));
        return form(actor, page, fields, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/uppfoljning/ny")
    View open(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.LEAD_FOLLOW_UP);
        Fields fields = new Fields(sent);
        List<UUID> figures =
                fields.ticked("siffra-", withValues(actor, page).stream().map(seen -> seen.signal()
                        .id()));
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                LocalDate returnOn = fields.day("ater", "followup.day-to-come", problems);
                problems.refuseIfAny();
                return "/uppfoljning/"
                        + open.open(
                                actor,
                                fields.text("fraga"),
                                fields.id("mal"),
                                figures,
                                Objects.requireNonNull(returnOn));
            });
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View form(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        List<Signal> goals = signals.asOf(actor, page.today()).stream()
                .filter(signal -> signal.details().kind() == SignalKind.GOAL)
                .toList();
        return templates.show(
                "followup/new", new NewPage(page, goals, withValues(actor, page), fields, problems), status);
    }

    private List<IndicatorQuery.Seen> withValues(Actor actor, Page page) {
        return indicators.all(actor, chains.asOf(actor, page.today())).stream()
                .filter(seen -> !seen.series().isEmpty())
                .toList();
    }

    @GetMapping("/uppfoljning/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id, @RequestParam(defaultValue = "") String fel) {
        Problems problems = new Problems().addIf(!fel.isEmpty(), "bild", "photo.not-sent", UploadLimit.FILE_MEGABYTES);
        return show(actor, page, id, Fields.NONE, problems, HttpStatus.OK);
    }

    @PostMapping({"/uppfoljning/{id:[0-9a-f-]{36}}/beratta", "/uppfoljning/{id:[0-9a-f-]{36}}/tolka"})
    View tell(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile bild,
            HttpServletRequest request) {
        actor.must(Access.TALK_ABOUT_RESULTS);
        Fields fields = new Fields(sent);
        boolean story = request.getRequestURI().endsWith("/beratta");
        Problems problems = new Problems();
        Photo.Fresh photo =
                photos.develop(bild, fields.get("bild-text"), "bild", problems).orElse(null);
        return answer(actor, page, id, fields, request, () -> {
            problems.refuseIfAny();
            tell.tell(
                    actor,
                    id,
                    story ? FollowUp.Telling.STORY : FollowUp.Telling.READING,
                    fields.text(story ? "berattelse" : "lasning"),
                    photo,
                    !fields.get("utan-bild").isEmpty());
            return "/uppfoljning/" + id;
        });
    }

    @GetMapping("/uppfoljning/{id:[0-9a-f-]{36}}/bild/{bild:[0-9a-f-]{36}}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable UUID id, @PathVariable UUID bild) {
        return Photos.answer(followUps.photo(actor, id, bild));
    }

    @PostMapping("/uppfoljning/{id:[0-9a-f-]{36}}/anteckning")
    View note(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.LEAD_FOLLOW_UP);
        followUps.find(actor, id, chains.asOf(actor, page.today()));
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            Problems problems = new Problems();
            LocalDate returnOn = fields.day("ater", "followup.day-to-come", problems);
            problems.refuseIfAny();
            write.write(
                    actor, id, fields.number("version"), fields.text("anteckning"), Objects.requireNonNull(returnOn));
            return "/uppfoljning/" + id;
        });
    }

    @PostMapping("/uppfoljning/{id:[0-9a-f-]{36}}/stammer")
    View agree(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.TALK_ABOUT_RESULTS);
        Fields fields = new Fields(sent);
        return answer(actor, page, id, fields, request, () -> {
            agree.agree(actor, id, fields.number("version"));
            return "/uppfoljning/" + id;
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
        Chain chain = chains.asOf(actor, page.today());
        return templates.show(
                "followup/followup",
                new FollowUpPage(page, chain, followUps.find(actor, id, chain), fields, problems),
                status);
    }
}
