package se.tillit.openness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;

/** The register that anybody here may read, and what those who keep it see. */
@Component
public final class RecordQuery {

    private static final int MOST = 5_000;
    private static final int FOUND = 20;
    private static final int COUNTED = 10_000;

    private final Door door;
    private final Kinds kinds;
    private final RecordStore records;
    private final MarkStore marks;
    private final RequestStore requests;
    private final Extracts extracts;
    private final ExtractFile file;
    private final EraseRecords.Due due;
    private final Clock clock;

    RecordQuery(
            Door door,
            Kinds kinds,
            RecordStore records,
            MarkStore marks,
            RequestStore requests,
            Extracts extracts,
            ExtractFile file,
            EraseRecords.Due due,
            Clock clock) {
        this.door = door;
        this.kinds = kinds;
        this.records = records;
        this.marks = marks;
        this.requests = requests;
        this.extracts = extracts;
        this.file = file;
        this.due = due;
        this.clock = clock;
    }

    public List<String> kinds() {
        return kinds.codes();
    }

    /** The newest number first; what is marked is not told. */
    public List<Entry> diary(Actor actor, DiaryFilter filter) {
        return door.read(actor, Access.SEE_RECORDS, () -> records.entries(filter, MOST));
    }

    public List<Integer> years(Actor actor) {
        return door.read(actor, Access.SEE_RECORDS, records::years);
    }

    /** The number of a record, where it has one. */
    public Optional<String> number(Actor actor, String kind, UUID id) {
        return actor.may(Access.SEE_RECORDS)
                ? door.read(
                        actor,
                        Access.SEE_RECORDS,
                        () -> Optional.ofNullable(
                                records.numbers(kind, List.of(id)).get(id)))
                : Optional.empty();
    }

    /**
     * @param entry its line in the register, as others see it; null: it is not registered
     * @param marks the newest first, those that are lifted included
     */
    public record Opened(
            PublicRecord record, @Nullable Entry entry, List<Mark> marks, Rule rule, List<Ground> grounds) {

        public boolean isMarked() {
            return marks.stream().anyMatch(mark -> mark.lifted() == null);
        }
    }

    /** @throws Refusal.NotFound also for another organisation's, and for what is erased */
    public Opened find(Actor actor, String kind, UUID id) {
        return door.read(
                actor,
                Access.KEEP_RECORDS,
                () -> new Opened(
                        kinds.find(kind, id),
                        records.find(kind, id).orElse(null),
                        marks.of(kind, id),
                        records.rule(kind),
                        grounds()));
    }

    /** @param number null: not registered */
    public record Found(
            String kind, PublicRecord.Line line, @Nullable String number) {}

    /** By words or by number, for those who keep the register. */
    public List<Found> search(Actor actor, String words) {
        return words.isBlank()
                ? List.of()
                : door.read(actor, Access.KEEP_RECORDS, () -> {
                    List<Found> found = new ArrayList<>();
                    for (String kind : kinds.codes()) {
                        List<PublicRecord.Line> lines = kinds.kind(kind).search(words, FOUND);
                        Map<UUID, String> numbers = records.numbers(
                                kind, lines.stream().map(PublicRecord.Line::id).toList());
                        lines.forEach(line -> found.add(new Found(kind, line, numbers.get(line.id()))));
                    }
                    if (words.matches(".*\\d:\\d.*")) {
                        records.entries(new DiaryFilter(null, null, words), FOUND)
                                .forEach(entry -> kinds.ifThere(entry.kind(), entry.record())
                                        .ifPresent(record -> found.add(new Found(
                                                entry.kind(),
                                                new PublicRecord.Line(
                                                        record.id(),
                                                        record.receivedOn(),
                                                        record.closedOn(),
                                                        record.matter(),
                                                        List.of()),
                                                entry.number()))));
                    }
                    return List.copyOf(found);
                });
    }

    private List<Ground> grounds() {
        return Stream.concat(Ground.COMMON.stream(), marks.grounds().stream())
                .sorted(Comparator.comparing(
                        ground -> Arrays.stream(ground.section().split("\\D+"))
                                .filter(part -> !part.isEmpty())
                                .map(part -> String.format("%03d", Integer.valueOf(part)))
                                .collect(Collectors.joining())))
                .toList();
    }

    public List<Ground> grounds(Actor actor) {
        return door.read(actor, Access.KEEP_RECORDS, this::grounds);
    }

    /** What is decided. */
    public record Order(String prefix, List<Rule> rules, List<Ground> grounds) {}

    public Order order(Actor actor) {
        return door.read(
                actor,
                Access.SEE_RECORDS,
                () -> new Order(
                        records.prefix(),
                        kinds.codes().stream().map(records::rule).toList(),
                        grounds()));
    }

    /**
     * What may be erased of a kind.
     *
     * @param records how many, those that go with others included
     */
    public record Ripe(Rule rule, List<PublicRecord.Line> lines, Map<UUID, String> numbers, int records) {}

    /** By kind, those of which nothing is decided or all is kept included. */
    public List<Ripe> ripe(Actor actor) {
        return door.read(actor, Access.KEEP_RECORDS, () -> kinds.codes().stream()
                .map(kind -> {
                    Rule rule = records.rule(kind);
                    List<PublicRecord.Line> lines = due.of(kinds.kind(kind), rule, SwedishDays.today(clock));
                    return new Ripe(
                            rule,
                            lines,
                            records.numbers(
                                    kind,
                                    lines.stream().map(PublicRecord.Line::id).toList()),
                            EraseRecords.Due.records(lines));
                })
                .toList());
    }

    /** The newest first. */
    public List<Erasure> erasures(Actor actor) {
        return door.read(actor, Access.SEE_RECORDS, records::erasures);
    }

    /** How many records that are to be kept ended in each year, for the archive. */
    public Map<Integer, Long> preserved(Actor actor) {
        return door.read(actor, Access.KEEP_RECORDS, () -> kinds.codes().stream()
                .filter(kind -> isKept(records.rule(kind)))
                .flatMap(kind -> kinds
                        .kind(kind)
                        .ended(
                                RecordKind.Counted.CLOSED,
                                null,
                                SwedishDays.today(clock).plusDays(1),
                                COUNTED)
                        .stream())
                .map(PublicRecord.Line::closedOn)
                .filter(day -> day != null)
                .collect(Collectors.groupingBy(
                        LocalDate::getYear, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.counting())));
    }

    static boolean isKept(Rule rule) {
        return rule.retention() != null && rule.retention().keeps();
    }

    public List<Request> openRequests(Actor actor) {
        return door.read(actor, Access.KEEP_RECORDS, requests::open);
    }

    /** The log of what was given out and what was not, the newest first. */
    public List<Request> answeredRequests(Actor actor) {
        return door.read(actor, Access.KEEP_RECORDS, () -> requests.answered(MOST));
    }

    public Extract extract(Actor actor, UUID request) {
        return door.read(actor, Access.KEEP_RECORDS, () -> extracts.of(actor, request));
    }

    /**
     * The file that was given out.
     *
     * @throws Refusal.Conflict where a record has changed since, so that it can't be made again
     */
    public byte[] givenOut(Actor actor, UUID request) {
        return door.read(actor, Access.KEEP_RECORDS, () -> {
            Extract extract = extracts.of(actor, request);
            Request.Answer answer = extract.request().answer();
            if (answer == null || answer.hash() == null) {
                throw new Refusal.NotFound("file");
            }
            if (extract.pieces().stream().anyMatch(piece -> piece.record() == null)) {
                throw new Refusal.Conflict("request " + request);
            }
            byte[] bytes = file.records(extract, answer.by());
            if (!Arrays.equals(AnswerRequest.hash(bytes), answer.hash())) {
                throw new Refusal.Conflict("request " + request);
            }
            return bytes;
        });
    }

    /** The decision in writing. @throws Refusal.NotFound where nothing was refused */
    public byte[] decision(Actor actor, UUID request) {
        return door.read(actor, Access.KEEP_RECORDS, () -> {
            Extract extract = extracts.of(actor, request);
            Request.Answer answer = extract.request().answer();
            if (answer == null || answer.outcome() == Request.Reply.GIVEN) {
                throw new Refusal.NotFound("decision");
            }
            return file.decision(extract);
        });
    }
}
