package se.tillit.finding;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Makes a check of the organisation's own, and takes one away. What it finds is there when the demands are gone through next. */
@Component
public final class MakeCheck {

    private static final int LONGEST = 120;
    private static final int MOST = 50;

    private final Acts acts;
    private final FindingStore findings;

    MakeCheck(Acts acts, FindingStore findings) {
        this.acts = acts;
        this.findings = findings;
    }

    public UUID make(Actor actor, OwnCheck check) {
        return acts.perform(actor, Access.WORK_ON_FINDINGS, "finding.make-check", note -> {
            new Problems()
                    .addIf(check.name().isBlank(), "namn", "finding.own.needs-name")
                    .addIf(check.name().length() > LONGEST, "namn", "finding.too-long", LONGEST)
                    .addIf(!check.saysSomething(), "slag", "finding.own.needs-condition")
                    .addIf(findings.ownChecks().size() >= MOST, "namn", "finding.own.too-many", MOST)
                    .refuseIfAny();
            UUID id = findings.insert(check);
            note.about(id);
            return id;
        });
    }

    public void remove(Actor actor, UUID id) {
        acts.perform(actor, Access.WORK_ON_FINDINGS, "finding.remove-check", note -> {
            if (!findings.remove(id)) {
                throw new Refusal.NotFound("check");
            }
            return note.about(id);
        });
    }
}
