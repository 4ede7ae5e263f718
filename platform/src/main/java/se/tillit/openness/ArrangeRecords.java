package se.tillit.openness;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Says what numbers begin with, what holds for each kind of record, and which grounds there are beside the common ones. */
@Component
public final class ArrangeRecords {

    private static final int LONGEST = 300;
    private static final int MOST_YEARS = 200;

    private final Acts acts;
    private final Kinds kinds;
    private final RecordStore records;
    private final MarkStore marks;
    private final Standing.Finder standing;

    ArrangeRecords(Acts acts, Kinds kinds, RecordStore records, MarkStore marks, Standing.Finder standing) {
        this.acts = acts;
        this.kinds = kinds;
        this.records = records;
        this.marks = marks;
        this.standing = standing;
    }

    /** For numbers that are given from now on. */
    public void prefix(Actor actor, String prefix) {
        acts.perform(actor, Access.ARRANGE_RECORDS, "record.prefix", note -> {
            new Problems()
                    .addIf(!prefix.matches("[A-ZÅÄÖa-zåäö0-9-]{1,12}"), "prefix", "openness.prefix.wrong")
                    .refuseIfAny();
            records.setPrefix(prefix);
            return note.with("prefix", prefix);
        });
    }

    /** What somebody typed of a kind. @param keep null: nothing is decided */
    public record Given(
            Rule.@Nullable Registered registered,
            @Nullable Boolean keep,
            int years,
            RecordKind.@Nullable Counted counted,
            String decision,
            @Nullable LocalDate decidedOn) {}

    public void rule(Actor actor, String kind, Given given) {
        acts.perform(actor, Access.ARRANGE_RECORDS, "record.rule", note -> {
            kinds.kind(kind);
            Boolean keep = given.keep();
            boolean erases = keep != null && !keep;
            LocalDate decidedOn = given.decidedOn();
            new Problems()
                    .addIf(given.registered() == null, "diariefors-" + kind, "openness.rule.needs-registered")
                    .addIf(
                            erases && (given.years() < 1 || given.years() > MOST_YEARS),
                            "ar-" + kind,
                            "openness.rule.needs-years",
                            MOST_YEARS)
                    .addIf(erases && given.counted() == null, "raknas-" + kind, "openness.rule.needs-counted")
                    .addIf(keep != null && given.decision().isBlank(), "beslut-" + kind, "openness.rule.needs-decision")
                    .addIf(given.decision().length() > LONGEST, "beslut-" + kind, "web.too-long", LONGEST)
                    .addIf(
                            keep != null
                                    && (decidedOn == null
                                            || decidedOn.isAfter(
                                                    standing.now(actor).today())),
                            "dag-" + kind,
                            "openness.rule.needs-day")
                    .refuseIfAny();
            records.setRule(new Rule(
                    kind,
                    Objects.requireNonNull(given.registered()),
                    keep == null
                            ? null
                            : new Rule.Retention(
                                    erases ? given.years() : null,
                                    erases ? given.counted() : null,
                                    given.decision(),
                                    Objects.requireNonNull(decidedOn))));
            note.with("kind", kind).with("registered", given.registered().name());
            return erases ? note.with("years", given.years()) : note;
        });
    }

    /** Adds a ground, or says anew what it protects. */
    public void ground(Actor actor, String section, String what) {
        acts.perform(actor, Access.ARRANGE_RECORDS, "record.ground", note -> {
            new Problems()
                    .addIf(
                            !section.matches("\\d{1,2} kap\\. \\d{1,3} ?[a-z]? §( .{1,40})?"),
                            "lagrum",
                            "openness.ground.wrong")
                    .addIf(
                            Ground.COMMON.stream().anyMatch(one -> one.section().equals(section)),
                            "lagrum",
                            "openness.ground.there")
                    .addIf(what.isBlank(), "skyddar", "openness.ground.needs-what")
                    .addIf(what.length() > LONGEST, "skyddar", "web.too-long", LONGEST)
                    .refuseIfAny();
            marks.setGround(section, what);
            return note.with("section", section);
        });
    }
}
