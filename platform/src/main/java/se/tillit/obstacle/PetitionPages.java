package se.tillit.obstacle;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Formal requests upward: put together, decided, sent by whoever sends, and their answers. */
@Controller
public final class PetitionPages {

    private final PetitionQuery petitions;
    private final HandlePetition handle;
    private final Once once;
    private final Templates templates;

    PetitionPages(PetitionQuery petitions, HandlePetition handle, Once once, Templates templates) {
        this.petitions = petitions;
        this.handle = handle;
        this.once = once;
        this.templates = templates;
    }

    public record PetitionsPage(Page page, List<Petition.Bundle> bundles, List<Petition> all) {}

    public record NewPage(Page page, Petition.Bundle bundle, Fields fields, Problems problems) {}

    public record PetitionPage(Page page, Petition petition, Petition.Facts facts, Fields fields, Problems problems) {

        public String get(String name, String otherwise) {
            return fields.all().containsKey(name) ? fields.get(name) : otherwise;
        }
    }

    @GetMapping("/hinder/hemstallan")
    View all(Actor actor, Page page) {
        return templates.show(
                "obstacle/petitions", new PetitionsPage(page, petitions.bundles(actor), petitions.all(actor)));
    }

    @GetMapping("/hinder/hemstallan/ny")
    View form(Actor actor, Page page, @RequestParam(defaultValue = "") String lagrum) {
        actor.must(Access.DRAFT_PETITIONS);
        Petition.Bundle bundle = petitions.bundle(actor, lagrum);
        Map<String, String> fields = new HashMap<>();
        fields.put("rubrik", page.t("obstacle.petition.draft.title", lagrum));
        fields.put("till", "");
        fields.put("text", body(actor, page, bundle));
        return templates.show("obstacle/new-petition", new NewPage(page, bundle, new Fields(fields), new Problems()));
    }

    /** What the cases say, to begin from. */
    private static String body(Actor actor, Page page, Petition.Bundle bundle) {
        Petition.Facts facts = bundle.facts();
        StringBuilder text = new StringBuilder(page.t(
                "obstacle.petition.draft.facts",
                actor.organisationName(),
                bundle.legalReference(),
                facts.voices(),
                facts.units(),
                facts.cases()));
        if (facts.citizens() > 0) {
            text.append(' ').append(page.t("obstacle.petition.draft.citizens", facts.citizens()));
        }
        if (facts.hours() > 0) {
            text.append(' ')
                    .append(page.t("obstacle.petition.draft.hours", page.estimate(BigDecimal.valueOf(facts.hours()))));
        }
        text.append("\n\n").append(page.t("obstacle.petition.draft.cases")).append('\n');
        bundle.cases().stream().limit(20).forEach(one -> text.append("– ")
                .append(one.text().replaceAll("\\s+", " "))
                .append('\n'));
        return text.append('\n').append(page.t("obstacle.petition.draft.ask")).toString();
    }

    @PostMapping("/hinder/hemstallan/ny")
    View draft(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        actor.must(Access.DRAFT_PETITIONS);
        Fields fields = new Fields(typed);
        String reference = fields.text("lagrum");
        try {
            return once.redirect(
                    actor, request, () -> "/hinder/hemstallan/" + handle.draft(actor, reference, words(fields)));
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "obstacle/new-petition",
                    new NewPage(page, petitions.bundle(actor, reference), fields, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Petition.Words words(Fields fields) {
        return new Petition.Words(fields.text("rubrik"), fields.text("till"), fields.text("text"));
    }

    @GetMapping("/hinder/hemstallan/{id}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping({"/hinder/hemstallan/{id}/andra", "/hinder/hemstallan/{id}/skickad", "/hinder/hemstallan/{id}/svar"})
    View work(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.DRAFT_PETITIONS);
        return act(actor, page, id, new Fields(typed), request);
    }

    @PostMapping("/hinder/hemstallan/{id}/beslut")
    View decide(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.DECIDE_PETITIONS);
        return act(actor, page, id, new Fields(typed), request);
    }

    private View act(Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request) {
        String act = request.getRequestURI().replaceFirst(".*/", "");
        try {
            return once.redirect(actor, request, () -> {
                petitions.find(actor, id);
                act(actor, id, act, fields);
                return "/hinder/hemstallan/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void act(Actor actor, UUID id, String act, Fields fields) {
        int version = fields.text("version").matches("\\d{1,9}") ? Integer.parseInt(fields.text("version")) : -1;
        switch (act) {
            case "andra" -> handle.write(actor, id, version, words(fields));
            case "beslut" -> handle.decide(actor, id, version, fields.get("ja").equals("ja"), fields.text("skal"));
            case "skickad" -> handle.sent(actor, id);
            case "svar" -> {
                Problems problems = new Problems();
                LocalDate on = fields.day("dag", "obstacle.not-a-day", problems);
                problems.refuseIfAny();
                handle.answered(actor, id, Objects.requireNonNull(on), fields.text("svar"));
            }
            default -> throw new Refusal.NotFound("act");
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        Petition petition = petitions.find(actor, id);
        return templates.show(
                "obstacle/petition",
                new PetitionPage(page, petition, petitions.facts(actor, petition), fields, problems),
                status);
    }
}
