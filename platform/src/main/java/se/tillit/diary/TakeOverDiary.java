package se.tillit.diary;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.signal.Basis;
import se.tillit.signal.EditSignal;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;

/**
 * Lets the diary correct estimates: minutes of chosen demands by one factor, with the diary as what they rest on. The diary says what steering
 * takes in all, not what each demand takes, so that one factor for all is as much as it can say.
 */
@Component
public final class TakeOverDiary {

    private final Acts acts;
    private final WeekQuery weeks;
    private final SignalQuery signals;
    private final EditSignal edit;

    TakeOverDiary(Acts acts, WeekQuery weeks, SignalQuery signals, EditSignal edit) {
        this.acts = acts;
        this.weeks = weeks;
        this.signals = signals;
        this.edit = edit;
    }

    /** @return how many were changed @throws se.tillit.access.Refusal.Invalid where nothing was chosen, or the diary says nothing */
    public int take(Actor actor, UUID id, List<UUID> chosen) {
        return acts.perform(actor, Access.EDIT_SIGNALS, "diary.take-over", note -> {
            WeekQuery.Beside beside = weeks.beside(actor, id);
            List<WeekQuery.Guess> guesses = beside.guesses().stream()
                    .filter(guess -> chosen.contains(guess.signal()))
                    .toList();
            new Problems()
                    .addIf(guesses.isEmpty(), "valda", "diary.choose-some")
                    .addIf(beside.factor().isEmpty(), "valda", "diary.says-nothing")
                    .refuseIfAny();
            BigDecimal factor = beside.factor().orElseThrow();
            Week week = beside.seen().week();
            for (WeekQuery.Guess guess : guesses) {
                Signal signal = signals.find(actor, guess.signal());
                edit.edit(
                        actor,
                        signal.id(),
                        signal.version(),
                        signal.details()
                                .taking(
                                        guess.times(factor),
                                        new Said(Basis.DIARY, week.terms().title(), week.closedOn())));
            }
            note.about(id).with("demands", guesses.size()).with("factor", factor.toPlainString());
            return guesses.size();
        });
    }
}
