package se.tillit.improvement;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Unit;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;

/** What those who have an idea, try it, or are offered it do with it. */
@Controller
public final class ActOnImprovementPages {

    private final ImprovementQuery improvements;
    private final AnswerImprovement answer;
    private final ExtendImprovement extend;
    private final ReportTrial report;
    private final ThankForImprovement thank;
    private final OfferImprovement offer;
    private final ReplyToOffer reply;
    private final ShowImprovement whole;
    private final Once once;

    ActOnImprovementPages(
            ImprovementQuery improvements,
            AnswerImprovement answer,
            ExtendImprovement extend,
            ReportTrial report,
            ThankForImprovement thank,
            OfferImprovement offer,
            ReplyToOffer reply,
            ShowImprovement whole,
            Once once) {
        this.improvements = improvements;
        this.answer = answer;
        this.extend = extend;
        this.report = report;
        this.thank = thank;
        this.offer = offer;
        this.reply = reply;
        this.whole = whole;
        this.once = once;
    }

    @PostMapping({"/forbattringar/{id}/svar", "/forbattringar/{id}/mer-tid", "/forbattringar/{id}/erbjudande"})
    View answer(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.ANSWER_IMPROVEMENTS);
        return act(actor, page, id, typed, request);
    }

    @PostMapping({"/forbattringar/{id}/effekt", "/forbattringar/{id}/tack", "/forbattringar/{id}/sprid"})
    View tell(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.REPORT_IMPROVEMENTS);
        return act(actor, page, id, typed, request);
    }

    private View act(Actor actor, Page page, UUID id, Map<String, String> typed, HttpServletRequest request) {
        Fields fields = new Fields(typed);
        String act = request.getRequestURI().replaceFirst(".*/", "");
        try {
            return once.redirect(actor, request, () -> "/forbattringar/" + act(actor, id, act, fields));
        } catch (Refusal.Invalid invalid) {
            return whole.show(actor, page, id, act, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            // How it stands now, beside what was written.
            Problems problems = new Problems().add("hann-fore", "improvement.somebody-was-first");
            return whole.show(actor, page, id, act, fields, problems, HttpStatus.CONFLICT);
        }
    }

    /** @return the improvement to go to */
    private UUID act(Actor actor, UUID id, String act, Fields fields) {
        int version = fields.text("version").matches("\\d{1,9}") ? Integer.parseInt(fields.text("version")) : -1;
        switch (act) {
            case "svar" -> {
                Problems problems = new Problems();
                AnswerImprovement.Trial trial = trial(fields, problems);
                Improvement.Choice choice = fields.one(Improvement.Choice.class, "utfall");
                if (choice == Improvement.Choice.TRY) {
                    problems.refuseIfAny();
                }
                answer.answer(actor, id, version, new AnswerImprovement.Given(choice, fields.orNull("svar"), trial));
            }
            case "mer-tid" -> extend.extend(actor, id, version, fields.text("skal-tid"));
            case "effekt" -> {
                Problems problems = new Problems();
                Improvement.Measure measure = measure(fields, problems);
                problems.refuseIfAny();
                report.report(
                        actor,
                        id,
                        version,
                        new ReportTrial.Given(
                                fields.one(ReportTrial.Effect.class, "effekt"),
                                fields.text("lart"),
                                measure,
                                fields.isTicked("visa") ? fields.orNull("berattas") : null));
            }
            case "tack" -> thank.thank(actor, id, fields.text("tack"));
            case "sprid" ->
                offer.offer(
                        actor,
                        id,
                        fields
                                .ticked(
                                        "till-",
                                        improvements.ownUnits(actor).stream().map(Unit::id))
                                .stream()
                                .collect(Collectors.toSet()));
            case "erbjudande" -> {
                UUID unit = fields.id("enhet");
                Problems problems = new Problems();
                AnswerImprovement.Trial trial = trial(fields, problems);
                Offer.Reply chosen = fields.one(Offer.Reply.class, "utfall");
                if (chosen == Offer.Reply.TRIES) {
                    problems.refuseIfAny();
                }
                return reply.reply(
                        actor,
                        id,
                        unit == null ? new UUID(0, 0) : unit,
                        new ReplyToOffer.Given(chosen, fields.orNull("svar"), trial));
            }
            default -> throw new Refusal.NotFound("act");
        }
        return id;
    }

    private static AnswerImprovement.Trial trial(Fields fields, Problems problems) {
        LocalDate until = fields.text("till").isEmpty() ? null : fields.day("till", "obstacle.not-a-day", problems);
        return new AnswerImprovement.Trial(fields.text("vem"), until, fields.text("ser"), measure(fields, problems));
    }

    private static Improvement.Measure measure(Fields fields, Problems problems) {
        return new Improvement.Measure(
                fields.orNull("matt"),
                fields.orNull("matt-i"),
                number(fields, "fore", problems),
                number(fields, "efter", problems));
    }

    /** As people write numbers: with a comma or a full stop, and blanks between thousands. */
    private static @Nullable BigDecimal number(Fields fields, String name, Problems problems) {
        String text = fields.text(name)
                .replaceAll("[\\s\\u00a0]", "")
                .replace(',', '.')
                .replace('−', '-');
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("-?\\d{1,10}(\\.\\d{1,4})?")) {
            return new BigDecimal(text);
        }
        problems.add(name, "improvement.not-a-number");
        return null;
    }
}
