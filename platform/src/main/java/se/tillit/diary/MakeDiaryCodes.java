package se.tillit.diary;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.ballot.Code;

/** Makes the slips of a unit, or of all: as many codes as people, in place of those not yet used. They are shown once and nowhere kept. */
@Component
public final class MakeDiaryCodes {

    private final Acts acts;
    private final WeekStore weeks;
    private final EntryStore entries;
    private final Clock clock;

    MakeDiaryCodes(Acts acts, WeekStore weeks, EntryStore entries, Clock clock) {
        this.acts = acts;
        this.weeks = weeks;
        this.entries = entries;
        this.clock = clock;
    }

    public record Slips(UUID unit, List<Code> codes) {}

    /**
     * @param unit null: of every unit that is asked
     * @throws Refusal.Invalid once the week is over
     */
    public List<Slips> make(Actor actor, UUID id, @Nullable UUID unit) {
        return acts.perform(actor, Access.RUN_DIARY, "diary.make-codes", note -> {
            Week week = weeks.find(id).orElseThrow(() -> new Refusal.NotFound("week"));
            LocalDate today = LocalDate.now(clock.withZone(EnterTime.SWEDEN));
            new Problems()
                    .addIf(week.closing() || today.isAfter(week.terms().endsOn()), "enhet", "diary.codes-too-late")
                    .refuseIfAny();
            List<Slips> slips = week.units().stream()
                    .filter(one -> unit == null || one.unit().equals(unit))
                    .map(one -> new Slips(one.unit(), entries.replaceUnused(id, one.unit(), one.persons())))
                    .toList();
            if (slips.isEmpty()) {
                throw new Refusal.NotFound("unit");
            }
            note.about(id).with("units", slips.size());
            return slips;
        });
    }
}
