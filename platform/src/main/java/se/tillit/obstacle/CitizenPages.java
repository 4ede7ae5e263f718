package se.tillit.obstacle;

import java.util.Map;
import java.util.TreeMap;
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
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.ThirdPersons;

/**
 * Where anybody tells what is in the way: no account, no session. In Swedish, in easy Swedish, in English. The receipt stands in no address,
 * since addresses end up in logs.
 */
@Controller
public final class CitizenPages {

    private final CitizenQuery citizens;
    private final TellAsCitizen tell;
    private final Templates templates;

    CitizenPages(CitizenQuery citizens, TellAsCitizen tell, Templates templates) {
        this.citizens = citizens;
        this.tell = tell;
        this.templates = templates;
    }

    /** @param easy in easy Swedish */
    public record TellPage(
            Page page, CitizenQuery.Desk desk, boolean easy, Fields fields, boolean unsure, Problems problems) {

        /** The sentence, or the easy one where that is wanted. */
        public String say(String key) {
            return page.t(easy ? "obstacle.easy." + key : "obstacle.citizen." + key);
        }

        public String address(boolean other) {
            return "/beratta-hinder/" + desk.organisation() + (other ? "?latt=ja" : "");
        }
    }

    public record ReceiptPage(Page page, CitizenQuery.Desk desk, boolean easy, Code receipt) {

        public String say(String key) {
            return page.t(easy ? "obstacle.easy." + key : "obstacle.citizen." + key);
        }
    }

    /** @param unknown whether somebody typed a receipt that nobody got */
    public record AskPage(Page page, CitizenQuery.Desk desk, String typed, boolean unknown) {}

    public record BackPage(Page page, CitizenQuery.Desk desk, CitizenQuery.Back back) {}

    @GetMapping("/beratta-hinder/{organisation}")
    View form(
            Page page,
            @PathVariable UUID organisation,
            @RequestParam(defaultValue = "") String latt,
            @RequestParam(defaultValue = "") String enhet) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("enhet", enhet);
        return show(page, organisation, latt.equals("ja"), new Fields(fields), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/beratta-hinder/{organisation}")
    View tell(Page page, @PathVariable UUID organisation, @RequestParam Map<String, String> typed) {
        Fields fields = new Fields(typed);
        boolean easy = fields.isTicked("latt");
        try {
            Problems problems = new Problems();
            Obstacle.Told told = ReportPages.told(fields, problems);
            problems.refuseIfAny();
            Code receipt = tell.tell(organisation, told, fields.isTicked("anda"));
            return templates.show(
                    "obstacle/citizen-thanks", new ReceiptPage(page, citizens.desk(organisation), easy, receipt));
        } catch (Refusal.Invalid invalid) {
            return show(page, organisation, easy, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Page page, UUID organisation, boolean easy, Fields fields, Problems problems, HttpStatus status) {
        boolean unsure = ThirdPersons.isWarned(problems, "text");
        return templates.show(
                "obstacle/citizen",
                new TellPage(page, citizens.desk(organisation), easy, fields, unsure, problems),
                status);
    }

    @GetMapping("/beratta-hinder/{organisation}/kvitto")
    View ask(Page page, @PathVariable UUID organisation) {
        return templates.show("obstacle/receipt", new AskPage(page, citizens.desk(organisation), "", false));
    }

    @PostMapping("/beratta-hinder/{organisation}/kvitto")
    View back(Page page, @PathVariable UUID organisation, @RequestParam(defaultValue = "") String kod) {
        CitizenQuery.Desk desk = citizens.desk(organisation);
        CitizenQuery.@Nullable Back back = Code.read(kod)
                .flatMap(receipt -> citizens.with(organisation, receipt))
                .orElse(null);
        return back == null
                ? templates.show(
                        "obstacle/receipt", new AskPage(page, desk, kod, true), HttpStatus.UNPROCESSABLE_CONTENT)
                : templates.show("obstacle/citizen-back", new BackPage(page, desk, back));
    }
}
