package se.tillit.goal;

import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Writes down what the organisation is for: the common picture that goals hang below. */
@Component
public final class SayPurpose {

    static final int LONGEST = 2_000;

    private final Acts acts;
    private final GoalStore goals;
    private final Standing.Finder finder;

    SayPurpose(Acts acts, GoalStore goals, Standing.Finder finder) {
        this.acts = acts;
        this.goals = goals;
        this.finder = finder;
    }

    /**
     * @param version the version that the writer saw; 0 where there was none
     * @throws Refusal.Conflict where somebody else wrote meanwhile
     */
    public void say(Actor actor, int version, String body) {
        acts.perform(actor, Access.SHAPE_GOALS, "goal.purpose", note -> {
            new Problems()
                    .addIf(body.isBlank(), "text", "goal.picture.needs-text")
                    .addIf(body.length() > LONGEST, "text", "web.too-long", LONGEST)
                    .refuseIfAny();
            if (!goals.setPicture(version, body, finder.now(actor).today(), actor.account())) {
                throw new Refusal.Conflict("purpose");
            }
            return note.with("version", version + 1);
        });
    }
}
