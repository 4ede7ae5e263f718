package se.tillit.demo;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.finding.LookForFindings;
import se.tillit.identity.AccountStore;
import se.tillit.question.AnswerQuestion;
import se.tillit.question.AskWhoUses;
import se.tillit.question.ExtendAnswer;
import se.tillit.question.LetLapse;
import se.tillit.question.ProposeLapses;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/** What people in Sjöhaga have asked about what lands on them, and what became of it: done as they would, on the days when they did. */
@Component
final class SjohagaQuestions implements Tale {

    private final DemoClock clock;
    private final Door door;
    private final AccountStore accounts;
    private final SignalQuery signals;
    private final AskWhoUses ask;
    private final AnswerQuestion answer;
    private final ExtendAnswer extend;
    private final LetLapse lapse;
    private final ProposeLapses propose;
    private final LookForFindings look;

    SjohagaQuestions(
            DemoClock clock,
            Door door,
            AccountStore accounts,
            SignalQuery signals,
            AskWhoUses ask,
            AnswerQuestion answer,
            ExtendAnswer extend,
            LetLapse lapse,
            ProposeLapses propose,
            LookForFindings look) {
        this.clock = clock;
        this.door = door;
        this.accounts = accounts;
        this.signals = signals;
        this.ask = ask;
        this.answer = answer;
        this.extend = extend;
        this.lapse = lapse;
        this.propose = propose;
        this.look = look;
    }

    @Override
    public void tell(UUID organisation) {
        Map<String, Actor> actors = door.readAs(organisation, accounts::people).stream()
                .collect(Collectors.toMap(
                        AccountStore.Person::name,
                        person -> accounts.actor(person.account(), organisation).orElseThrow()));
        Actor maria = actors.get("Maria Lindqvist");
        Actor eva = actors.get("Eva Stenmark");
        Actor aisha = actors.get("Aisha Warsame");
        Actor jonas = actors.get("Jonas Ekdahl");
        Actor elin = actors.get("Elin Forsgren");
        Actor karin = actors.get("Karin Ström");
        Actor johan = actors.get("Johan Berglund");
        Map<String, UUID> demands = signals.asOf(johan, clock.today()).stream()
                .collect(Collectors.toMap(signal -> signal.details().code(), Signal::id));

        ago(90, () -> ask.ask(maria, demands.get("KF-1"), true));
        ago(88, () -> ask.ask(eva, demands.get("KF-1"), false));
        ago(5, propose::propose);

        UUID staffing = ago(40, () -> ask.ask(maria, demands.get("HR-2"), false));
        ago(38, () -> ask.ask(eva, demands.get("HR-2"), false));
        ago(31, () -> {
            answer.answer(
                    elin,
                    staffing,
                    new AnswerQuestion.Told(
                            "Bemanningsenheten, som planerar sommarens vikarier",
                            "Hur många som ska anställas inför nästa period",
                            clock.today().minusDays(20),
                            null,
                            true));
            return staffing;
        });

        UUID computers = ago(30, () -> ask.ask(jonas, demands.get("BUN-I3"), true));
        ago(24, () -> {
            answer.answer(johan, computers, new AnswerQuestion.Told(null, null, null, null, false));
            return computers;
        });
        ago(20, () -> {
            lapse.lapse(
                    johan,
                    computers,
                    clock.today().plusMonths(1).withDayOfMonth(1),
                    "Alla elever har en egen dator sedan flera år. Skolorna slipper räkna dem.");
            return computers;
        });

        UUID followUp = ago(12, () -> ask.ask(eva, demands.get("VON-2"), false));
        ago(3, () -> {
            extend.extend(karin, followUp, "Vi vill fråga nämndens presidium vid mötet den här månaden först.");
            return followUp;
        });

        ago(6, () -> ask.ask(maria, demands.get("HR-3"), false));
        ago(5, () -> ask.ask(jonas, demands.get("HR-3"), false));
        ago(4, () -> ask.ask(eva, demands.get("HR-3"), false));
        ago(9, () -> ask.ask(maria, demands.get("SOS-2"), false));
        ago(8, () -> ask.ask(aisha, demands.get("SOL-2"), false));
        look.look(johan);
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
