package se.tillit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** What documents ask of whom, and what is said more than once. */
@Controller
public final class RolePages {

    private static final int ROWS = 3;
    private static final int A_PAGE = 50;

    private final ChainQuery chains;
    private final RoleQuery roles;
    private final MatchRole match;
    private final Once once;
    private final Templates templates;

    RolePages(ChainQuery chains, RoleQuery roles, MatchRole match, Once once, Templates templates) {
        this.chains = chains;
        this.roles = roles;
        this.match = match;
        this.once = once;
        this.templates = templates;
    }

    public record RolesPage(
            Page page, Chain chain, @Nullable UUID unit, List<RoleLoad> roles) {

        public String address(String role) {
            return RolePages.address(role);
        }
    }

    static String address(String role) {
        return UriComponentsBuilder.fromPath("/dokument/roll")
                .queryParam("roll", "{role}")
                .encode()
                .buildAndExpand(role)
                .toUriString();
    }

    @GetMapping("/dokument/roller")
    View all(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID enhet) {
        Chain chain = chains.asOf(actor, page.today());
        return templates.show("document/roles", new RolesPage(page, chain, enhet, roles.all(actor, chain, enhet)));
    }

    @GetMapping({"/dokument/roller.xlsx", "/dokument/roller.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID enhet) {
        Chain chain = chains.asOf(actor, page.today());
        List<List<Object>> rows = new ArrayList<>();
        for (RoleLoad load : roles.all(actor, chain, enhet)) {
            for (RoleLoad.InDocument one : load.documents()) {
                rows.add(List.of(
                        load.name(),
                        String.join(
                                ", ",
                                load.positions().stream().map(Position::name).toList()),
                        one.title(),
                        one.pages(),
                        one.words(),
                        one.duties(),
                        one.reports()));
            }
        }
        TableFile file = new TableFile(
                page.t("document.roles.file-name"),
                Stream.of(
                                "document.role",
                                "chain.position",
                                "document.title",
                                "document.pages",
                                "document.words",
                                "document.duties",
                                "document.reports")
                        .map(key -> page.t(key))
                        .toList(),
                rows);
        return page.path().startsWith("/dokument/roller.xlsx") ? file.xlsx() : file.csv();
    }

    public record RolePage(Page page, Chain chain, RoleQuery.OnRole on) {

        /** Positions chosen, and room for one more. */
        public int rows() {
            return Math.max(ROWS, on.load().positions().size() + 1);
        }

        public @Nullable Position chosen(int row) {
            List<Position> positions = on.load().positions();
            return row < positions.size() ? positions.get(row) : null;
        }
    }

    @GetMapping("/dokument/roll")
    View one(Actor actor, Page page, @RequestParam(defaultValue = "") String roll) {
        actor.must(Access.SEE_DOCUMENTS);
        Chain chain = chains.asOf(actor, page.today());
        return templates.show("document/role", new RolePage(page, chain, roles.of(actor, chain, roll)));
    }

    @PostMapping("/dokument/roll")
    View match(
            Actor actor,
            Page page,
            @RequestParam(defaultValue = "") String roll,
            @RequestParam(required = false) @Nullable List<String> befattning,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        Chain chain = chains.asOf(actor, page.today());
        List<UUID> positions = befattning == null
                ? List.of()
                : befattning.stream()
                        .filter(one -> one.matches("[0-9a-f-]{36}"))
                        .map(UUID::fromString)
                        .toList();
        return once.redirect(actor, request, () -> {
            match.match(actor, chain, roll, positions);
            return address(roll);
        });
    }

    /** @param shown the first of them */
    public record RepeatedPage(Page page, List<Overlaps> shown, int all) {}

    @GetMapping("/dokument/samma")
    View repeated(Actor actor, Page page) {
        List<Overlaps> all = roles.repeated(actor);
        return templates.show(
                "document/repeated",
                new RepeatedPage(page, all.stream().limit(A_PAGE).toList(), all.size()));
    }
}
