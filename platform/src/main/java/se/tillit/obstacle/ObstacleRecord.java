package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.calendar.SwedishDays;
import se.tillit.openness.PublicRecord;
import se.tillit.openness.PublicRecord.Part;
import se.tillit.openness.RecordKind;
import se.tillit.photo.Photo;
import se.tillit.photo.Photos;

/** What is in the way, as a public record: what was told, its pictures, and every step with its words; the answer is one of them. */
@Component
final class ObstacleRecord implements RecordKind {

    static final String CODE = "hinder";

    private final ObstacleStore obstacles;
    private final ObstacleRecordStore store;
    private final Photos photos;

    ObstacleRecord(ObstacleStore obstacles, ObstacleRecordStore store, Photos photos) {
        this.obstacles = obstacles;
        this.store = store;
        this.photos = photos;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<PublicRecord> find(UUID id) {
        return obstacles.findWhole(id).map(this::record);
    }

    private PublicRecord record(Obstacle obstacle) {
        List<Part> parts = new ArrayList<>();
        Obstacle.Told told = obstacle.told();
        Part.of("text", "obstacle.record.text", told.text()).forEach(parts::add);
        Part.of("costs", "obstacle.record.costs", told.costs()).forEach(parts::add);
        Part.of("help", "obstacle.record.help", told.wouldHelp()).forEach(parts::add);
        Part.of("thing", "obstacle.record.thing", told.thing()).forEach(parts::add);
        List<Photo> pictures = obstacles.photos(obstacle.id());
        for (int i = 0; i < pictures.size(); i++) {
            Photo photo = pictures.get(i);
            parts.add(new Part(
                    "photo-" + (i + 1),
                    "obstacle.record.photo",
                    List.of(),
                    photo.description().isBlank() ? "–" : photo.description(),
                    photos.jpeg(photo.id()).orElse(null)));
        }
        for (int i = 0; i < obstacle.steps().size(); i++) {
            Obstacle.Step step = obstacle.steps().get(i);
            parts.add(new Part(
                    "step-" + (i + 1),
                    "obstacle.record.step." + step.kind().name(),
                    List.of(step.on().toString(), step.role() == null ? "" : step.role()),
                    step.reason() == null ? "" : step.reason(),
                    null));
        }
        if (obstacle.answer() != null) {
            Part.of("told", "obstacle.record.told", obstacle.answer().told()).forEach(parts::add);
        }
        return new PublicRecord(
                CODE,
                obstacle.id(),
                "/hinder/" + obstacle.id(),
                LocalDate.ofInstant(obstacle.reportedAt(), SwedishDays.SWEDEN),
                store.teller(obstacle.id(), obstacle.fromCitizen()),
                obstacle.title(),
                closed(obstacle),
                parts);
    }

    /** One that is answered together with another ends when that one does. */
    private @Nullable LocalDate closed(Obstacle obstacle) {
        if (obstacle.joinedTo() != null) {
            return obstacles
                    .findWhole(obstacle.joinedTo())
                    .map(Obstacle::answer)
                    .map(Obstacle.Answer::on)
                    .orElse(null);
        }
        return obstacle.answer() == null ? null : obstacle.answer().on();
    }

    @Override
    public List<PublicRecord.Line> search(String words, int most) {
        return store.search(words, most);
    }

    @Override
    public List<PublicRecord.Line> ended(Counted counted, @Nullable LocalDate from, LocalDate before, int most) {
        return store.ended(counted, from, before, most);
    }

    @Override
    public void lock(Collection<UUID> ids) {
        store.lock(ids);
    }

    @Override
    public void erase(UUID id) {
        store.erase(id).forEach(photos::forget);
    }
}
