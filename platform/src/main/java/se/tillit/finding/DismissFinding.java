package se.tillit.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Says why a finding needs no looking at; then it stays away, also when it is found again. */
@Component
public final class DismissFinding {

    private static final int LONGEST = 1_000;

    private final Acts acts;
    private final FindingStore findings;
    private final Clock clock;

    DismissFinding(Acts acts, FindingStore findings, Clock clock) {
        this.acts = acts;
        this.findings = findings;
        this.clock = clock;
    }

    /** @return the check that found it */
    public String dismiss(Actor actor, UUID id, String reason) {
        return acts.perform(actor, Access.WORK_ON_FINDINGS, "finding.dismiss", note -> {
            Finding finding = findings.find(id).orElseThrow(() -> new Refusal.NotFound("finding"));
            new Problems()
                    .addIf(reason.isBlank(), "skal", "finding.needs-reason")
                    .addIf(reason.length() > LONGEST, "skal", "finding.too-long", LONGEST)
                    .refuseIfAny();
            LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
            findings.dismiss(finding, reason, today, actor.account());
            note.about(finding.subject()).with("check", finding.check());
            return finding.check();
        });
    }
}
