package se.tillit.openness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.calendar.SwedishDays;

/** Gives records their numbers: by the organisation's rule when something happens to them, or when somebody asks for it. */
@Component
public final class Registering {

    private final Kinds kinds;
    private final RecordStore records;
    private final MarkStore marks;
    private final Clock clock;

    Registering(Kinds kinds, RecordStore records, MarkStore marks, Clock clock) {
        this.kinds = kinds;
        this.records = records;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * Something has happened to a record, within the transaction of the verb that did it: it gets a number, where the rule says so. To be told
     * before anything is written to the log, or two who do it in different orders wait for each other.
     */
    public void happened(String kind, UUID id, Rule.Registered occasion) {
        if (records.rule(kind).registered() == occasion) {
            register(kind, id, null);
        }
    }

    /** A number once and for all; one that has one keeps it. */
    void register(String kind, UUID id, @Nullable UUID by) {
        LocalDate today = SwedishDays.today(clock);
        records.lockSeries(today.getYear());
        if (records.find(kind, id).isPresent()) {
            return; // also where somebody else gave it one while this one waited
        }
        PublicRecord record = kinds.find(kind, id);
        Veil veil = Veil.of(marks.of(kind, id).stream()
                .filter(mark -> mark.lifted() == null)
                .map(Mark::veil)
                .toList());
        records.insert(record, veil, today.getYear(), today, by);
    }
}
