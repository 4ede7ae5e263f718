package se.tillit.openness;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.audit.Acts;

/** Gives a record its number in the register, because somebody asked for it. */
@Component
public final class RegisterRecord {

    private final Acts acts;
    private final Registering registering;
    private final Kinds kinds;
    private final RecordStore records;

    RegisterRecord(Acts acts, Registering registering, Kinds kinds, RecordStore records) {
        this.acts = acts;
        this.registering = registering;
        this.kinds = kinds;
        this.records = records;
    }

    /** @return the number; one that has one keeps it */
    public String register(Actor actor, String kind, UUID id) {
        return acts.perform(actor, Access.KEEP_RECORDS, "record.register", note -> {
            kinds.find(kind, id);
            registering.register(kind, id, actor.account());
            String number = records.find(kind, id).orElseThrow().number();
            note.about(id).with("kind", kind).with("number", number);
            return number;
        });
    }
}
