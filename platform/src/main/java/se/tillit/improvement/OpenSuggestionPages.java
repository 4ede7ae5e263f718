package se.tillit.improvement;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.chain.Unit;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.ThirdPersons;

/**
 * Where anybody suggests something for a unit: no account, no session. In Swedish, in easy Swedish, in English. The receipt stands in no
 * address, since addresses end up in logs.
 */
@Controller
public final class OpenSuggestionPages {

    private final OpenSuggestionQuery open;
    private final SuggestAsCitizen suggest;
    private final Templates templates;

    OpenSuggestionPages(OpenSuggestionQuery open, SuggestAsCitizen suggest, Templates templates) {
        this.open = open;
        this.suggest = suggest;
        this.templates = templates;
    }

    /** @param easy in easy Swedish */
    public record FormPage(
            Page page,
            OpenSuggestionQuery.Desk desk,
            Unit unit,
            boolean easy,
            Fields fields,
            boolean unsure,
            Problems problems) {

        /** The sentence, or the easy one where that is wanted. */
        public String say(String key) {
            return page.t(easy ? "improvement.easy." + key : "improvement.open." + key);
        }

        public String address() {
            return "/foresla/" + desk.organisation() + "/" + unit.id();
        }
    }

    public record ReceiptPage(Page page, OpenSuggestionQuery.Desk desk, Unit unit, boolean easy, Code receipt) {

        public String say(String key) {
            return page.t(easy ? "improvement.easy." + key : "improvement.open." + key);
        }
    }

    /** @param unknown whether somebody typed a receipt that nobody got */
    public record AskPage(Page page, OpenSuggestionQuery.Desk desk, String typed, boolean unknown) {}

    public record BackPage(Page page, OpenSuggestionQuery.Desk desk, SeenImprovement seen) {}

    @GetMapping("/foresla/{organisation}/{unit}")
    View form(
            Page page,
            @PathVariable UUID organisation,
            @PathVariable UUID unit,
            @RequestParam(defaultValue = "") String latt) {
        return show(page, organisation, unit, latt.equals("ja"), Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/foresla/{organisation}/{unit}")
    View suggest(
            Page page,
            @PathVariable UUID organisation,
            @PathVariable UUID unit,
            @RequestParam Map<String, String> typed) {
        Fields fields = new Fields(typed);
        boolean easy = fields.isTicked("latt");
        try {
            Unit today = open.unit(organisation, unit);
            Improvement.From from = fields.one(Improvement.From.class, "vem");
            Code receipt = suggest.suggest(
                    organisation,
                    today.id(),
                    fields.text("ide"),
                    from == null ? Improvement.From.STAFF : from,
                    fields.isTicked("anda"));
            return templates.show(
                    "improvement/open-thanks", new ReceiptPage(page, open.desk(organisation), today, easy, receipt));
        } catch (Refusal.Invalid invalid) {
            return show(page, organisation, unit, easy, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(
            Page page,
            UUID organisation,
            UUID unit,
            boolean easy,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        boolean unsure = ThirdPersons.isWarned(problems, "ide");
        return templates.show(
                "improvement/open",
                new FormPage(
                        page, open.desk(organisation), open.unit(organisation, unit), easy, fields, unsure, problems),
                status);
    }

    @GetMapping("/foresla/{organisation}/kvitto")
    View ask(Page page, @PathVariable UUID organisation) {
        return templates.show("improvement/receipt", new AskPage(page, open.desk(organisation), "", false));
    }

    @PostMapping("/foresla/{organisation}/kvitto")
    View back(Page page, @PathVariable UUID organisation, @RequestParam(defaultValue = "") String kod) {
        OpenSuggestionQuery.Desk desk = open.desk(organisation);
        @Nullable
        SeenImprovement seen = Code.read(kod)
                .flatMap(receipt -> open.with(organisation, receipt))
                .orElse(null);
        return seen == null
                ? templates.show(
                        "improvement/receipt", new AskPage(page, desk, kod, true), HttpStatus.UNPROCESSABLE_CONTENT)
                : templates.show("improvement/open-back", new BackPage(page, desk, seen));
    }
}
