package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.identity.ColleagueQuery.Invitation;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What a link from an administrator leads to: choosing a password, or joining with the account that one has. */
@Controller
public final class WelcomePages {

    private final ColleagueQuery colleagues;
    private final RedeemInvitation redeem;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final Templates templates;

    WelcomePages(
            ColleagueQuery colleagues,
            RedeemInvitation redeem,
            SignInThrottle throttle,
            Sessions sessions,
            Templates templates) {
        this.colleagues = colleagues;
        this.redeem = redeem;
        this.throttle = throttle;
        this.sessions = sessions;
        this.templates = templates;
    }

    public record WelcomePage(
            Page page, String code, String organisation, String name, String email, boolean joins, Problems problems) {}

    /** @param throttled whether the link was not even looked at */
    public record NoLinkPage(Page page, boolean throttled) {}

    @GetMapping("/valkommen")
    View welcome(Page page, @RequestParam(defaultValue = "") String kod, HttpServletRequest request) {
        return answer(page, kod, request, invitation -> show(page, kod, invitation, new Problems(), HttpStatus.OK));
    }

    @PostMapping("/valkommen")
    View choosePassword(
            Page page,
            @RequestParam(defaultValue = "") String kod,
            @RequestParam(defaultValue = "") String losenord,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(page, kod, request, invitation -> {
            try {
                redeem.choosePassword(new OneTimeCode(kod), losenord);
                sessions.begin(invitation.account(), invitation.organisation(), request, response);
                return new RedirectView("/", true);
            } catch (Refusal.Invalid invalid) {
                return show(page, kod, invitation, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        });
    }

    /** Reached after signing in, which is what shows whose account it is. */
    @GetMapping("/valkommen/anslut")
    View joining(Actor actor, Page page, @RequestParam(defaultValue = "") String kod, HttpServletRequest request) {
        return answer(page, kod, request, invitation -> show(page, kod, invitation, new Problems(), HttpStatus.OK));
    }

    @PostMapping("/valkommen/anslut")
    View join(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String kod,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(page, kod, request, invitation -> {
            try {
                redeem.join(new OneTimeCode(kod), actor.account());
                sessions.change(invitation.organisation(), request, response);
                return new RedirectView("/", true);
            } catch (Refusal.Invalid invalid) {
                return show(page, kod, invitation, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        });
    }

    /** Guessing is hopeless, and slowed down nevertheless. */
    private View answer(
            Page page, String code, HttpServletRequest request, Function<Invitation, View> lead) {
        if (throttle.refusesCodes(request.getRemoteAddr())) {
            return templates.show("identity/no-link", new NoLinkPage(page, true), HttpStatus.TOO_MANY_REQUESTS);
        }
        var invitation = colleagues.invitation(new OneTimeCode(code));
        if (invitation.isEmpty()) {
            throttle.wrongCode(request.getRemoteAddr());
            return templates.show("identity/no-link", new NoLinkPage(page, false), HttpStatus.NOT_FOUND);
        }
        return lead.apply(invitation.get());
    }

    private View show(Page page, String code, Invitation invitation, Problems problems, HttpStatus status) {
        return templates.show(
                "identity/welcome",
                new WelcomePage(
                        page,
                        code,
                        invitation.organisationName(),
                        invitation.name(),
                        invitation.email(),
                        invitation.joins(),
                        problems),
                status);
    }
}
