package se.tillit.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.identity.AccountStore;
import se.tillit.improvement.AnswerImprovement;
import se.tillit.improvement.Improvement;
import se.tillit.improvement.Improvement.Choice;
import se.tillit.improvement.Improvement.From;
import se.tillit.improvement.Improvement.Measure;
import se.tillit.improvement.ImprovementQuery;
import se.tillit.improvement.MoveImprovementsUp;
import se.tillit.improvement.Offer;
import se.tillit.improvement.OfferImprovement;
import se.tillit.improvement.ReplyToOffer;
import se.tillit.improvement.ReportTrial;
import se.tillit.improvement.ReportTrial.Effect;
import se.tillit.improvement.SuggestAsCitizen;
import se.tillit.improvement.SuggestImprovement;
import se.tillit.improvement.SupportImprovement;
import se.tillit.improvement.ThankForImprovement;

/** What people in Sjöhaga have wanted to try, what became of it, and what did not work. */
@Component
final class SjohagaImprovements implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final ChainQuery chains;
    private final ImprovementQuery improvements;
    private final SuggestImprovement suggest;
    private final SuggestAsCitizen citizens;
    private final SupportImprovement support;
    private final AnswerImprovement answer;
    private final ReportTrial report;
    private final ThankForImprovement thank;
    private final OfferImprovement offer;
    private final ReplyToOffer reply;
    private final MoveImprovementsUp moveUp;

    SjohagaImprovements(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            ChainQuery chains,
            ImprovementQuery improvements,
            SuggestImprovement suggest,
            SuggestAsCitizen citizens,
            SupportImprovement support,
            AnswerImprovement answer,
            ReportTrial report,
            ThankForImprovement thank,
            OfferImprovement offer,
            ReplyToOffer reply,
            MoveImprovementsUp moveUp) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.chains = chains;
        this.improvements = improvements;
        this.suggest = suggest;
        this.citizens = citizens;
        this.support = support;
        this.answer = answer;
        this.report = report;
        this.thank = thank;
        this.offer = offer;
        this.reply = reply;
        this.moveUp = moveUp;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor maria = actors.get("Maria Lindqvist");
        Actor aisha = actors.get("Aisha Warsame");
        Chain chain = chains.asOf(maria, clock.today());
        Map<String, UUID> units = chain.units().stream().collect(Collectors.toMap(Unit::code, Unit::id));
        UUID asen = units.get("HTJ-ASEN");

        questions(actors, units);
        whiteboard(maria, aisha);
        school(actors.get("Eva Stenmark"), actors.get("Jonas Ekdahl"), units.get("SKO-ASEN"));

        UUID bicycles = ago(
                30,
                () -> suggest.suggest(
                        aisha,
                        "Elcyklar i stället för bil till dem som bor inne i Åsen. Vi letar parkering längre än vi kör.",
                        asen,
                        null,
                        true,
                        false));
        ago(
                25,
                () -> answer(
                        maria,
                        bicycles,
                        Choice.NOT_NOW,
                        "Avtalet om bilarna löper till september. Jag tar upp det när vi räknar på nya, i mars.",
                        AnswerImprovement.Trial.NONE));

        UUID round = ago(
                29,
                () -> suggest.suggest(
                        maria,
                        "Fem minuter tillsammans innan kvällspasset börjar, bara om dem vi ska till. Ingen dator framme.",
                        asen,
                        null,
                        true,
                        false));
        ago(28, () -> support.support(aisha, round));
        ago(
                28,
                () -> answer(
                        maria,
                        round,
                        Choice.TRY,
                        null,
                        trial("Kvällspasset", 27, "De som arbetar kväll vet vem som haft en dålig dag", Measure.NONE)));

        UUID medicines = ago(
                12,
                () -> suggest.suggest(
                        aisha,
                        "Låt mig se i telefonen när läkemedelslistan har ändrats. Nu får jag veta det av en lapp i pärmen"
                                + " hemma hos den jag hjälper.",
                        asen,
                        null,
                        false,
                        false));
        ago(
                9,
                () -> answer(
                        maria,
                        medicines,
                        Choice.OTHERS,
                        "Listan ligger hos regionen, och vilka av oss som får se den bestäms inte här på enheten.",
                        AnswerImprovement.Trial.NONE));

        clock.daysAgo(
                18,
                () -> citizens.suggest(
                        organisation,
                        asen,
                        "Skicka ett meddelande till oss anhöriga dagen innan det kommer någon ny till pappa. Han blir orolig"
                                + " och ringer mig på jobbet.",
                        From.RELATIVE,
                        false));
        UUID relatives = newest(maria, From.RELATIVE);
        ago(
                15,
                () -> answer(
                        maria,
                        relatives,
                        Choice.TRY,
                        "Tack för att du skrev. Vi börjar med fyra personer vars anhöriga vill det.",
                        new AnswerImprovement.Trial(
                                "De fasta omsorgskontakterna",
                                clock.today().plusDays(31),
                                "De anhöriga säger att det är lugnare",
                                new Measure(
                                        "Samtal från oroliga anhöriga", "per vecka", BigDecimal.valueOf(11), null))));

        clock.daysAgo(
                24,
                () -> citizens.suggest(
                        organisation,
                        units.get("BIST"),
                        "Skriv i kallelsen vem jag ska träffa och hur länge det tar, så att jag kan ordna skjuts.",
                        From.CITIZEN,
                        false));
        clock.daysAgo(6, moveUp::move);
        clock.daysAgo(
                5,
                () -> citizens.suggest(
                        organisation,
                        asen,
                        "Kan ni som kommer ringa på två gånger? Då hör jag att det är ni och inte någon som säljer.",
                        From.USER,
                        false));
        ago(
                3,
                () -> suggest.suggest(
                        aisha,
                        "Låt oss byta besök med varandra i telefonen samma dag och bara säga till samordnaren efteråt.",
                        asen,
                        null,
                        true,
                        false));
    }

    /** From one unit to others. */
    private void questions(Map<String, Actor> actors, Map<String, UUID> units) {
        Actor maria = actors.get("Maria Lindqvist");
        Actor aisha = actors.get("Aisha Warsame");
        Actor karin = actors.get("Karin Ström");
        UUID questions = ago(
                84,
                () -> suggest.suggest(
                        aisha,
                        "Vi samlar frågorna till biståndsenheten och ringer en gång om dagen, i stället för var och en för"
                                + " sig.",
                        units.get("HTJ-ASEN"),
                        null,
                        true,
                        false));
        ago(82, () -> support.support(actors.get("Sara Lindgren"), questions));
        ago(
                81,
                () -> answer(
                        maria,
                        questions,
                        Choice.TRY,
                        "Bra tänkt. Samordnarna tar med sig listan till förmiddagssamtalet.",
                        trial(
                                "Samordnarna",
                                29,
                                "Ingen sitter i telefonkö, och den vi hjälper får svar samma dag",
                                new Measure(
                                        "Samtal till biståndsenheten", "per vecka", BigDecimal.valueOf(34), null))));
        ago(
                51,
                () -> report(
                        aisha,
                        questions,
                        Effect.WORKED,
                        "Frågorna blir tydligare när vi skriver ner dem först. Det som är bråttom ringer vi om ändå.",
                        new Measure(
                                "Samtal till biståndsenheten",
                                "per vecka",
                                BigDecimal.valueOf(34),
                                BigDecimal.valueOf(9)),
                        "Hemtjänsten samlar sina frågor, så att ingen behöver vänta i telefonkö"));
        ago(
                50,
                () -> thank.thank(
                        maria, questions, "Tack Aisha. Tiden i telefonkö har vi nu hemma hos dem vi är till för."));
        ago(
                47,
                () -> offer.offer(
                        maria,
                        questions,
                        Set.of(units.get("HTJ-CENT"), units.get("HTJ-KVARN"), units.get("HTJ-NATT"))));
        ago(
                43,
                () -> reply(
                        karin,
                        questions,
                        units.get("HTJ-CENT"),
                        Offer.Reply.TRIES,
                        null,
                        trial("Samordnarna i Centrum", 63, "Färre avbrott under förmiddagen", Measure.NONE)));
        ago(
                41,
                () -> reply(
                        karin,
                        questions,
                        units.get("HTJ-KVARN"),
                        Offer.Reply.TRIES,
                        "De börjar med tisdagar och torsdagar.",
                        trial(
                                "Förmiddagspasset i Kvarnby",
                                68,
                                "Biståndsenheten hinner svara samma dag",
                                Measure.NONE)));
        ago(
                41,
                () -> reply(
                        karin,
                        questions,
                        units.get("HTJ-NATT"),
                        Offer.Reply.NOT_FOR_US,
                        "På natten är biståndsenheten stängd.",
                        AnswerImprovement.Trial.NONE));
    }

    /** Kept, with what was learned. */
    private void whiteboard(Actor maria, Actor aisha) {
        UUID board = ago(
                66,
                () -> suggest.suggest(
                        maria,
                        "En vit tavla i korridoren där vi skriver vem som tar vad under dagen.",
                        null,
                        null,
                        true,
                        false));
        ago(
                65,
                () -> answer(
                        maria,
                        board,
                        Choice.TRY,
                        null,
                        trial(
                                "Alla på dagpasset",
                                27,
                                "Vi slipper ringa varandra",
                                new Measure("Samtal mellan oss", "per dag", BigDecimal.valueOf(20), null))));
        ago(
                37,
                () -> report(
                        aisha,
                        board,
                        Effect.FAILED,
                        "Tavlan står på kontoret, men vi är hemma hos folk. Namn på dem vi hjälper kan inte heller stå framme."
                                + " Det vi behöver finns i så fall i telefonen.",
                        new Measure("Samtal mellan oss", "per dag", BigDecimal.valueOf(20), BigDecimal.valueOf(19)),
                        null));
    }

    private void school(Actor eva, Actor jonas, UUID unit) {
        UUID homework = ago(
                72,
                () -> suggest.suggest(
                        jonas,
                        "Läxhjälp på rasten före lunch i stället för efter sista lektionen, när bussen går.",
                        unit,
                        null,
                        true,
                        false));
        ago(
                70,
                () -> answer(
                        eva,
                        homework,
                        Choice.TRY,
                        "Vi provar i årskurs sju först.",
                        trial(
                                "Jonas och två lärare i årskurs sju",
                                34,
                                "Fler som behöver hjälp kommer",
                                new Measure("Elever som kommer", "per vecka", BigDecimal.valueOf(6), null))));
        ago(
                34,
                () -> report(
                        jonas,
                        homework,
                        Effect.WORKED,
                        "De som åker buss kommer nu. Kön till matsalen måste vara kort den dagen.",
                        new Measure("Elever som kommer", "per vecka", BigDecimal.valueOf(6), BigDecimal.valueOf(17)),
                        "Läxhjälpen ligger före lunch, så att de som åker buss också kan komma"));
        UUID walks = ago(
                58,
                () -> suggest.suggest(
                        jonas, "Mentorssamtal på en promenad i stället för i klassrummet.", unit, null, false, false));
        ago(
                57,
                () -> answer(
                        eva,
                        walks,
                        Choice.TRY,
                        null,
                        trial("Mentorerna i årskurs åtta", 27, "Eleverna pratar mer än vi", Measure.NONE)));
        ago(
                29,
                () -> report(
                        jonas,
                        walks,
                        Effect.UNCLEAR,
                        "Det regnade tre veckor av fyra. Vi vill prova igen i april.",
                        Measure.NONE,
                        null));
    }

    /** @param days from the day that is told of */
    private AnswerImprovement.Trial trial(String who, int days, String sign, Measure measure) {
        return new AnswerImprovement.Trial(who, clock.today().plusDays(days), sign, measure);
    }

    private void answer(Actor actor, UUID id, Choice choice, @Nullable String text, AnswerImprovement.Trial trial) {
        answer.answer(actor, id, version(actor, id), new AnswerImprovement.Given(choice, text, trial));
    }

    private void report(Actor actor, UUID id, Effect effect, String learned, Measure measure, @Nullable String told) {
        report.report(actor, id, version(actor, id), new ReportTrial.Given(effect, learned, measure, told));
    }

    private void reply(
            Actor actor,
            UUID id,
            UUID unit,
            Offer.Reply chosen,
            @Nullable String reason,
            AnswerImprovement.Trial trial) {
        reply.reply(actor, id, unit, new ReplyToOffer.Given(chosen, reason, trial));
    }

    private int version(Actor actor, UUID id) {
        return improvements.find(actor, id).improvement().version();
    }

    private UUID newest(Actor actor, From from) {
        return improvements.waitingFor(actor).stream()
                .map(seen -> seen.improvement())
                .filter(one -> one.told().from() == from)
                .map(Improvement::id)
                .findFirst()
                .orElseThrow();
    }

    private UUID ago(int days, Supplier<UUID> what) {
        UUID[] made = new UUID[1];
        clock.daysAgo(days, () -> made[0] = what.get());
        return made[0];
    }

    private void ago(int days, Runnable what) {
        clock.daysAgo(days, what);
    }
}
