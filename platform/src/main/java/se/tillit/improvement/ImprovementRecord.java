package se.tillit.improvement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.calendar.SwedishDays;
import se.tillit.openness.PublicRecord;
import se.tillit.openness.PublicRecord.Part;
import se.tillit.openness.RecordKind;

/** An improvement as a public record: the idea, how it is tried, and every step with its words. */
@Component
final class ImprovementRecord implements RecordKind {

    static final String CODE = "forbattring";

    private final ImprovementStore improvements;
    private final ImprovementRecordStore store;

    ImprovementRecord(ImprovementStore improvements, ImprovementRecordStore store) {
        this.improvements = improvements;
        this.store = store;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<PublicRecord> find(UUID id) {
        return improvements.findWhole(id).map(ImprovementRecord::record);
    }

    private static PublicRecord record(Improvement improvement) {
        List<Part> parts = new ArrayList<>();
        Part.of("idea", "improvement.record.idea", improvement.told().idea()).forEach(parts::add);
        Improvement.Trial trial = improvement.trial();
        if (trial != null) {
            Part.of("trial", "improvement.record.trial", trial.who()).forEach(parts::add);
            Part.of("sign", "improvement.record.sign", trial.sign()).forEach(parts::add);
        }
        Part.of("measure", "improvement.record.measure", measure(improvement.measure()))
                .forEach(parts::add);
        for (int i = 0; i < improvement.steps().size(); i++) {
            Improvement.Step step = improvement.steps().get(i);
            parts.add(new Part(
                    "step-" + (i + 1),
                    "improvement.record.step." + step.kind().name(),
                    List.of(step.on().toString(), step.role() == null ? "" : step.role()),
                    step.reason() == null ? "" : step.reason(),
                    null));
        }
        Improvement.Outcome outcome = improvement.outcome();
        if (outcome != null) {
            Part.of("told", "improvement.record.told", outcome.told()).forEach(parts::add);
        }
        return new PublicRecord(
                CODE,
                improvement.id(),
                "/forbattringar/" + improvement.id(),
                LocalDate.ofInstant(improvement.toldAt(), SwedishDays.SWEDEN),
                sender(improvement.told().from()),
                improvement.title(),
                closed(improvement),
                parts);
    }

    private static String measure(Improvement.Measure measure) {
        return Stream.of(measure.name(), measure.in(), measure.before(), measure.after())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /** The register is Swedish, and names nobody who has not asked for it. */
    private static String sender(Improvement.From from) {
        return switch (from) {
            case STAFF -> "Medarbetare";
            case USER -> "Brukare";
            case RELATIVE -> "Närstående";
            case CITIZEN -> "Invånare";
        };
    }

    private static @Nullable LocalDate closed(Improvement improvement) {
        return switch (improvement.stage()) {
            case IDEA, TRYING -> null;
            case WORKED, FAILED, UNCLEAR ->
                Objects.requireNonNull(improvement.outcome()).on();
            case OTHERS, NOT_NOW -> Objects.requireNonNull(improvement.answer()).on();
        };
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
        store.erase(id);
    }
}
