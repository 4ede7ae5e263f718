package se.tillit.dialogue;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;

/** Gives the groups of opinion names, once they no longer change. */
@Component
public final class NameGroups {

    private static final int LONGEST = 40;

    private final Acts acts;
    private final DialogueStore dialogues;
    private final Clock clock;

    NameGroups(Acts acts, DialogueStore dialogues, Clock clock) {
        this.acts = acts;
        this.dialogues = dialogues;
        this.clock = clock;
    }

    /** @param names by the group's place; a blank one takes the name away */
    public void name(Actor actor, UUID id, Map<Integer, String> names) {
        acts.perform(actor, Access.RUN_DIALOGUES, "dialogue.name-groups", note -> {
            Dialogue dialogue = dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue"));
            Map<Integer, String> kept = new TreeMap<>();
            names.forEach((group, name) -> {
                if (!name.isBlank()) {
                    kept.put(group, name.strip());
                }
            });
            new Problems()
                    .addIf(
                            dialogue.phase(SwedishDays.today(clock)) != Dialogue.Phase.CLOSED,
                            "namn-0",
                            "dialogue.names.too-early")
                    .addIf(
                            kept.values().stream().anyMatch(name -> name.length() > LONGEST),
                            "namn-0",
                            "dialogue.names.long",
                            LONGEST)
                    .refuseIfAny();
            dialogues.nameGroups(id, kept);
            return note.about(id).with("groups", kept.size());
        });
    }
}
