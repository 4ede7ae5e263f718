package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.openness.PublicRecord;
import se.tillit.openness.PublicRecord.Part;
import se.tillit.openness.RecordKind;

/** A formal request upward, as a public record. */
@Component
final class PetitionRecord implements RecordKind {

    static final String CODE = "hemstallan";

    private final PetitionStore petitions;

    PetitionRecord(PetitionStore petitions) {
        this.petitions = petitions;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<PublicRecord> find(UUID id) {
        return petitions.findWhole(id).map(PetitionRecord::record);
    }

    private static PublicRecord record(Petition petition) {
        List<Part> parts = new ArrayList<>();
        Part.of("title", "obstacle.record.title", petition.words().title()).forEach(parts::add);
        Part.of("recipient", "obstacle.record.recipient", petition.words().recipient())
                .forEach(parts::add);
        Part.of("body", "obstacle.record.body", petition.words().body()).forEach(parts::add);
        Petition.Decision decision = petition.decision();
        if (decision != null) {
            Part.of(
                            "decision",
                            decision.agreed() ? "obstacle.record.agreed" : "obstacle.record.disagreed",
                            decision.reason(),
                            decision.by().on().toString(),
                            decision.by().role())
                    .forEach(parts::add);
        }
        if (petition.answer() != null) {
            Part.of(
                            "answer",
                            "obstacle.record.answer",
                            petition.answer().text(),
                            petition.answer().on().toString())
                    .forEach(parts::add);
        }
        return new PublicRecord(
                CODE,
                petition.id(),
                "/hinder/hemstallan/" + petition.id(),
                petition.made().on(),
                petition.made().name() + ", " + petition.made().role(),
                petition.words().title(),
                closed(petition),
                parts);
    }

    private static @Nullable LocalDate closed(Petition petition) {
        if (petition.answer() != null) {
            return petition.answer().on();
        }
        Petition.Decision decision = petition.decision();
        return decision == null || decision.agreed() ? null : decision.by().on();
    }

    @Override
    public List<PublicRecord.Line> search(String words, int most) {
        return petitions.search(words, most);
    }

    @Override
    public List<PublicRecord.Line> ended(Counted counted, @Nullable LocalDate from, LocalDate before, int most) {
        return petitions.ended(counted, from, before, most);
    }

    @Override
    public void lock(Collection<UUID> ids) {
        petitions.lock(ids);
    }

    @Override
    public void erase(UUID id) {
        petitions.erase(id);
    }
}
