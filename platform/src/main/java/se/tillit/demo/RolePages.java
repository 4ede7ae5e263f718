package se.tillit.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Door;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;
import se.tillit.identity.AccountStore;
import se.tillit.identity.Sessions;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** "Välj roll": step into anybody in the demo. Not part of {@code serve}, where this address does not exist. */
@Controller
public final class RolePages {

    private final DemoOrganisation organisation;
    private final Door door;
    private final AccountStore accounts;
    private final ChainStore chain;
    private final SjohagaPanel panel;
    private final Templates templates;
    private final Sessions sessions;

    RolePages(
            DemoOrganisation organisation,
            Door door,
            AccountStore accounts,
            ChainStore chain,
            SjohagaPanel panel,
            Templates templates,
            Sessions sessions) {
        this.organisation = organisation;
        this.door = door;
        this.accounts = accounts;
        this.chain = chain;
        this.panel = panel;
        this.templates = templates;
        this.sessions = sessions;
    }

    /** @param workplace position and unit, as far as there are any */
    public record Someone(UUID account, String name, Role role, String workplace) {}

    /** Those with one role: what the role sees is said once. */
    public record Group(Role role, List<Someone> people) {}

    /** @param member the code of somebody in the panel, who has no account; null where nobody is */
    public record RolePage(
            Page page,
            UUID id,
            String organisation,
            List<Group> groups,
            @Nullable String member) {

        public String memberName() {
            return MEMBER;
        }
    }

    private static final String MEMBER = "Ingrid";

    @GetMapping("/valj-roll")
    View choose(Page page) {
        return templates.show(
                "demo/roles",
                new RolePage(
                        page,
                        organisation.id(),
                        organisation.name(),
                        door.readAs(organisation.id(), () -> groups(page)),
                        panel.codes().get(MEMBER)));
    }

    /** In the roles' order, but for whoever runs the installation: nobody comes to the demo for that. */
    private List<Group> groups(Page page) {
        Map<Role, List<Someone>> byRole =
                people(page).collect(Collectors.groupingBy(Someone::role, TreeMap::new, Collectors.toList()));
        return byRole.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(group -> group.role() == Role.ADMINISTRATOR))
                .toList();
    }

    private Stream<Someone> people(Page page) {
        Chain today = chain.asOf(page.today());
        return accounts.people().stream()
                .map(person -> new Someone(
                        person.account(),
                        person.name(),
                        person.roles().stream().min(Comparator.naturalOrder()).orElseThrow(),
                        chain.workplace(person.account(), page.today())
                                .map(place -> workplace(today, place))
                                .orElse("")))
                .sorted(Comparator.comparing(Someone::name));
    }

    private static String workplace(Chain today, ChainStore.Workplace place) {
        String unit = today.unit(place.unit()).map(one -> one.name()).orElse("");
        return today.position(place.position())
                .map(one -> one.name() + ", " + unit)
                .orElse(unit);
    }

    @PostMapping("/valj-roll")
    View stepInto(@RequestParam UUID person, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(person, organisation.id(), request, response);
        return new RedirectView("/", true);
    }
}
