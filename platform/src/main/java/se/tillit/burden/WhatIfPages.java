package se.tillit.burden;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.chain.Chain;
import se.tillit.chain.Position;
import se.tillit.signal.Claim;
import se.tillit.signal.Origin;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Demands are ticked away to see what that would free, and where. Nothing is saved. */
@Controller
public final class WhatIfPages {

    private final BurdenQuery burdens;
    private final Templates templates;

    WhatIfPages(BurdenQuery burdens, Templates templates) {
        this.burdens = burdens;
        this.templates = templates;
    }

    /** A demand to tick away. What the law requires is shown and cannot be. */
    public record Choice(Claim claim, String issuer, Burden burden, boolean ticked) {

        public boolean byLaw() {
            return claim.origin() == Origin.LAW;
        }
    }

    /**
     * @param choices as many as a page holds, by title
     * @param all how many match
     * @param elsewhere ticked, and not among the choices
     */
    public record WhatIfPage(
            Page page,
            Question question,
            Reckoning reckoning,
            String words,
            List<Choice> choices,
            int all,
            Set<UUID> ticked,
            List<UUID> elsewhere,
            Sums freed,
            List<Reckoning.Part> parts,
            List<Map.Entry<Position, Burden>> positions) {

        public Chain chain() {
            return reckoning.chain();
        }

        public String about() {
            return BurdenPages.about(page, chain(), question);
        }

        /** Where what is ticked becomes a proposal. */
        public String proposalAddress() {
            return "/forslag/nytt?" + ticked.stream().map(one -> "krav=" + one).collect(Collectors.joining("&"));
        }
    }

    @GetMapping("/borda/prova")
    View tickAway(
            Actor actor,
            Page page,
            Question asked,
            @RequestParam(defaultValue = "") String sok,
            @RequestParam(required = false, defaultValue = "") List<UUID> bort) {
        Reckoning reckoning = burdens.onDay(actor, page.today());
        Question question = asked.in(reckoning.chain());
        Set<UUID> ticked = new LinkedHashSet<>();
        reckoning.claims().stream()
                .filter(claim -> claim.origin() != Origin.LAW && bort.contains(claim.signal()))
                .forEach(claim -> ticked.add(claim.signal()));
        String words = sok.strip().toLowerCase(Locale.ROOT);
        List<Claim> landing = burdens.landing(actor, reckoning, question.scope()).stream()
                .filter(claim -> claim.title().toLowerCase(Locale.ROOT).contains(words))
                .toList();
        List<Choice> choices = landing.stream()
                .limit(BurdenPages.A_PAGE)
                .map(claim -> new Choice(
                        claim,
                        BurdenPages.unitName(reckoning.chain(), claim.issuer()),
                        reckoning.total(question.scope().only(Set.of(claim.signal()))),
                        ticked.contains(claim.signal())))
                .sorted(Comparator.comparing(choice -> choice.claim().title()))
                .toList();
        Scope freed = question.scope().only(ticked);
        Sums sums = ticked.isEmpty() ? Sums.NOTHING : reckoning.sums(freed);
        Set<UUID> shown = new LinkedHashSet<>();
        choices.forEach(choice -> shown.add(choice.claim().signal()));
        return templates.show(
                "burden/what-if",
                new WhatIfPage(
                        page,
                        question,
                        reckoning,
                        sok.strip(),
                        choices,
                        landing.size(),
                        ticked,
                        ticked.stream().filter(one -> !shown.contains(one)).toList(),
                        sums,
                        ticked.isEmpty() ? List.of() : reckoning.parts(freed),
                        reckoning.byPosition(sums)));
    }
}
