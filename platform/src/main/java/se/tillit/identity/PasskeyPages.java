package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.HttpSessionPublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Once;
import se.tillit.web.Page;

/**
 * What the script of the sign-in page and of one's own account asks, and the forms it fills in. A question is kept in the session and
 * answered once.
 */
@Controller
public final class PasskeyPages {

    private final Passkeys passkeys;
    private final OwnPasskeys own;
    private final OwnAccountPages account;
    private final AccountQuery accounts;
    private final Sessions sessions;
    private final Arrival arrival;
    private final Once once;
    private final HttpSessionPublicKeyCredentialRequestOptionsRepository signInQuestions =
            new HttpSessionPublicKeyCredentialRequestOptionsRepository();
    private final HttpSessionPublicKeyCredentialCreationOptionsRepository newQuestions =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();

    PasskeyPages(
            Passkeys passkeys,
            OwnPasskeys own,
            OwnAccountPages account,
            AccountQuery accounts,
            Sessions sessions,
            Arrival arrival,
            Once once) {
        this.passkeys = passkeys;
        this.own = own;
        this.account = account;
        this.accounts = accounts;
        this.sessions = sessions;
        this.arrival = arrival;
        this.once = once;
    }

    @PostMapping(path = "/logga-in/passkey/fraga", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String ask(HttpServletRequest request, HttpServletResponse response) {
        PublicKeyCredentialRequestOptions question = passkeys.requestOptions();
        signInQuestions.save(request, response, question);
        return passkeys.json(question);
    }

    @PostMapping("/logga-in/passkey")
    View signIn(
            @RequestParam(defaultValue = "") String svar, HttpServletRequest request, HttpServletResponse response) {
        return whose(svar, request, response)
                .flatMap(who -> accounts.wayIn(who).map(organisation -> {
                    SignedIn signedIn = sessions.begin(who, organisation, request, response);
                    return new RedirectView(arrival.after(signedIn, request, response), true);
                }))
                .orElseGet(() -> new RedirectView("/logga-in?fel=passkey", true));
    }

    private Optional<UUID> whose(String answer, HttpServletRequest request, HttpServletResponse response) {
        PublicKeyCredentialRequestOptions question = signInQuestions.load(request);
        if (question == null) {
            return Optional.empty();
        }
        signInQuestions.save(request, response, null);
        try {
            return Optional.of(passkeys.authenticate(question, answer));
        } catch (RuntimeException unusable) { // of many kinds, and to whoever tries they are one
            return Optional.empty();
        }
    }

    @PostMapping(path = "/konto/passkey/fraga", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String askForNew(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        PublicKeyCredentialCreationOptions question =
                passkeys.creationOptions(SecurityContextHolder.getContext().getAuthentication());
        newQuestions.save(request, response, question);
        return passkeys.json(question);
    }

    @PostMapping("/konto/passkey")
    View add(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String svar,
            @RequestParam(defaultValue = "") String nyckelnamn,
            HttpServletRequest request,
            HttpServletResponse response) {
        PublicKeyCredentialCreationOptions question = newQuestions.load(request);
        newQuestions.save(request, response, null);
        try {
            if (question == null) {
                throw new Refusal.Invalid(new Problems().add("nyckelnamn", "identity.passkey.unusable"));
            }
            own.add(actor, question, svar, nyckelnamn);
            return new RedirectView("/konto?klart=passkey", true);
        } catch (Refusal.Invalid invalid) {
            return account.again(actor, page, invalid);
        }
    }

    @PostMapping("/konto/passkey/ta-bort")
    View remove(Actor actor, @RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        return once.redirect(actor, request, () -> {
            own.remove(actor, id);
            return "/konto?klart=passkey-borta";
        });
    }
}
