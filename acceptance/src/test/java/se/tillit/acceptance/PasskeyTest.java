package se.tillit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser, with an authenticator that the browser makes believe. */
class PasskeyTest {

    private record Authenticator(CDPSession browser, String id) {

        /** @param verifies whether it asks for a fingerprint or a PIN and gets it */
        static Authenticator of(Page page, boolean verifies) {
            CDPSession browser = page.context().newCDPSession(page);
            browser.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", verifies);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject arguments = new JsonObject();
            arguments.add("options", options);
            return new Authenticator(
                    browser,
                    browser.send("WebAuthn.addVirtualAuthenticator", arguments)
                            .get("authenticatorId")
                            .getAsString());
        }

        void verifies(boolean now) {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            arguments.addProperty("isUserVerified", now);
            browser.send("WebAuthn.setUserVerified", arguments);
        }
    }

    @Test
    void whoHasMadeAPasskeySignsInWithItAndNothingElseUntilItIsRemoved() {
        Page page = Sjohaga.as("Johan Berglund", 360, "sv");
        Authenticator authenticator = Authenticator.of(page, true);
        page.navigate("/konto");
        page.getByLabel("Vad ska den heta?").fill("Jobbtelefonen");
        click(page, "Lägg till passkey");
        page.getByText("Din passkey är klar att använda.").waitFor();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Jobbtelefonen"))
                        .isVisible())
                .isTrue();

        page.context().clearCookies();
        page.navigate("/logga-in");
        click(page, "Logga in med passkey");
        page.getByText("Hej Johan").waitFor();

        page.context().clearCookies();
        page.navigate("/logga-in");
        authenticator.verifies(false);
        click(page, "Logga in med passkey");
        page.getByText("Det gick inte den här gången").waitFor();
        authenticator.verifies(true);
        click(page, "Logga in med passkey");
        page.getByText("Hej Johan").waitFor();

        page.navigate("/konto");
        click(page, "Ta bort Jobbtelefonen");
        page.getByText("Din passkey är borttagen").waitFor();
        page.context().clearCookies();
        page.navigate("/logga-in");
        click(page, "Logga in med passkey");
        page.getByText("Passkeyn känns inte igen här").waitFor();
        page.context().close();
    }

    @Test
    void anAnswerThatSomebodyHasOverheardLetsNobodyIn() {
        Page page = Sjohaga.as("Maria Lindqvist", 1280, "sv");
        Authenticator.of(page, true);
        page.navigate("/konto");
        page.getByLabel("Vad ska den heta?").fill("Datorn");
        click(page, "Lägg till passkey");
        page.getByText("Din passkey är klar att använda.").waitFor();
        page.context().clearCookies();
        page.navigate("/logga-in");
        AtomicReference<String> overheard = new AtomicReference<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/logga-in/passkey")) {
                overheard.set(request.postData());
            }
        });
        click(page, "Logga in med passkey");
        page.getByText("Hej Maria").waitFor();

        page.context().clearCookies();
        page.navigate("/logga-in");
        Object place = page.evaluate("""
                async overheard => {
                  const form = document.querySelector("form[data-passkey]");
                  const body = new URLSearchParams(overheard);
                  body.set("_csrf", form.elements._csrf.value);
                  await fetch(form.dataset.ask, { method: "POST", body: new URLSearchParams({ _csrf: body.get("_csrf") }) });
                  return (await fetch(form.action, { method: "POST", body })).url;
                }""", overheard.get());
        assertThat(place.toString()).endsWith("/logga-in?fel=passkey");
        page.context().close();
    }

    @Test
    void withoutAPasskeyThePasswordIsStillThere() {
        Page page = Sjohaga.visitor(1280, "sv");
        Authenticator.of(page, true);
        page.navigate("/logga-in");
        click(page, "Logga in med passkey");
        page.getByText("Det gick inte den här gången").waitFor();
        assertThat(page.getByLabel("Lösenord").isVisible()).isTrue();
        page.context().close();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
