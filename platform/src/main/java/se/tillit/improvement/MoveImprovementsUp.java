package se.tillit.improvement;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.answering.Escalation;

/** Each morning: an idea that nobody answered in time goes one level up. */
@Component
public final class MoveImprovementsUp {

    private final Escalation escalation;

    MoveImprovementsUp(Escalation escalation) {
        this.escalation = escalation;
    }

    public void move() {
        escalation.organisations().forEach(this::move);
    }

    void move(UUID organisation) {
        escalation.move(organisation, ImprovementStore.MATTERS);
    }
}
