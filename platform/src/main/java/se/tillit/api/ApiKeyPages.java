package se.tillit.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** One's own keys: making one, seeing which there are, taking one away. */
@Controller
public final class ApiKeyPages {

    private static final String ADDRESS = "/konto/nycklar";
    private static final int USUAL_DAYS = 90;

    private final ApiKeyQuery keys;
    private final CreateApiKey create;
    private final RevokeApiKey revoke;
    private final Once once;
    private final Templates templates;

    ApiKeyPages(ApiKeyQuery keys, CreateApiKey create, RevokeApiKey revoke, Once once, Templates templates) {
        this.keys = keys;
        this.create = create;
        this.revoke = revoke;
        this.once = once;
        this.templates = templates;
    }

    /** What was typed, as it stands in the fields. */
    public record Form(String name, boolean writes, String until) {}

    /** @param secret the key that was made just now, which is not shown again; null where none was */
    public record ApiKeyPage(
            Page page, List<ApiKey> keys, @Nullable String secret, Form form, Problems problems) {

        public boolean opens(ApiKey key) {
            return key.opensOn(page.today());
        }
    }

    @GetMapping(ADDRESS)
    View own(Actor actor, Page page) {
        return show(actor, page, null, empty(page), new Problems());
    }

    /** The answer is the page itself and not a redirect, since it is the only one that shows the key. Sent again, it leads to the list. */
    @PostMapping(ADDRESS)
    View create(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String namn,
            @RequestParam(defaultValue = "") String skriver,
            @RequestParam(defaultValue = "") String till,
            HttpServletRequest request) {
        boolean writes = skriver.equals("ja");
        AtomicReference<@Nullable String> secret = new AtomicReference<>();
        try {
            View list = once.redirect(actor, request, () -> {
                secret.set(create.create(actor, namn, writes, page.today(), day(till)));
                return ADDRESS;
            });
            return secret.get() == null ? list : show(actor, page, secret.get(), empty(page), new Problems());
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, null, new Form(namn, writes, till), invalid.problems());
        }
    }

    @PostMapping(ADDRESS + "/{id}/ta-bort")
    View revoke(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        return once.redirect(actor, request, () -> {
            revoke.revoke(actor, id);
            return ADDRESS;
        });
    }

    private static Form empty(Page page) {
        return new Form("", false, page.today().plusDays(USUAL_DAYS).toString());
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private View show(Actor actor, Page page, @Nullable String secret, Form form, Problems problems) {
        return templates.show(
                "api/keys",
                new ApiKeyPage(page, keys.own(actor), secret, form, problems),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
