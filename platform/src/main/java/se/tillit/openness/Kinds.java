package se.tillit.openness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Refusal;

/** The kinds of records that there are. */
@Component
final class Kinds {

    private final List<RecordKind> all;

    Kinds(List<RecordKind> all) {
        this.all = all.stream().sorted(Comparator.comparing(RecordKind::code)).toList();
    }

    List<String> codes() {
        return all.stream().map(RecordKind::code).toList();
    }

    /** @throws Refusal.NotFound where there is no such kind */
    RecordKind kind(String code) {
        return all.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("kind"));
    }

    /** @throws Refusal.NotFound also for another organisation's, and for what is erased */
    PublicRecord find(String code, UUID id) {
        return kind(code).find(id).orElseThrow(() -> new Refusal.NotFound("record"));
    }

    Optional<PublicRecord> ifThere(String code, UUID id) {
        return all.stream().filter(kind -> kind.code().equals(code)).findFirst().flatMap(kind -> kind.find(id));
    }
}
