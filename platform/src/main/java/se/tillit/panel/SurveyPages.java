package se.tillit.panel;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import se.tillit.ballot.Code;
import se.tillit.pulse.OwnQuestion;
import se.tillit.pulse.PanelWaves;
import se.tillit.pulse.Wave;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Templates;

/** The panel's surveys, for those who work here: beginning one, its slips, what came of it and what was answered to it. */
@Controller
public final class SurveyPages {

    private final SurveyQuery surveys;
    private final StartSurvey start;
    private final AnswerSurvey answer;
    private final MakeSlip slip;
    private final PublicAddress address;
    private final Once once;
    private final Templates templates;

    SurveyPages(
            SurveyQuery surveys,
            StartSurvey start,
            AnswerSurvey answer,
            MakeSlip slip,
            PublicAddress address,
            Once once,
            Templates templates) {
        this.surveys = surveys;
        this.start = start;
        this.answer = answer;
        this.slip = slip;
        this.address = address;
        this.once = once;
        this.templates = templates;
    }

    public record FormPage(Page page, List<OwnQuestion> questions, Fields fields, Problems problems) {}

    public record SurveyPage(Page page, SurveyQuery.Seen seen, Fields fields, Problems problems) {

        /** Whom it is asked of: some areas, or all. */
        public String of() {
            return SurveyPages.of(page, seen.wave());
        }
    }

    static String of(Page page, Wave wave) {
        Wave.Panel panel = wave.panel();
        return panel == null || panel.areas().isEmpty()
                ? page.t("panel.survey.of-all")
                : page.t(
                        "panel.survey.of-areas",
                        panel.areas().stream()
                                .map(Area::valueOf)
                                .sorted()
                                .map(page::t)
                                .collect(Collectors.joining(", ")));
    }

    /** @param link where one answers */
    public record SlipPage(Page page, Wave wave, Code code, String link) {}

    @GetMapping("/intressebank/enkat/ny")
    View empty(Actor actor, Page page) {
        return form(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/intressebank/enkat/ny")
    View start(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.COORDINATE_PANEL);
        Fields fields = new Fields(sent);
        List<String> chosen = surveys.questions(actor).stream()
                .map(OwnQuestion::code)
                .filter(fields::isTicked)
                .toList();
        try {
            return once.redirect(
                    actor, request, () -> "/intressebank/enkat/" + start.start(actor, asking(fields, chosen)));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static PanelWaves.Asking asking(Fields fields, List<String> chosen) {
        return new PanelWaves.Asking(
                fields.text("rubrik"),
                chosen,
                ProfileForm.areas(fields).stream().map(Area::name).collect(Collectors.toSet()),
                fields.text("fragar"),
                fields.text("anvands"),
                fields.text("beslut"),
                day(fields, "stanger"),
                fields.text("dpia"),
                day(fields, "dpia-dag"));
    }

    /** Null where none can be read: that is told with everything else, by the verb. */
    private static @Nullable LocalDate day(Fields fields, String name) {
        return fields.day(name, "pulse.needs-days", new Problems());
    }

    private View form(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "panel/survey-form", new FormPage(page, surveys.questions(actor), fields, problems), status);
    }

    @GetMapping("/intressebank/enkat/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/intressebank/enkat/{id:[0-9a-f-]{36}}/svar")
    View answer(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.COORDINATE_PANEL);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                answer.answer(actor, id, fields.text("svar"));
                return "/intressebank/enkat/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Shown once, since the code is kept nowhere; and its key in no common table, whose transaction would join the code to whom it is for. */
    @PostMapping("/intressebank/enkat/{id:[0-9a-f-]{36}}/lapp")
    View slip(Actor actor, Page page, @PathVariable UUID id, @RequestParam Map<String, String> sent) {
        actor.must(Access.COORDINATE_PANEL);
        Fields fields = new Fields(sent);
        try {
            Code code = slip.make(actor, id, fields.id("vem"));
            return templates.show(
                    "panel/slip", new SlipPage(page, surveys.find(actor, id).wave(), code, address.of("/svara")));
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        return templates.show("panel/survey", new SurveyPage(page, surveys.find(actor, id), fields, problems), status);
    }
}
