package se.tillit.panel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Templates;

/**
 * Where residents join the panel and see their own page: no account, no session, and no address that holds the code, since addresses end up in
 * logs.
 */
@Controller
public final class OpenPages {

    private final OwnPage own;
    private final PublicAddress address;
    private final Templates templates;

    OpenPages(OwnPage own, PublicAddress address, Templates templates) {
        this.own = own;
        this.address = address;
        this.templates = templates;
    }

    public record WherePage(Page page) {}

    public record JoinPage(Page page, UUID organisation, String name, Fields fields, Problems problems) {}

    public record JoinedPage(Page page, UUID organisation, Code receipt) {}

    public record CodePage(Page page, UUID organisation, String name, boolean unknown) {}

    public record OwnPagePage(
            Page page,
            UUID organisation,
            String code,
            OwnPage.Own own,
            Fields fields,
            Problems problems,
            boolean saved) {}

    /** @param link where one answers */
    public record TakePartPage(Page page, UUID organisation, String own, Code code, String link) {}

    public record LeftPage(Page page, UUID organisation) {}

    /** The panel of the one organisation here; where there are several, each hands out the address of its own. */
    @GetMapping("/vara-med")
    View where(Page page) {
        Optional<UUID> only = own.onlyOrganisation();
        return only.isPresent()
                ? new RedirectView("/vara-med/" + only.get(), true)
                : templates.show("panel/where", new WherePage(page));
    }

    @GetMapping("/vara-med/{organisation}")
    View empty(Page page, @PathVariable UUID organisation) {
        return join(page, organisation, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View join(Page page, UUID organisation, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "panel/join",
                new JoinPage(page, organisation, own.organisationName(organisation), fields, problems),
                status);
    }

    /** Answers with the code at once: it is shown here and never again. */
    @PostMapping("/vara-med/{organisation}")
    View join(Page page, @PathVariable UUID organisation, @RequestParam Map<String, String> sent) {
        Fields fields = new Fields(sent);
        try {
            Code receipt = own.join(
                    organisation,
                    ProfileForm.contact(fields),
                    ProfileForm.profile(fields),
                    fields.isTicked("samtycke"),
                    fields.text("nyckel"));
            return templates.show("panel/joined", new JoinedPage(page, organisation, receipt));
        } catch (Refusal.Invalid invalid) {
            return join(page, organisation, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/vara-med/{organisation}/min-sida")
    View enter(Page page, @PathVariable UUID organisation) {
        return templates.show(
                "panel/code", new CodePage(page, organisation, own.organisationName(organisation), false));
    }

    /** With a code alone it shows the page; with something to do, it does that first. */
    @PostMapping("/vara-med/{organisation}/min-sida")
    View own(Page page, @PathVariable UUID organisation, @RequestParam Map<String, String> sent) {
        Fields fields = new Fields(sent);
        String code = fields.text("kod");
        Optional<OwnPage.Own> found = own.look(organisation, code);
        if (found.isEmpty()) {
            return templates.show(
                    "panel/code",
                    new CodePage(page, organisation, own.organisationName(organisation), true),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            switch (fields.get("gor")) {
                case "svara" ->
                    own.answer(
                            organisation,
                            code,
                            fields.id("fraga"),
                            fields.get("svar").equals("ja"));
                case "andra" ->
                    own.change(organisation, code, ProfileForm.contact(fields), ProfileForm.profile(fields));
                case "enkat" -> {
                    Code answering = own.takePart(organisation, code, fields.id("enkat"));
                    return templates.show(
                            "panel/take-part",
                            new TakePartPage(page, organisation, code, answering, address.of("/svara")));
                }
                case "lamna" -> {
                    own.leave(organisation, code);
                    return templates.show("panel/left", new LeftPage(page, organisation));
                }
                default -> {
                    return show(page, organisation, code, found.get(), null, new Problems(), false, HttpStatus.OK);
                }
            }
        } catch (Refusal.Invalid invalid) {
            return show(
                    page,
                    organisation,
                    code,
                    found.get(),
                    fields,
                    invalid.problems(),
                    false,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        OwnPage.Own now = own.look(organisation, code).orElseThrow(() -> new Refusal.NotFound("member"));
        return show(page, organisation, code, now, null, new Problems(), true, HttpStatus.OK);
    }

    private View show(
            Page page,
            UUID organisation,
            String code,
            OwnPage.Own now,
            @Nullable Fields typed,
            Problems problems,
            boolean saved,
            HttpStatus status) {
        Fields fields = typed == null ? new Fields(new HashMap<>(ProfileForm.of(now.member()))) : typed;
        return templates.show(
                "panel/own", new OwnPagePage(page, organisation, code, now, fields, problems, saved), status);
    }
}
