package se.tillit.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.access.Refusal;
import se.tillit.access.Role;

/** What may be seen of findings: a few a month by those who may see them, all by those who work on them. */
@Component
public final class FindingQuery {

    private final Door door;
    private final FindingStore findings;
    private final Checks checks;

    FindingQuery(Door door, FindingStore findings, Checks checks) {
        this.door = door;
        this.findings = findings;
        this.checks = checks;
    }

    /** A finding and the check that found it. */
    public record Found(Finding finding, Check check) {}

    /** @param lookedOn when the demands were gone through; null: not yet */
    public record Month(@Nullable LocalDate lookedOn, List<Found> few) {}

    /** The few that the actor's role is shown this month. */
    public Month month(Actor actor, LocalDate today) {
        return door.read(actor, Access.SEE_FINDINGS, () -> {
            Role role = MonthsFew.roles().stream()
                    .filter(actor.roles()::contains)
                    .findFirst()
                    .orElseThrow();
            return new Month(findings.lookedOn().orElse(null), found(findings.shown(role, today.withDayOfMonth(1))));
        });
    }

    /** A check and how many of its findings stand. */
    public record Counted(Check check, int number) {}

    /** Every check that found something, the surest first; the organisation's own last. */
    public List<Counted> counts(Actor actor) {
        return door.read(actor, Access.WORK_ON_FINDINGS, () -> {
            Map<String, Integer> counts = findings.counts();
            List<Check> all = new ArrayList<>(
                    checks.all().stream().map(Checks.Asked::check).toList());
            findings.ownChecks().forEach((id, own) -> all.add(check(id, own)));
            return all.stream()
                    .filter(check -> counts.containsKey(check.id()))
                    .map(check -> new Counted(check, counts.get(check.id())))
                    .toList();
        });
    }

    /** Everything that stands, check by check. */
    public List<Found> all(Actor actor) {
        return door.read(
                actor, Access.WORK_ON_FINDINGS, () -> {
                    Map<String, Optional<Check>> known = new HashMap<>();
                    return findings.all().stream()
                            .flatMap(finding -> known
                                    .computeIfAbsent(finding.check(), this::find)
                                    .map(check -> new Found(finding, check))
                                    .stream())
                            .toList();
                });
    }

    /** @param after the last finding on the page before; null: from the beginning */
    public List<Finding> of(Actor actor, Check check, @Nullable UUID after, int most) {
        return door.read(actor, Access.WORK_ON_FINDINGS, () -> findings.of(check.id(), after, most));
    }

    /** @throws Refusal.NotFound also for another organisation's own */
    public Check check(Actor actor, String id) {
        return door.read(
                actor, Access.WORK_ON_FINDINGS, () -> find(id).orElseThrow(() -> new Refusal.NotFound("check")));
    }

    public List<Found> about(Actor actor, UUID signal) {
        return door.read(actor, Access.WORK_ON_FINDINGS, () -> found(findings.about(signal)));
    }

    public Map<UUID, OwnCheck> ownChecks(Actor actor) {
        return door.read(actor, Access.WORK_ON_FINDINGS, findings::ownChecks);
    }

    private List<Found> found(List<Finding> all) {
        return all.stream()
                .flatMap(finding -> find(finding.check()).map(check -> new Found(finding, check)).stream())
                .toList();
    }

    private Optional<Check> find(String id) {
        return checks.find(id).or(() -> findings.ownChecks().entrySet().stream()
                .filter(own -> own.getKey().toString().equals(id))
                .map(own -> check(own.getKey(), own.getValue()))
                .findFirst());
    }

    private static Check check(UUID id, OwnCheck own) {
        Map<Language, String> name = new EnumMap<>(Language.class);
        Map<Language, String> nothing = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            name.put(language, own.name());
            nothing.put(language, "");
        }
        return new Check(id.toString(), Check.Certainty.LIKELY, own.advice(), name, nothing, null);
    }
}
