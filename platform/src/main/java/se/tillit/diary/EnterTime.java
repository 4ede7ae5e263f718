package se.tillit.diary;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.ballot.Code;
import se.tillit.ballot.Seal;

/**
 * Enters with a code what some time went to, without an account. An anonymous verb: it takes no actor, and writes no entry in the log, no key
 * of a form, no session, no count of own time. That the code is used and what was entered are written in two transactions.
 */
@Component
public final class EnterTime {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Door door;
    private final EntryStore entries;
    private final WeekStore weeks;
    private final Clock clock;

    EnterTime(Door door, EntryStore entries, WeekStore weeks, Clock clock) {
        this.door = door;
        this.entries = entries;
        this.weeks = weeks;
        this.clock = clock;
    }

    public enum Standing {
        OPEN,
        /** There is no such code. */
        UNKNOWN,
        /** Used as often as it may be. */
        FULL,
        NOT_YET,
        CLOSED
    }

    /** @param week null for an unknown code */
    public record Admission(Standing standing, @Nullable Week week) {}

    public Admission look(String typed) {
        return Code.read(typed)
                .flatMap(code -> entries.organisation(code)
                        .map(organisation -> door.readAs(organisation, () -> admission(code))))
                .orElseGet(() -> new Admission(Standing.UNKNOWN, null));
    }

    private Admission admission(Code code) {
        return entries.holder(code)
                .flatMap(holder -> weeks.find(holder.week()).map(week -> new Admission(standing(week, holder), week)))
                .orElseGet(() -> new Admission(Standing.UNKNOWN, null));
    }

    private Standing standing(Week week, EntryStore.Holder holder) {
        LocalDate today = LocalDate.now(clock.withZone(SWEDEN));
        if (today.isBefore(week.terms().startsOn())) {
            return Standing.NOT_YET;
        }
        return !week.isOpenOn(today)
                ? Standing.CLOSED
                : holder.uses() >= EntryStore.MOST_ENTRIES ? Standing.FULL : Standing.OPEN;
    }

    /**
     * @param mark of the page that was sent
     * @param category from 1
     * @return OPEN where it has been taken, else why not; UNKNOWN also for what cannot be entered
     */
    public Standing enter(String typed, UUID mark, int category, int minutes) {
        Admission admission = look(typed);
        if (admission.standing() != Standing.OPEN || admission.week() == null) {
            return admission.standing();
        }
        Week week = admission.week();
        Code code = Code.read(typed).orElseThrow();
        if (!new Entry(mark, mark, category, minutes).fits(week)) {
            return Standing.UNKNOWN;
        }
        UUID organisation = entries.organisation(code).orElseThrow();
        Optional<UUID> unit = door.writeAs(organisation, () -> entries.use(week.id(), code));
        if (unit.isEmpty()) {
            return Standing.FULL;
        }
        boolean taken = door.writeAs(organisation, () -> take(week, new Entry(unit.get(), mark, category, minutes)));
        return taken ? Standing.OPEN : Standing.CLOSED;
    }

    private boolean take(Week week, Entry entry) {
        if (!weeks.staysOpen(week.id())) {
            return false;
        }
        entries.add(week.id(), Seal.seal(week.id(), weeks.publicKey(week.id()), entry.bytes()));
        return true;
    }
}
