package se.tillit.openness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;

/** Puts together what would be given out, as it is now. Inside a transaction for the organisation. */
@Component
final class Extracts {

    private final Kinds kinds;
    private final RecordStore records;
    private final MarkStore marks;
    private final RequestStore requests;

    Extracts(Kinds kinds, RecordStore records, MarkStore marks, RequestStore requests) {
        this.kinds = kinds;
        this.records = records;
        this.marks = marks;
        this.requests = requests;
    }

    /** @throws Refusal.NotFound also for another organisation's */
    Extract of(Actor actor, UUID id) {
        Request request = requests.find(id).orElseThrow(() -> new Refusal.NotFound("request"));
        return new Extract(
                actor.organisationName(),
                request,
                request.items().stream().map(this::piece).toList());
    }

    private Extract.Piece piece(Request.Item item) {
        Map<UUID, String> numbers = records.numbers(item.kind(), List.of(item.record()));
        return new Extract.Piece(
                item,
                numbers.get(item.record()),
                kinds.ifThere(item.kind(), item.record()).orElse(null),
                marks.of(item.kind(), item.record()).stream()
                        .filter(mark -> mark.lifted() == null)
                        .toList());
    }

    /** Keeps the records of an open request from changing until this transaction has ended, and the request too. */
    void lock(UUID id) {
        requests.lock(id);
        Map<String, List<UUID>> byKind = requests.find(id).map(Request::items).orElse(List.of()).stream()
                .collect(Collectors.groupingBy(
                        Request.Item::kind,
                        TreeMap::new,
                        Collectors.mapping(Request.Item::record, Collectors.toList())));
        byKind.forEach((kind, ids) -> kinds.kind(kind).lock(ids));
    }
}
