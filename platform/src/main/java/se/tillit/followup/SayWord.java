package se.tillit.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;
import se.tillit.signal.SignalQuery;

/** Says of a demand, or of a need, what those concerned have come to in their unit: keep, stop, missing; and who sees to it. */
@Component
public final class SayWord {

    static final int LONGEST = 200;

    private final Acts acts;
    private final FollowUpStore store;
    private final SignalQuery signals;
    private final Standing.Finder finder;

    SayWord(Acts acts, FollowUpStore store, SignalQuery signals, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.signals = signals;
        this.finder = finder;
    }

    /**
     * @param signal the demand; null where it is about a need
     * @throws Refusal.NotAllowed for a manager, about another unit than her own
     */
    public void say(Actor actor, UUID unit, @Nullable UUID signal, @Nullable UUID need, Word.Said said, String owner) {
        acts.perform(actor, Access.LEAD_FOLLOW_UP, "followup.word", note -> {
            Standing.Now now = finder.now(actor);
            if (now.chain().unit(unit).isEmpty()) {
                throw new Refusal.NotFound("unit");
            }
            boolean own =
                    now.standing().filter(one -> one.unit().id().equals(unit)).isPresent();
            if (!own && !actor.may(Access.EDIT_SIGNALS)) {
                throw new Refusal.NotAllowed(Access.LEAD_FOLLOW_UP);
            }
            if (signal == null) {
                store.need(need == null ? new UUID(0, 0) : need).orElseThrow(() -> new Refusal.NotFound("need"));
            } else {
                signals.find(actor, signal);
            }
            new Problems()
                    .addIf(owner.isBlank(), "agare", "followup.word.needs-owner")
                    .addIf(owner.length() > LONGEST, "agare", "web.too-long", LONGEST)
                    .refuseIfAny();
            UUID about = signal == null ? need : null;
            store.say(unit, new Word(signal, about, said, owner, now.today(), actor.name()), actor.account());
            return note.about(unit).with("word", said.name());
        });
    }
}
