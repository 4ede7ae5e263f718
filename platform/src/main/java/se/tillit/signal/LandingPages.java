package se.tillit.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** What lands on a position, and on a unit. */
@Controller
public final class LandingPages {

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final Templates templates;

    LandingPages(ChainQuery chains, SignalQuery signals, Templates templates) {
        this.chains = chains;
        this.signals = signals;
        this.templates = templates;
    }

    /** @param persons how many hold each position, in the same order */
    public record PositionsPage(Page page, List<Position> positions, List<BigDecimal> persons) {}

    /** @param persons how many hold the position */
    public record PositionPage(
            Page page,
            Chain chain,
            Position position,
            BigDecimal persons,
            Landing landing,
            Excerpt excerpt,
            boolean byKind) {

        /** This page by issuer or by kind, whole or with one group of it alone. */
        public String address(boolean kinds, String group, int page) {
            return LandingPages.address("/befattning/" + position.id(), page(), chain, kinds, group, page);
        }
    }

    public record UnitPage(
            Page page, Chain chain, Unit unit, Landing landing, Excerpt excerpt, List<ChainStore.UnitVersion> history) {

        public String address(String group, int page) {
            return LandingPages.address("/enhet/" + unit.id(), page(), chain, false, group, page);
        }
    }

    @GetMapping("/befattningar")
    View positions(Actor actor, Page page) {
        Chain chain = chains.asOf(actor, page.today());
        List<Position> positions = chain.positions();
        return templates.show(
                "signal/positions",
                new PositionsPage(
                        page,
                        positions,
                        positions.stream()
                                .map(one -> chain.persons(one.id(), null))
                                .toList()));
    }

    @GetMapping("/befattning/{id}")
    View position(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String grupp,
            @RequestParam(defaultValue = "") String visa,
            @RequestParam(defaultValue = "1") int sida,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag) {
        Chain chain = chains.asOf(actor, dag == null ? page.today() : dag);
        Position position = chain.position(id).orElseThrow(() -> new Refusal.NotFound("position"));
        Landing landing = signals.landingOnPosition(actor, chain, id, null);
        boolean byKind = grupp.equals("slag");
        return templates.show(
                "signal/position",
                new PositionPage(
                        page,
                        chain,
                        position,
                        chain.persons(id, null),
                        landing,
                        byKind ? Excerpt.byKind(landing, page, visa, sida) : Excerpt.byIssuer(landing, visa, sida),
                        byKind));
    }

    @GetMapping({"/befattning/{id}/krav.xlsx", "/befattning/{id}/krav.csv"})
    ResponseEntity<byte[]> positionFile(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag) {
        Chain chain = chains.asOf(actor, dag == null ? page.today() : dag);
        chain.position(id).orElseThrow(() -> new Refusal.NotFound("position"));
        return LandingFile.of(page, signals.landingOnPosition(actor, chain, id, null))
                .as(page);
    }

    @GetMapping({"/enhet/{id}/krav.xlsx", "/enhet/{id}/krav.csv"})
    ResponseEntity<byte[]> unitFile(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag) {
        Chain chain = chains.asOf(actor, dag == null ? page.today() : dag);
        Unit unit = chain.standsFor(id).stream().findFirst().orElseThrow(() -> new Refusal.NotFound("unit"));
        return LandingFile.of(page, signals.landingOnUnit(actor, chain, unit)).as(page);
    }

    @GetMapping("/enhet/{id}")
    View unit(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String visa,
            @RequestParam(defaultValue = "1") int sida,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dag) {
        Chain chain = chains.asOf(actor, dag == null ? page.today() : dag);
        // An address kept since before a reorganisation leads to what the unit has become.
        Unit unit = chain.standsFor(id).stream().findFirst().orElseThrow(() -> new Refusal.NotFound("unit"));
        Landing landing = signals.landingOnUnit(actor, chain, unit);
        return templates.show(
                "signal/unit",
                new UnitPage(
                        page,
                        chain,
                        unit,
                        landing,
                        Excerpt.byIssuer(landing, visa, sida),
                        chains.historyOf(actor, unit.id())));
    }

    private static String address(String path, Page page, Chain chain, boolean kinds, String group, int part) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!chain.day().equals(page.today())) {
            address.queryParam("dag", chain.day());
        }
        if (kinds) {
            address.queryParam("grupp", "slag");
        }
        if (!group.isEmpty()) {
            address.queryParam("visa", group);
        }
        if (part > 1) {
            address.queryParam("sida", part);
        }
        return address.encode().toUriString();
    }
}
