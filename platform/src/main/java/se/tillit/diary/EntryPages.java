package se.tillit.diary;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/**
 * Where one enters what time went to, with a code: no account, no session, and no address that holds the code. Two taps: what, and how long.
 * A page that is sent again counts once, by the mark it carries inside the seal.
 */
@Controller
public final class EntryPages {

    private final EnterTime entries;
    private final Templates templates;

    EntryPages(EnterTime entries, Templates templates) {
        this.entries = entries;
        this.templates = templates;
    }

    /** @param standing why the code lets one enter nothing; null before one has been given */
    public record CodePage(
            Page page,
            String code,
            EnterTime.@Nullable Standing standing,
            @Nullable Week week) {

        public String said() {
            if (week == null || standing == null) {
                return page.t("diary.code-unknown");
            }
            return switch (standing) {
                case NOT_YET ->
                    page.t("diary.code-not-yet", page.date(week.terms().startsOn()));
                case FULL -> page.t("diary.code-full");
                case CLOSED ->
                    page.t("diary.code-closed", page.date(week.terms().endsOn()));
                default -> page.t("diary.code-unknown");
            };
        }
    }

    /** @param saved the category that has just been entered, and how long; else 0 */
    public record WhatPage(Page page, Week week, String code, int saved, int minutes) {

        public List<String> categories() {
            return week.terms().categories(page.language());
        }
    }

    public record HowLongPage(Page page, Week week, String code, int category, UUID mark) {

        public String name() {
            return week.terms().categories(page.language()).get(category - 1);
        }

        public List<Integer> lengths() {
            return Entry.LENGTHS;
        }
    }

    @GetMapping("/dagbok/skriv")
    View enter(Page page) {
        return templates.show("diary/code", new CodePage(page, "", null, null));
    }

    /** With a code alone it asks what; with a category how long; with both it takes them and asks again. */
    @PostMapping("/dagbok/skriv")
    View write(Page page, @RequestParam Map<String, String> fields) {
        String code = fields.getOrDefault("kod", "");
        EnterTime.Admission admission = entries.look(code);
        Week week = admission.week();
        if (admission.standing() != EnterTime.Standing.OPEN || week == null) {
            return refused(page, code, admission.standing(), week);
        }
        int category = number(fields.get("slag"));
        int minutes = number(fields.get("tid"));
        if (category < 1 || category > week.terms().categoriesSv().size()) {
            return templates.show("diary/what", new WhatPage(page, week, code, 0, 0));
        }
        if (!Entry.LENGTHS.contains(minutes)) {
            return templates.show("diary/how-long", new HowLongPage(page, week, code, category, UUID.randomUUID()));
        }
        EnterTime.Standing taken = entries.enter(code, mark(fields.get("marke")), category, minutes);
        return taken == EnterTime.Standing.OPEN
                ? templates.show("diary/what", new WhatPage(page, week, code, category, minutes))
                : refused(page, code, taken, week);
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static UUID mark(@Nullable String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException none) {
            return UUID.randomUUID();
        }
    }

    private View refused(Page page, String code, EnterTime.Standing standing, @Nullable Week week) {
        HttpStatus status =
                switch (standing) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FULL, CLOSED -> HttpStatus.GONE;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        return templates.show("diary/code", new CodePage(page, code, standing, week), status);
    }
}
