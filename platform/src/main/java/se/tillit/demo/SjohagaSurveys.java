package se.tillit.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.identity.AccountStore;
import se.tillit.panel.AnswerSurvey;
import se.tillit.panel.Area;
import se.tillit.panel.OwnPage;
import se.tillit.panel.StartSurvey;
import se.tillit.panel.SurveyQuery;
import se.tillit.pulse.AddQuestion;
import se.tillit.pulse.AnswerPulse;
import se.tillit.pulse.CloseWaves;
import se.tillit.pulse.Item;
import se.tillit.pulse.ItemKind;
import se.tillit.pulse.OwnQuestion;
import se.tillit.pulse.PanelWaves;

/** Two short surveys of the panel in Sjöhaga: one that has been answered, and one that goes on. The answers are simulated, and the titles say so. */
@Component
final class SjohagaSurveys implements Tale {

    private static final List<String> WORDS = List.of(
            "Beslutet om avgiften. Jag visste inte om jag skulle betala eller få tillbaka.",
            "Det står vem man kan ringa, men ingen svarar där efter tre.",
            "Breven är bra. Det är bilagorna som är svåra.",
            "Jag läser dem för min mor. Hon hinner bli orolig innan jag har kommit hem till henne.",
            "Skriv det viktigaste först, sedan paragraferna.",
            "Varför får man fyra brev om samma sak?");

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final SjohagaPanel panel;
    private final OwnPage own;
    private final AddQuestion add;
    private final StartSurvey start;
    private final AnswerPulse answer;
    private final CloseWaves close;
    private final AnswerSurvey say;
    private final SurveyQuery surveys;
    private final Random chance = new Random(20_261_130);

    SjohagaSurveys(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            SjohagaPanel panel,
            OwnPage own,
            AddQuestion add,
            StartSurvey start,
            AnswerPulse answer,
            CloseWaves close,
            AnswerSurvey say,
            SurveyQuery surveys) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.panel = panel;
        this.own = own;
        this.add = add;
        this.start = start;
        this.answer = answer;
        this.close = close;
        this.say = say;
        this.surveys = surveys;
    }

    @Override
    public void tell(UUID organisation) {
        Actor leila = door.readAs(organisation, accounts::people).stream()
                .filter(person -> person.name().equals("Leila Haddad"))
                .map(person -> accounts.actor(person.account(), organisation).orElseThrow())
                .findFirst()
                .orElseThrow();
        UUID[] letters = new UUID[1];
        clock.daysAgo(60, () -> {
            letters[0] = letters(leila);
            answers(
                    organisation,
                    leila,
                    letters[0],
                    panel.codes().keySet().stream().sorted().limit(21).toList());
        });
        clock.daysAgo(45, close::close);
        clock.daysAgo(
                33,
                () -> say.answer(
                        leila,
                        letters[0],
                        "Ni säger att besluten om avgifter är svårast, och att ni får flera brev om samma sak. Från"
                                + " februari börjar beslutet med vad du ska betala och varför, på en halv sida. Fyra brev"
                                + " blir två. Paragraferna måste vara kvar, men de står sist."));
        clock.daysAgo(
                4, () -> answers(organisation, leila, late(leila), List.of("Lars-Olov", "Bosse", "Kerstin", "Maj")));
    }

    private UUID letters(Actor leila) {
        return start.start(
                leila,
                new PanelWaves.Asking(
                        "Breven från kommunen (simulerade svar)",
                        List.of(
                                question(
                                        leila,
                                        ItemKind.SCALE,
                                        "Jag förstår breven som jag får från kommunen.",
                                        "I understand the letters that I get from the municipality."),
                                question(
                                        leila,
                                        ItemKind.CHOICE,
                                        "Hur vill du helst få ett beslut?",
                                        "How would you rather get a decision?",
                                        List.of("I ett brev", "I ett samtal, och sedan ett brev"),
                                        List.of("In a letter", "In a talk, and then a letter")),
                                question(
                                        leila,
                                        ItemKind.TEXT,
                                        "Vilket brev var svårt att förstå, och vad var det som var svårt?",
                                        "Which letter was hard to understand, and what was hard about it?")),
                        Set.of(),
                        "Kundcenters chef",
                        "Kundcenter och de som skriver besluten",
                        "Vilka brev som skrivs om före sommaren",
                        clock.today().plusDays(14),
                        "Dataskyddsombudet",
                        clock.today().minusDays(12)));
    }

    private UUID late(Actor leila) {
        return start.start(
                leila,
                new PanelWaves.Asking(
                        "När hemtjänsten blir sen (simulerade svar)",
                        List.of(
                                question(
                                        leila,
                                        ItemKind.SCALE,
                                        "Jag får veta i tid när någon blir försenad.",
                                        "I am told in time when somebody is late."),
                                question(
                                        leila,
                                        ItemKind.TEXT,
                                        "Vad skulle göra det lättare att vänta?",
                                        "What would make it easier to wait?")),
                        Set.of(Area.ELDERLY.name()),
                        "Områdeschefen för hemtjänsten",
                        "Hemtjänstens ledningsgrupp",
                        "Hur vi meddelar förseningar i vår",
                        clock.today().plusDays(14),
                        "Dataskyddsombudet",
                        clock.today().minusDays(12)));
    }

    private String question(Actor leila, ItemKind kind, String swedish, String english) {
        return question(leila, kind, swedish, english, List.of(), List.of());
    }

    private String question(
            Actor leila,
            ItemKind kind,
            String swedish,
            String english,
            List<String> choicesSv,
            List<String> choicesEn) {
        OwnQuestion.Wording wording = new OwnQuestion.Wording(
                kind,
                swedish,
                english,
                choicesSv,
                choicesEn,
                "Kundcenters chef",
                "Kundcenter",
                "Hur vi skriver till invånarna");
        return "own." + add.add(leila, wording, clock.today().plusYears(1));
    }

    /** Every third writes something. */
    private void answers(UUID organisation, Actor leila, UUID survey, List<String> who) {
        List<Item> items = surveys.find(leila, survey).wave().items();
        for (int n = 0; n < who.size(); n++) {
            Map<String, String> values = new TreeMap<>();
            for (Item item : items) {
                values.put(
                        item.field(),
                        switch (item.kind()) {
                            case SCALE -> Integer.toString(1 + chance.nextInt(4));
                            case CHOICE -> Integer.toString(1 + n % 2);
                            case TEXT -> n % 3 == 0 && n / 3 < WORDS.size() ? WORDS.get(n / 3) : "";
                        });
            }
            answer.answer(
                    own.takePart(organisation, panel.codes().get(who.get(n)), survey)
                            .text(),
                    values);
        }
    }
}
