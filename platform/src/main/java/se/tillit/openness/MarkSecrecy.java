package se.tillit.openness;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Marks a record, or passages of it, as possibly secret; and lifts a mark. A warning to whoever is asked for it, and no decision. */
@Component
public final class MarkSecrecy {

    static final int LONGEST = 1_000;
    private static final int SHORTEST = 2;
    private static final int MOST = 50;

    private final Acts acts;
    private final Kinds kinds;
    private final MarkStore marks;
    private final Standing.Finder standing;

    MarkSecrecy(Acts acts, Kinds kinds, MarkStore marks, Standing.Finder standing) {
        this.acts = acts;
        this.kinds = kinds;
        this.marks = marks;
        this.standing = standing;
    }

    /**
     * @param words passages to hide wherever they stand in it; of no importance where the whole is marked
     * @param why for those who deal with it; null: not said
     * @throws Refusal.Invalid with everything that must be put right
     */
    public UUID mark(
            Actor actor,
            String kind,
            UUID id,
            boolean whole,
            List<String> words,
            String section,
            @Nullable String why) {
        return acts.perform(actor, Access.KEEP_RECORDS, "record.mark", note -> {
            PublicRecord record = kinds.find(kind, id);
            List<String> passages = whole
                    ? List.of()
                    : words.stream()
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .distinct()
                            .toList();
            new Problems()
                    .addIf(!isGround(marks, section), "lagrum", "openness.needs-ground")
                    .addIf(!whole && passages.isEmpty(), "ord", "openness.mark.needs-words")
                    .addIf(passages.size() > MOST, "ord", "openness.mark.too-many", MOST)
                    .addIf(
                            passages.stream().anyMatch(one -> one.length() < SHORTEST || !standsIn(record, one)),
                            "ord",
                            "openness.mark.not-there")
                    .addIf(why != null && why.length() > LONGEST, "varfor", "web.too-long", LONGEST)
                    .refuseIfAny();
            Standing.Now now = standing.now(actor);
            UUID mark = marks.insert(
                    kind, id, whole, passages, section, why, now.today(), actor.account(), now.roleOf(actor));
            note.about(id).with("kind", kind).with("section", section).with("whole", whole);
            return mark;
        });
    }

    static boolean isGround(MarkStore marks, String section) {
        return Stream.concat(Ground.COMMON.stream(), marks.grounds().stream())
                .anyMatch(ground -> ground.section().equals(section));
    }

    private static boolean standsIn(PublicRecord record, String words) {
        return record.parts().stream()
                .anyMatch(part -> !Passages.of(part.text(), words).isEmpty());
    }

    /** @throws Refusal.Conflict where somebody lifted it before */
    public Mark lift(Actor actor, UUID id, String reason) {
        return acts.perform(actor, Access.KEEP_RECORDS, "record.lift-mark", note -> {
            Mark mark = marks.find(id).orElseThrow(() -> new Refusal.NotFound("mark"));
            new Problems()
                    .addIf(reason.isBlank(), "skal-" + id, "openness.lift.needs-reason")
                    .addIf(reason.length() > LONGEST, "skal-" + id, "web.too-long", LONGEST)
                    .refuseIfAny();
            Standing.Now now = standing.now(actor);
            if (!marks.lift(id, now.today(), actor.account(), now.roleOf(actor), reason)) {
                throw new Refusal.Conflict("mark " + id);
            }
            note.about(mark.record()).with("kind", mark.kind());
            return mark;
        });
    }
}
