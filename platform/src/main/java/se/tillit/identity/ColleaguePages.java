package se.tillit.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.ChainStore.Membership;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.PublicAddress;
import se.tillit.web.Templates;

/** The accounts of an organisation, for those who administer them. */
@Controller
public final class ColleaguePages {

    private static final int A_PAGE = 50;

    private final ColleagueQuery colleagues;
    private final InviteColleague invite;
    private final ChangeRoles changeRoles;
    private final DisableAccount disable;
    private final ChainQuery chains;
    private final Once once;
    private final Templates templates;
    private final PublicAddress address;
    private final Clock clock;

    ColleaguePages(
            ColleagueQuery colleagues,
            InviteColleague invite,
            ChangeRoles changeRoles,
            DisableAccount disable,
            ChainQuery chains,
            Once once,
            Templates templates,
            PublicAddress address,
            Clock clock) {
        this.colleagues = colleagues;
        this.invite = invite;
        this.changeRoles = changeRoles;
        this.disable = disable;
        this.chains = chains;
        this.once = once;
        this.templates = templates;
        this.address = address;
        this.clock = clock;
    }

    public record ColleaguesPage(
            Page page, String words, ColleagueQuery.ColleagueList list, boolean first, Instant now) {

        public String next() {
            return UriComponentsBuilder.fromPath("/konton")
                    .queryParam("sok", words)
                    .queryParam("efter", list.colleagues().getLast().account())
                    .encode()
                    .toUriString();
        }
    }

    public record InvitePage(Page page, Chain chain, ColleagueForm form, Problems problems) {}

    /** @param roles as they stand in the form */
    public record ColleaguePage(Page page, Colleague colleague, Set<Role> roles, Instant now, Problems problems) {

        /** The roles as they were when the page was made, to see whether somebody changes them meanwhile. */
        public String before() {
            return words(colleague.roles());
        }

        /** The last day on which the link holds. */
        public LocalDate linkHoldsUntil() {
            return Objects.requireNonNull(colleague.invitedUntil())
                    .atZone(ZoneId.of("Europe/Stockholm"))
                    .toLocalDate();
        }
    }

    public record LinkPage(Page page, Colleague colleague, String link) {}

    @GetMapping("/konton")
    View all(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false) @Nullable UUID efter) {
        return templates.show(
                "identity/colleagues",
                new ColleaguesPage(
                        page, sok, colleagues.list(actor, sok, efter, A_PAGE), efter == null, clock.instant()));
    }

    @GetMapping("/konton/bjud-in")
    View inviting(Actor actor, Page page) {
        actor.must(Access.MANAGE_ACCOUNTS);
        return templates.show(
                "identity/invite",
                new InvitePage(page, chains.asOf(actor, page.today()), ColleagueForm.EMPTY, new Problems()));
    }

    @PostMapping("/konton/bjud-in")
    View invite(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String namn,
            @RequestParam(defaultValue = "") String epost,
            @RequestParam(required = false) @Nullable List<String> roller,
            @RequestParam(defaultValue = "") String enhet,
            @RequestParam(defaultValue = "") String befattning,
            HttpServletRequest request) {
        actor.must(Access.MANAGE_ACCOUNTS);
        Chain chain = chains.asOf(actor, page.today());
        ColleagueForm form = new ColleagueForm(namn, epost, ColleagueForm.roles(roller), enhet, befattning);
        try {
            Membership workplace = form.check(chain, page.today());
            return shownOnce(
                    actor,
                    page,
                    request,
                    () -> invite.invite(actor, form.name(), form.email(), form.roles(), workplace));
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "identity/invite",
                    new InvitePage(page, chain, form, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/konton/{id}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        Colleague colleague = colleagues.find(actor, id);
        return show(
                new ColleaguePage(page, colleague, colleague.roles(), clock.instant(), new Problems()), HttpStatus.OK);
    }

    @PostMapping("/konton/{id}/lank")
    View link(Actor actor, Page page, @PathVariable UUID id, HttpServletRequest request) {
        Colleague colleague = colleagues.find(actor, id);
        try {
            return shownOnce(actor, page, request, () -> invite.renew(actor, id));
        } catch (Refusal.Invalid invalid) {
            return again(page, colleague, colleague.roles(), invalid);
        }
    }

    @PostMapping("/konton/{id}/roller")
    View roles(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<String> roller,
            @RequestParam(defaultValue = "") String fore,
            HttpServletRequest request) {
        Colleague colleague = colleagues.find(actor, id);
        Set<Role> wanted = ColleagueForm.roles(roller);
        try {
            return once.redirect(actor, request, () -> {
                changeRoles.change(actor, id, ColleagueForm.roles(Arrays.asList(fore.split(","))), wanted);
                return "/konton/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return again(page, colleague, wanted, invalid);
        }
    }

    @PostMapping("/konton/{id}/stang")
    View close(Actor actor, Page page, @PathVariable UUID id, HttpServletRequest request) {
        return openOrClose(actor, page, id, request, () -> disable.disable(actor, id));
    }

    @PostMapping("/konton/{id}/oppna")
    View open(Actor actor, Page page, @PathVariable UUID id, HttpServletRequest request) {
        return openOrClose(actor, page, id, request, () -> disable.enable(actor, id));
    }

    private View openOrClose(Actor actor, Page page, UUID id, HttpServletRequest request, Runnable work) {
        Colleague colleague = colleagues.find(actor, id);
        try {
            return once.redirect(actor, request, () -> {
                work.run();
                return "/konton/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return again(page, colleague, colleague.roles(), invalid);
        }
    }

    /** The link is in this answer and nowhere else: the form sent again leads to the account, which does not know it. */
    private View shownOnce(
            Actor actor,
            Page page,
            HttpServletRequest request,
            Supplier<InviteColleague.Link> work) {
        AtomicReference<InviteColleague.@Nullable Link> made = new AtomicReference<>();
        View account = once.redirect(actor, request, () -> {
            InviteColleague.Link link = work.get();
            made.set(link);
            return "/konton/" + link.account();
        });
        InviteColleague.Link link = made.get();
        return link == null
                ? account
                : templates.show(
                        "identity/link",
                        new LinkPage(
                                page,
                                colleagues.find(actor, link.account()),
                                address.of("/valkommen?kod=" + link.code().text())));
    }

    private View again(Page page, Colleague colleague, Set<Role> roles, Refusal.Invalid invalid) {
        return show(
                new ColleaguePage(page, colleague, roles, clock.instant(), invalid.problems()),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View show(ColleaguePage page, HttpStatus status) {
        return templates.show("identity/colleague", page, status);
    }

    private static String words(Set<Role> roles) {
        return String.join(",", roles.stream().sorted().map(Role::name).toList());
    }
}
