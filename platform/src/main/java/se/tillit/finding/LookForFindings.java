package se.tillit.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.audit.Acts;

/** Goes through all demands with all checks: each morning, and when somebody asks for it. */
@Component
public final class LookForFindings {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Acts acts;
    private final Door door;
    private final FindingStore findings;
    private final Checks checks;
    private final MonthsFew few;
    private final Clock clock;

    LookForFindings(Acts acts, Door door, FindingStore findings, Checks checks, MonthsFew few, Clock clock) {
        this.acts = acts;
        this.door = door;
        this.findings = findings;
        this.checks = checks;
        this.few = few;
        this.clock = clock;
    }

    /** @return how many were found */
    public int look(Actor actor) {
        return acts.perform(actor, Access.WORK_ON_FINDINGS, "finding.look", note -> {
            int found = look(today());
            note.with("found", found);
            return found;
        });
    }

    /** In every organisation, each through its own door; run twice, it finds the same. */
    void everywhere() {
        LocalDate today = today();
        findings.organisations().forEach(organisation -> door.writeAs(organisation, () -> look(today)));
    }

    private int look(LocalDate today) {
        findings.lock();
        findings.begin(today);
        int found = 0;
        for (Checks.Asked check : checks.all()) {
            found += findings.look(check, today);
        }
        for (var own : findings.ownChecks().entrySet()) {
            found += findings.look(own.getKey(), own.getValue(), today);
        }
        few.choose(today.withDayOfMonth(1));
        return found;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SWEDEN));
    }
}
