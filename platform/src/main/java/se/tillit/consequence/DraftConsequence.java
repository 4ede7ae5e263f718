package se.tillit.consequence;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.signal.SignalForm;

/** Keeps a demand that somebody thinks of, so that one can see what it would mean before it is decided; or changes it. */
@Component
public final class DraftConsequence {

    private final Acts acts;
    private final Preparing preparing;
    private final ConsequenceStore consequences;

    DraftConsequence(Acts acts, Preparing preparing, ConsequenceStore consequences) {
        this.acts = acts;
        this.preparing = preparing;
        this.consequences = consequences;
    }

    /**
     * @param demand the form for a demand, filled in
     * @throws Refusal.Invalid with everything that cannot be read; what it lacks is asked for when it is decided
     */
    public UUID draft(Actor actor, Map<String, String> demand) {
        return acts.perform(actor, Access.PREPARE_DEMANDS, "consequence.draft", note -> {
            UUID id =
                    consequences.insert(title(demand), demand, preparing.today(), actor.account(), preparing.as(actor));
            note.about(id);
            return id;
        });
    }

    /**
     * @param version the version that the writer saw
     * @throws Refusal.Conflict where it is decided, or somebody changed it meanwhile
     */
    public void change(Actor actor, UUID id, int version, Map<String, String> demand) {
        acts.perform(actor, Access.PREPARE_DEMANDS, "consequence.change", note -> {
            preparing.open(id);
            if (!consequences.change(id, version, title(demand), demand)) {
                throw new Refusal.Conflict("consequence " + id);
            }
            return note.about(id).with("version", version + 1);
        });
    }

    private String title(Map<String, String> demand) {
        return new SignalForm(demand).details(preparing.chain(), null).title();
    }
}
