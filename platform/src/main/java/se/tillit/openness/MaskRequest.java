package se.tillit.openness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Masks passages of what is to be given out, each with its ground; and takes a mask away. */
@Component
public final class MaskRequest {

    private static final int MOST = 500;

    private final Acts acts;
    private final RequestStore requests;
    private final MarkStore marks;
    private final Extracts extracts;

    MaskRequest(Acts acts, RequestStore requests, MarkStore marks, Extracts extracts) {
        this.acts = acts;
        this.requests = requests;
        this.marks = marks;
        this.extracts = extracts;
    }

    /** From one character to before another of a part. */
    public record At(String part, int start, int end) {}

    /**
     * @param number of the record in the request
     * @param passages chosen in its parts
     * @param words to mask wherever they stand in it
     */
    public void mask(Actor actor, UUID id, int number, List<At> passages, List<String> words, String section) {
        acts.perform(actor, Access.KEEP_RECORDS, "request.mask", note -> {
            NoteRequest.open(requests, id);
            Extract.Piece piece = piece(actor, id, number);
            Set<At> chosen = new LinkedHashSet<>(passages);
            List<String> missing = new ArrayList<>();
            words.stream().map(String::strip).filter(one -> one.length() >= 2).forEach(one -> {
                List<At> found = find(piece, one);
                chosen.addAll(found);
                if (found.isEmpty()) {
                    missing.add(one);
                }
            });
            new Problems()
                    .addIf(!missing.isEmpty(), "ord", "openness.mask.not-there", String.join(", ", missing))
                    .addIf(chosen.isEmpty() && missing.isEmpty(), "ord", "openness.mask.needs-passage")
                    .addIf(chosen.size() + piece.item().masks().size() > MOST, "ord", "openness.mask.too-many", MOST)
                    .addIf(!MarkSecrecy.isGround(marks, section), "lagrum", "openness.needs-ground")
                    .refuseIfAny();
            for (At at : chosen) {
                Passages.Span span = new Passages.Span(at.start(), at.end());
                PublicRecord.Part part = piece.parts().stream()
                        .filter(one -> one.name().equals(at.part()))
                        .filter(one -> span.isWithin(one.text()))
                        .findFirst()
                        .orElseThrow(() -> new Refusal.NotFound("passage"));
                if (piece.masks(part.name()).stream()
                        .noneMatch(mask -> mask.span().equals(span))) {
                    requests.mask(id, number, part.name(), span, section);
                }
            }
            return note.about(id)
                    .with("number", number)
                    .with("section", section)
                    .with("passages", chosen.size());
        });
    }

    private static List<At> find(Extract.Piece piece, String words) {
        return piece.parts().stream()
                .flatMap(part -> Passages.of(part.text(), words).stream()
                        .map(span -> new At(part.name(), span.start(), span.end())))
                .toList();
    }

    public void unmask(Actor actor, UUID id, int number, UUID mask) {
        acts.perform(actor, Access.KEEP_RECORDS, "request.unmask", note -> {
            NoteRequest.open(requests, id);
            requests.unmask(id, number, mask);
            return note.about(id).with("number", number);
        });
    }

    private Extract.Piece piece(Actor actor, UUID id, int number) {
        return extracts.of(actor, id).pieces().stream()
                .filter(one -> one.item().number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("record"));
    }
}
