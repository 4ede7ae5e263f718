package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Position;
import se.tillit.chain.Unit;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** "May I decide this?": asked in one's own words, answered with a yes or a no and who may instead. */
@Controller
public final class MandatePages {

    private final ChainQuery chains;
    private final MandateQuery mandates;
    private final Templates templates;

    MandatePages(ChainQuery chains, MandateQuery mandates, Templates templates) {
        this.chains = chains;
        this.mandates = mandates;
        this.templates = templates;
    }

    /**
     * @param asked empty where nothing has been asked
     * @param own what one may decide, where nothing has been asked
     * @param none whether no order is in use at all
     */
    public record AskPage(
            Page page,
            Fields fields,
            Problems problems,
            Optional<MandateQuery.Asked> asked,
            List<MandateQuery.Own> own,
            boolean none,
            List<Position> positions,
            List<Unit> units) {

        public Sentences sentences() {
            return new Sentences(page, asked.orElseThrow());
        }

        /** The one answer that is shown whole; empty where one has to say first which matter is meant. */
        public Optional<Answer> only() {
            return asked.filter(one -> one.answers().size() == 1)
                    .map(one -> one.answers().getFirst());
        }

        /** The same question about a matter that has been picked. */
        public String pick(Answer answer) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/mandat")
                    .queryParam("mandat", answer.matter().rows().getFirst().id());
            List.of("arende", "belopp", "befattning", "enhet", "dag").forEach(name -> {
                if (fields.orNull(name) != null) {
                    address.queryParam(name, "{" + name + "}");
                }
            });
            return address.encode().buildAndExpand(fields.all()).toUriString();
        }

        /** Where there are many units, they are listed only when one wants to choose among them: phones are many too. */
        public boolean listsUnits() {
            return units.size() <= 200 || forOthers() || fields.isTicked("annan");
        }

        /** Whether it is asked for somebody else, or another day. */
        public boolean forOthers() {
            return fields.orNull("befattning") != null
                    || fields.orNull("enhet") != null
                    || fields.orNull("dag") != null;
        }
    }

    @GetMapping("/mandat")
    View ask(Actor actor, Page page, @RequestParam Map<String, String> sent) {
        actor.must(Access.SEE_MANDATES);
        Fields fields = new Fields(sent);
        Problems problems = new Problems();
        LocalDate day = fields.orNull("dag") == null ? page.today() : fields.day("dag", "mandate.ask.no-day", problems);
        BigDecimal amount = amount(fields, problems);
        Question question = new Question(
                fields.text("arende"),
                fields.id("mandat"),
                amount,
                fields.id("enhet"),
                fields.id("befattning"),
                day == null ? page.today() : day);
        boolean asks = problems.isEmpty() && !question.isEmpty();
        Chain chain = chains.asOf(actor, page.today());
        return templates.show(
                "mandate/ask",
                new AskPage(
                        page,
                        fields,
                        problems,
                        asks ? Optional.of(mandates.ask(actor, question)) : Optional.empty(),
                        asks ? List.of() : mandates.own(actor, page.today()),
                        !asks && mandates.orders(actor).stream().noneMatch(one -> one.holdsOn(page.today())),
                        chain.positions(),
                        own(chain)),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static List<Unit> own(Chain chain) {
        return chain.units().stream()
                .filter(unit -> unit.kind() == se.tillit.chain.UnitKind.OWN)
                .toList();
    }

    /** 45 000 or 45000 kr. */
    static @Nullable BigDecimal amount(Fields fields, Problems problems) {
        String text = fields.text("belopp").replaceAll("(?i)[\\s\\u00a0\\u202f.]|kr\\b|kronor|sek|:-", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,12}(,\\d{1,2})?")) {
            problems.add("belopp", "mandate.ask.no-amount");
            return null;
        }
        return new BigDecimal(text.replace(',', '.'));
    }
}
