package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
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
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** One's own account: name, password, where one is signed in, and for which organisation. */
@Controller
public final class OwnAccountPages {

    private final AccountQuery accounts;
    private final OwnAccount own;
    private final OwnPasskeys passkeys;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Once once;
    private final Templates templates;

    OwnAccountPages(
            AccountQuery accounts,
            OwnAccount own,
            OwnPasskeys passkeys,
            Sessions sessions,
            Arrival arrival,
            Once once,
            Templates templates) {
        this.accounts = accounts;
        this.own = own;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.arrival = arrival;
        this.once = once;
        this.templates = templates;
    }

    /** @param done what has just been done, or empty */
    public record OwnAccountPage(
            Page page,
            AccountQuery.Own own,
            List<OwnPasskeys.Passkey> passkeys,
            String name,
            String done,
            Problems problems) {

        /** The sentence about what has just been done. */
        public String said() {
            return switch (done) {
                case "namn" -> "identity.done.name";
                case "losenord" -> "identity.done.password";
                case "passkey" -> "identity.done.passkey";
                case "passkey-borta" -> "identity.done.passkey-removed";
                default -> "identity.done.sign-out";
            };
        }

        public LocalDate day(OwnPasskeys.Passkey passkey) {
            return passkey.created().atZone(ZoneId.of("Europe/Stockholm")).toLocalDate();
        }
    }

    public record OrganisationsPage(Page page, List<AccountStore.Workplace> organisations) {}

    @GetMapping("/konto")
    View account(Actor actor, Page page, @RequestParam(defaultValue = "") String klart) {
        return show(actor, page, actor.name(), klart, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/konto/namn")
    View rename(Actor actor, Page page, @RequestParam(defaultValue = "") String namn, HttpServletRequest request) {
        try {
            return once.redirect(actor, request, () -> {
                own.rename(actor, namn);
                return "/konto?klart=namn";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, namn, "", invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Not through {@link Once}: the present password is no longer right the second time. */
    @PostMapping("/konto/losenord")
    View changePassword(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String nuvarande,
            @RequestParam(defaultValue = "") String nytt,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            own.changePassword(actor, nuvarande, nytt, request.getRemoteAddr());
            sessions.keep(request, response);
            return new RedirectView("/konto?klart=losenord", true);
        } catch (Refusal.Invalid invalid) {
            return again(actor, page, invalid);
        }
    }

    @PostMapping("/konto/logga-ut-overallt")
    View signOutEverywhere(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        own.signOutEverywhere(actor);
        sessions.keep(request, response);
        return new RedirectView("/konto?klart=utloggad", true);
    }

    @GetMapping("/valj-organisation")
    View organisations(Actor actor, Page page) {
        return templates.show(
                "identity/organisations",
                new OrganisationsPage(page, accounts.own(actor).organisations()));
    }

    @PostMapping("/valj-organisation")
    View choose(
            Actor actor, @RequestParam UUID organisation, HttpServletRequest request, HttpServletResponse response) {
        sessions.change(organisation, request, response);
        return new RedirectView(arrival.askedFor(request, response), true);
    }

    View again(Actor actor, Page page, Refusal.Invalid invalid) {
        return show(actor, page, actor.name(), "", invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View show(Actor actor, Page page, String name, String done, Problems problems, HttpStatus status) {
        return templates.show(
                "identity/own-account",
                new OwnAccountPage(page, accounts.own(actor), passkeys.list(actor), name, done, problems),
                status);
    }
}
