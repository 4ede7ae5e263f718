package se.tillit.pulse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/**
 * Where one answers with a code: no account, no session, and no address that holds the code, since addresses end up in logs. A link carries
 * it after the {@code #}, which browsers do not send.
 */
@Controller
public final class AnswerPages {

    private static final String LANGUAGE = "fragesprak";

    private final AnswerPulse answers;
    private final Templates templates;

    AnswerPages(AnswerPulse answers, Templates templates) {
        this.answers = answers;
        this.templates = templates;
    }

    /** @param wave the one the code is for, where it tells when that opens or that it has closed */
    public record CodePage(
            Page page,
            String code,
            AnswerPulse.@Nullable Standing standing,
            @Nullable Wave wave) {

        /** Why the code does not let one answer. */
        public String said() {
            if (wave == null) {
                return page.t("pulse.code-unknown");
            }
            return standing == AnswerPulse.Standing.NOT_YET
                    ? page.t("pulse.code-not-yet", page.date(wave.terms().opensOn()))
                    : standing == AnswerPulse.Standing.USED
                            ? page.t("pulse.code-used")
                            : page.t("pulse.code-closed", page.date(wave.terms().closesOn()));
        }
    }

    /**
     * @param languages in which it can be answered beside those of Tillit
     * @param values as they were sent; among them which language was chosen
     */
    public record QuestionsPage(
            Page page,
            Wave wave,
            List<PulseLanguage> languages,
            String code,
            Map<String, String> values,
            Problems problems) {

        private Optional<PulseLanguage> chosen() {
            return languages.stream()
                    .filter(one -> one.tag().equals(values.get(LANGUAGE)))
                    .findFirst();
        }

        /** Of the questions. */
        public String tag() {
            return chosen().map(PulseLanguage::tag).orElse(page.language().code());
        }

        public String direction() {
            return chosen().filter(PulseLanguage::isFromTheRight).isPresent() ? "rtl" : "ltr";
        }

        public String text(Item item) {
            return chosen().map(one -> one.texts().get(item.code())).orElseGet(() -> item.text(page.language()));
        }

        /** @param choice from 1 */
        public String choice(Item item, int choice) {
            return chosen().map(one -> one.texts().get(PulseLanguage.choice(item, choice)))
                    .orElseGet(() -> item.choices(page.language()).get(choice - 1));
        }

        /** A sentence of the form, where it has been written in the language; else in the page's. */
        public String form(String code) {
            return chosen().map(one -> one.texts().get("ui." + code)).orElseGet(() -> page.t("pulse.ui." + code));
        }

        public String value(Item item) {
            return values.getOrDefault(item.field(), "");
        }
    }

    /** @param panel whether somebody in the panel has answered; then all see the result at the same time */
    public record ThanksPage(Page page, boolean panel) {}

    @GetMapping("/svara")
    View enter(Page page) {
        return templates.show("pulse/code", new CodePage(page, "", null, null));
    }

    /** With a code alone it shows the questions; with answers it takes them. */
    @PostMapping("/svara")
    View answer(Page page, @RequestParam Map<String, String> fields) {
        String code = fields.getOrDefault("kod", "");
        AnswerPulse.Admission admission = answers.look(code);
        if (admission.standing() != AnswerPulse.Standing.OPEN || admission.wave() == null) {
            return refused(page, code, admission.standing(), admission.wave());
        }
        Wave wave = admission.wave();
        if (!fields.containsKey("skicka")) {
            return templates.show(
                    "pulse/questions",
                    new QuestionsPage(page, wave, admission.languages(), code, new TreeMap<>(fields), new Problems()));
        }
        try {
            AnswerPulse.Standing taken = answers.answer(code, fields);
            return taken == AnswerPulse.Standing.OPEN
                    ? new RedirectView(wave.panel() == null ? "/svara/tack" : "/svara/tack?intressebanken", true)
                    : refused(page, code, taken, wave);
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "pulse/questions",
                    new QuestionsPage(
                            page, wave, admission.languages(), code, new TreeMap<>(fields), invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View refused(Page page, String code, AnswerPulse.Standing standing, @Nullable Wave wave) {
        HttpStatus status =
                switch (standing) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case USED, CLOSED -> HttpStatus.GONE;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        return templates.show("pulse/code", new CodePage(page, code, standing, wave), status);
    }

    @GetMapping("/svara/tack")
    View thanks(Page page, @RequestParam(required = false) @Nullable String intressebanken) {
        return templates.show("pulse/thanks", new ThanksPage(page, intressebanken != null));
    }
}
