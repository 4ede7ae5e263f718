package se.tillit.followup;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.indicator.IndicatorQuery;
import se.tillit.photo.Photos;
import se.tillit.signal.Landing;
import se.tillit.signal.Receiver;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** What may be seen of needs, words and follow-ups, and what waits for whom. */
@Component
public final class FollowUpQuery {

    private static final Set<SignalKind> FIGURES = Set.of(SignalKind.INDICATOR, SignalKind.REPORT);
    private static final int BACK_DAYS = 30;

    private final Door door;
    private final FollowUpStore store;
    private final SignalQuery signals;
    private final IndicatorQuery indicators;
    private final Standing.Finder finder;
    private final Photos photos;

    FollowUpQuery(
            Door door,
            FollowUpStore store,
            SignalQuery signals,
            IndicatorQuery indicators,
            Standing.Finder finder,
            Photos photos) {
        this.door = door;
        this.store = store;
        this.signals = signals;
        this.indicators = indicators;
        this.finder = finder;
        this.photos = photos;
    }

    /** Where the actor works; for a person met, the unit that meets her. */
    public Optional<Unit> ownUnit(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Standing.Now now = finder.now(actor);
            return now.standing()
                    .map(Standing::unit)
                    .flatMap(unit ->
                            unit.kind() == UnitKind.PERSON ? now.chain().unit(unit.parent()) : Optional.of(unit));
        });
    }

    /** A need, and what was said of it. */
    public record NeedRow(Need need, @Nullable Word word) {}

    /** A demand that asks for figures, and what was said of it. */
    public record DemandRow(Landing.Demand demand, @Nullable Word word) {}

    /** What people in a unit need to know, beside the figures that are demanded of them. */
    public record Beside(Unit unit, List<NeedRow> needs, List<DemandRow> demands, boolean maySay) {}

    public Beside beside(Actor actor, Chain chain, Unit unit) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Set<UUID> places = Stream.concat(
                            chain.withPredecessors(unit.id()).stream(),
                            chain.children(unit.id()).stream()
                                    .filter(child -> child.kind() == UnitKind.PERSON)
                                    .map(Unit::id))
                    .collect(Collectors.toSet());
            List<Word> words = store.words(unit.id());
            boolean own = finder.now(actor)
                    .standing()
                    .filter(one -> one.unit().equals(unit))
                    .isPresent();
            return new Beside(
                    unit,
                    store.needs(places).stream()
                            .map(need -> new NeedRow(need, of(words, null, need.id())))
                            .toList(),
                    signals.landingOnUnit(actor, chain, unit).demands().stream()
                            .filter(demand -> FIGURES.contains(demand.details().kind()))
                            .map(demand -> new DemandRow(
                                    demand, of(words, demand.signal().id(), null)))
                            .toList(),
                    actor.may(Access.LEAD_FOLLOW_UP) && (own || actor.may(Access.EDIT_SIGNALS)));
        });
    }

    private static @Nullable Word of(List<Word> words, @Nullable UUID signal, @Nullable UUID need) {
        return words.stream()
                .filter(word -> Objects.equals(word.signal(), signal) && Objects.equals(word.need(), need))
                .findFirst()
                .orElse(null);
    }

    /**
     * The picture beside a story, as JPEG.
     *
     * @throws Refusal.NotFound also where it belongs to something else
     */
    public byte[] photo(Actor actor, UUID id, UUID photo) {
        return door.read(actor, Access.SEE_SIGNALS, () -> Optional.of(photo)
                .filter(one -> store.shows(id, one))
                .flatMap(photos::jpeg)
                .orElseThrow(() -> new Refusal.NotFound("photo")));
    }

    public List<FollowUp> all(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, store::all);
    }

    /**
     * @param mayTell whether the actor works, or lives, somewhere in the chain
     * @param mayAgree whether the actor is asked to agree with the note, and has not yet
     */
    public record Seen(
            FollowUp followUp,
            Optional<Signal> goal,
            List<IndicatorQuery.Seen> figures,
            boolean mayTell,
            boolean mayAgree) {}

    /** @throws Refusal.NotFound also for another organisation's */
    public Seen find(Actor actor, UUID id, Chain chain) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            FollowUp followUp = store.find(id).orElseThrow(() -> new Refusal.NotFound("follow-up"));
            return new Seen(
                    followUp,
                    Optional.ofNullable(followUp.goal()).map(goal -> signals.find(actor, goal)),
                    followUp.figures().stream()
                            .map(figure -> indicators.find(actor, figure, chain))
                            .toList(),
                    actor.may(Access.TALK_ABOUT_RESULTS)
                            && finder.now(actor).standing().isPresent(),
                    mayAgree(actor, followUp));
        });
    }

    private static boolean mayAgree(Actor actor, FollowUp followUp) {
        return followUp.note() != null
                && actor.may(Access.TALK_ABOUT_RESULTS)
                && followUp.isParty(actor.account())
                && !followUp.agreed().contains(actor.account());
    }

    /**
     * @param toTell those whose figures the actor delivers, and of which the actor has said nothing
     * @param toAgree those with a note that the actor is asked to agree with
     * @param back those that the actor delivers figures to and said nothing of, with a note from the last month
     */
    record WaitsFor(List<FollowUp> toTell, List<FollowUp> toAgree, List<FollowUp> back) {}

    WaitsFor waitsFor(Actor actor) {
        return door.read(actor, Access.SEE_SIGNALS, () -> {
            Standing.Now now = finder.now(actor);
            List<FollowUp> all = store.all();
            if (all.isEmpty()) {
                return new WaitsFor(List.of(), List.of(), List.of());
            }
            Map<UUID, Signal> today =
                    signals.asOf(actor, now.today()).stream().collect(Collectors.toMap(Signal::id, signal -> signal));
            List<FollowUp> delivered = all.stream()
                    .filter(one -> !one.isParty(actor.account())
                            && now.standing()
                                    .filter(standing -> delivers(one, today, standing, now.chain()))
                                    .isPresent())
                    .toList();
            return new WaitsFor(
                    delivered.stream().filter(one -> one.note() == null).toList(),
                    all.stream().filter(one -> mayAgree(actor, one)).toList(),
                    delivered.stream()
                            .filter(one -> one.note() != null
                                    && !one.note().on().isBefore(now.today().minusDays(BACK_DAYS)))
                            .toList());
        });
    }

    /** Whether one of the figures is demanded of those who hold the position, or of the unit. */
    private static boolean delivers(FollowUp followUp, Map<UUID, Signal> today, Standing standing, Chain chain) {
        return followUp.figures().stream()
                .flatMap(figure -> Stream.ofNullable(today.get(figure)))
                .flatMap(figure -> figure.details().receivers().stream())
                .anyMatch(receiver -> reaches(receiver, standing, chain));
    }

    private static boolean reaches(Receiver receiver, Standing standing, Chain chain) {
        boolean within = receiver.unit() == null
                || chain.branch(receiver.unit()).contains(standing.unit().id());
        return within
                && (receiver.position() == null
                        || chain.position(receiver.position())
                                .filter(position -> position.name().equals(standing.position()))
                                .isPresent());
    }
}
