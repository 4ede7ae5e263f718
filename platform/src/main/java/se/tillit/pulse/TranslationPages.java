package se.tillit.pulse;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The languages in which questions are asked beside Swedish and English. */
@Controller
public final class TranslationPages {

    private static final String FIELD = "t-";

    private final TranslationQuery query;
    private final AddPulseLanguage add;
    private final WriteTranslations write;
    private final Once once;
    private final Templates templates;

    TranslationPages(
            TranslationQuery query, AddPulseLanguage add, WriteTranslations write, Once once, Templates templates) {
        this.query = query;
        this.add = add;
        this.write = write;
        this.once = once;
        this.templates = templates;
    }

    public record LanguagesPage(
            Page page, List<PulseLanguage> languages, int sentences, Fields fields, Problems problems) {

        public int written(PulseLanguage language) {
            return (int) language.texts().keySet().stream()
                    .filter(code -> !PulseLanguage.FORM.contains(code))
                    .count();
        }
    }

    /** @param stale whether somebody else wrote meanwhile */
    public record LanguagePage(
            Page page,
            PulseLanguage language,
            List<TranslationQuery.Group> groups,
            Fields fields,
            Problems problems,
            boolean stale) {

        public String field(String code) {
            return FIELD + code;
        }

        public String value(String code) {
            return fields.all().containsKey(field(code))
                    ? fields.get(field(code))
                    : language.texts().getOrDefault(code, "");
        }

        public long written(TranslationQuery.Group group) {
            return group.sentences().stream()
                    .filter(sentence -> language.texts().containsKey(sentence.code()))
                    .count();
        }
    }

    @GetMapping("/puls/sprak")
    View all(Actor actor, Page page) {
        return all(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/puls/sprak")
    View add(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.RUN_PULSE);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(
                    actor, request, () -> "/puls/sprak/" + add.add(actor, fields.text("tagg"), fields.text("namn")));
        } catch (Refusal.Invalid invalid) {
            return all(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View all(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        int sentences = query.toWrite(actor, page.language()).stream()
                .mapToInt(group -> group.sentences().size())
                .sum();
        return templates.show(
                "pulse/languages", new LanguagesPage(page, query.all(actor), sentences, fields, problems), status);
    }

    @GetMapping("/puls/sprak/{tag}")
    View one(Actor actor, Page page, @PathVariable String tag) {
        return one(actor, page, tag, Fields.NONE, new Problems(), false, HttpStatus.OK);
    }

    @PostMapping("/puls/sprak/{tag}")
    View write(
            Actor actor,
            Page page,
            @PathVariable String tag,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        actor.must(Access.RUN_PULSE);
        Fields fields = new Fields(sent);
        Map<String, String> texts = new HashMap<>();
        sent.forEach((name, text) -> {
            if (name.startsWith(FIELD)) {
                texts.put(name.substring(FIELD.length()), text);
            }
        });
        int version = fields.get("version").matches("\\d{1,9}") ? Integer.parseInt(fields.get("version")) : 0;
        try {
            return once.redirect(actor, request, () -> {
                write.write(actor, tag, version, texts);
                return "/puls/sprak";
            });
        } catch (Refusal.Invalid invalid) {
            Problems named = invalid.problems().renamed(code -> FIELD + code);
            return one(actor, page, tag, fields, named, false, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            return one(actor, page, tag, fields, new Problems(), true, HttpStatus.CONFLICT);
        }
    }

    private View one(
            Actor actor, Page page, String tag, Fields fields, Problems problems, boolean stale, HttpStatus status) {
        PulseLanguage language = query.find(actor, tag);
        List<TranslationQuery.Group> groups = new ArrayList<>();
        groups.add(new TranslationQuery.Group(
                page.t("pulse.language.form"),
                PulseLanguage.FORM.stream()
                        .map(code -> new TranslationQuery.Sentence(code, page.t("pulse." + code)))
                        .toList()));
        groups.addAll(query.toWrite(actor, page.language()));
        return templates.show(
                "pulse/language", new LanguagePage(page, language, groups, fields, problems, stale), status);
    }
}
