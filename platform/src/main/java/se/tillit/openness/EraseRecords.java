package se.tillit.openness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/**
 * Erases what the organisation's own decision lets go of one kind, when somebody decides that it is to be done now: all that was shown, or
 * nothing. Nothing is erased by itself, and nothing that somebody has asked for and not been answered about.
 */
@Component
public final class EraseRecords {

    /** As many as are erased by one decision; the rest by the next. */
    public static final int MOST = 500;

    private static final int LONGEST = 1_000;

    private final Acts acts;
    private final Kinds kinds;
    private final Due due;
    private final RecordStore records;
    private final MarkStore marks;
    private final Standing.Finder standing;

    EraseRecords(Acts acts, Kinds kinds, Due due, RecordStore records, MarkStore marks, Standing.Finder standing) {
        this.acts = acts;
        this.kinds = kinds;
        this.due = due;
        this.records = records;
        this.marks = marks;
        this.standing = standing;
    }

    /**
     * @param shown how many records the decision was shown to be about
     * @return how many were erased
     * @throws Refusal.Conflict where it is no longer the same that may be erased
     */
    public int erase(Actor actor, String kind, int shown, String reference, String reason) {
        return acts.perform(actor, Access.ERASE_RECORDS, "record.erase", note -> {
            RecordKind of = kinds.kind(kind);
            Standing.Now now = standing.now(actor);
            Rule rule = records.rule(kind);
            new Problems()
                    .addIf(reference.isBlank(), "beslut-" + kind, "openness.erase.needs-reference")
                    .addIf(reference.length() > LONGEST, "beslut-" + kind, "web.too-long", LONGEST)
                    .addIf(reason.isBlank(), "skal-" + kind, "openness.erase.needs-reason")
                    .addIf(reason.length() > LONGEST, "skal-" + kind, "web.too-long", LONGEST)
                    .refuseIfAny();
            List<PublicRecord.Line> lines = due.of(of, rule, now.today());
            of.lock(lines.stream().flatMap(line -> line.all().stream()).toList());
            // Whoever was first with any of them has ended by now: it may have been taken up again, or asked for.
            if (lines.isEmpty() || !due.of(of, rule, now.today()).equals(lines) || Due.records(lines) != shown) {
                throw new Refusal.Conflict("due " + kind);
            }
            Rule.Retention retention = Objects.requireNonNull(rule.retention());
            UUID erasure = records.insertErasure(
                    kind,
                    reference,
                    reason,
                    retention.decision() + ", " + retention.decidedOn(),
                    now.today(),
                    actor.account(),
                    now.roleOf(actor));
            for (PublicRecord.Line line : lines) {
                erase(of, erasure, line);
            }
            note.about(erasure).with("kind", kind).with("records", shown);
            return shown;
        });
    }

    private void erase(RecordKind of, UUID erasure, PublicRecord.Line line) {
        Map<UUID, String> numbers = records.numbers(of.code(), line.all());
        for (UUID one : line.all()) {
            LocalDate received = one.equals(line.id())
                    ? line.receivedOn()
                    : of.find(one).map(PublicRecord::receivedOn).orElse(line.receivedOn());
            records.erased(erasure, of.code(), one, numbers.get(one), received, line.closedOn());
        }
        marks.erase(of.code(), line.all());
        of.erase(line.id());
    }

    /** What of a kind may be erased. */
    @Component
    static final class Due {

        private final RequestStore requests;

        Due(RequestStore requests) {
            this.requests = requests;
        }

        List<PublicRecord.Line> of(RecordKind kind, Rule rule, LocalDate today) {
            Rule.Retention retention = rule.retention();
            LocalDate before = rule.erasable(today).orElse(null);
            if (retention == null || before == null || retention.counted() == null) {
                return List.of();
            }
            Set<UUID> asked = requests.asked(kind.code());
            return kind.ended(retention.counted(), null, before, MOST).stream()
                    .filter(line -> line.all().stream().noneMatch(asked::contains))
                    .toList();
        }

        static int records(List<PublicRecord.Line> lines) {
            return lines.stream().mapToInt(line -> line.all().size()).sum();
        }
    }
}
