package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;
import se.tillit.photo.Photo;
import se.tillit.photo.Photos;
import se.tillit.signal.Signal;

/** What may be seen of obstacles, and what waits for whom. */
@Component
public final class ObstacleQuery {

    /** More than anybody reads on one page; the rest is found by searching. */
    private static final int MOST = 100;

    private final Door door;
    private final ObstacleStore obstacles;
    private final Handling handling;
    private final Photos photos;
    private final Standing.Finder standing;

    ObstacleQuery(Door door, ObstacleStore obstacles, Handling handling, Photos photos, Standing.Finder standing) {
        this.door = door;
        this.obstacles = obstacles;
        this.handling = handling;
        this.photos = photos;
        this.standing = standing;
    }

    /** @throws Refusal.NotFound also for another organisation's */
    public Seen find(Actor actor, UUID id) {
        return read(actor, () -> List.of(asDealt(actor, id))).getFirst();
    }

    /** Whoever has it and those who keep the register see it whole; all others without what is marked as secret. */
    private Obstacle asDealt(Actor actor, UUID id) {
        Obstacle obstacle = handling.find(id);
        return obstacle.marked() && deals(actor, obstacle)
                ? obstacles.findWhole(id).orElse(obstacle)
                : obstacle;
    }

    private boolean deals(Actor actor, Obstacle obstacle) {
        return actor.may(Access.KEEP_RECORDS)
                || actor.may(Access.ANSWER_OBSTACLES)
                        && handling.holders()
                                .of(obstacle.holding().unit())
                                .filter(holder -> holder.has(actor.account()))
                                .isPresent();
    }

    /** @param after the last on the page before; null: from the beginning */
    public List<Seen> open(Actor actor, ObstacleFilter filter, @Nullable UUID after, int most) {
        return read(actor, () -> obstacles.open(filter, after, most));
    }

    /** @param after the last on the page before; null: from the beginning */
    public List<Seen> settled(Actor actor, ObstacleFilter filter, @Nullable UUID after, int most) {
        return read(actor, () -> obstacles.settled(filter, after, most));
    }

    /** What somebody has told or said too: the open first, then the newest answer. */
    public List<Seen> saidBy(Actor actor) {
        return actor.may(Access.SEE_OBSTACLES) ? read(actor, () -> obstacles.saidBy(actor.account(), MOST)) : List.of();
    }

    /** What the actor is to answer, the nearest day first. */
    public List<Seen> waitingFor(Actor actor) {
        if (!actor.may(Access.ANSWER_OBSTACLES)) {
            return List.of();
        }
        return read(actor, () -> {
            Holders holders = handling.holders();
            Set<UUID> units = new LinkedHashSet<>();
            if (holders.byUnit().values().stream().flatMap(List::stream).anyMatch(person -> person.account()
                    .equals(actor.account()))) {
                holders.chain().units().stream()
                        .map(Unit::id)
                        .filter(unit -> holders.of(unit)
                                .filter(holder -> holder.has(actor.account()))
                                .isPresent())
                        .forEach(unit -> units.addAll(holders.chain().withPredecessors(unit)));
            }
            return units.isEmpty() ? List.of() : obstacles.heldBy(units, MOST);
        });
    }

    /** About a demand: the open first. */
    public List<Seen> about(Actor actor, Signal signal) {
        return read(actor, () -> obstacles.about(signal.id(), 5));
    }

    /** Open ones that say much the same as a text. */
    public List<Seen> alike(Actor actor, String text, @Nullable UUID but) {
        return text.isBlank() ? List.of() : read(actor, () -> obstacles.alike(text, but, 3));
    }

    /** Before whom it would come, told now; empty where nobody can answer. */
    public Optional<First> first(Actor actor, Collection<Signal> demands, @Nullable UUID where) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> {
            Holders holders = handling.holders();
            return FirstHolder.of(
                            holders,
                            demands.stream().map(ReportObstacle::demand).toList(),
                            where == null
                                    ? standing.now(actor)
                                            .standing()
                                            .map(one -> one.unit().id())
                                            .orElse(null)
                                    : where,
                            actor.account(),
                            obstacles.settings().front())
                    .map(holder -> new First(
                            holder.role(),
                            holder.names(),
                            holders.nameOf(holder.unit()),
                            handling.due(handling.today())));
        });
    }

    /** @param due the last day to answer, if it is told today */
    public record First(String role, List<String> names, String unit, LocalDate due) {}

    /** Units in which somebody can answer, to pass on to. */
    public List<Place> places(Actor actor) {
        return door.read(actor, Access.ANSWER_OBSTACLES, () -> {
            Holders holders = handling.holders();
            return holders.all().stream()
                    .map(holder -> new Place(holder.unit(), holders.nameOf(holder.unit()), holder.role()))
                    .toList();
        });
    }

    public record Place(UUID unit, String name, String role) {}

    /** Of one in which something is marked as secret none is shown but to those who deal with it: a picture has no passages. */
    public List<Photo> photos(Actor actor, UUID id) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> shown(actor, id));
    }

    private List<Photo> shown(Actor actor, UUID id) {
        Obstacle obstacle = handling.find(id);
        return obstacle.marked() && !deals(actor, obstacle) ? List.of() : obstacles.photos(id);
    }

    /** @throws Refusal.NotFound for a picture of something else, too */
    public byte[] photo(Actor actor, UUID id, UUID photo) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> shown(actor, id).stream()
                .filter(one -> one.id().equals(photo))
                .findFirst()
                .flatMap(one -> photos.jpeg(photo))
                .orElseThrow(() -> new Refusal.NotFound("photo")));
    }

    public ObstacleSettings settings(Actor actor) {
        return door.read(actor, Access.SEE_OBSTACLES, obstacles::settings);
    }

    /** Where somebody works; empty for who works in none of the units. */
    public Optional<UUID> ownUnit(Actor actor) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> standing.now(actor)
                .standing()
                .map(one -> one.unit().id()));
    }

    /** What a unit's wall tells: what those who work there said, and what came of it. */
    public List<Seen> wall(Actor actor, UUID unit) {
        return read(actor, () -> {
            Set<UUID> units = handling.holders().chain().withPredecessors(unit);
            return obstacles.told(units, 12);
        });
    }

    /** Everything that somebody decided to tell everybody. */
    public record Became(UUID id, String organisation, List<Seen> all) {}

    /** Anybody at all may ask. @throws Refusal.NotFound where there is no such organisation */
    public Became became(UUID organisation) {
        return door.readAs(organisation, () -> {
            String name =
                    obstacles.organisationName(organisation).orElseThrow(() -> new Refusal.NotFound("organisation"));
            Holders holders = handling.holders();
            return new Became(
                    organisation,
                    name,
                    obstacles.told(null, MOST).stream()
                            .map(one -> Seen.by(one, holders))
                            .toList());
        });
    }

    private List<Seen> read(Actor actor, Supplier<List<Obstacle>> wanted) {
        return door.read(actor, Access.SEE_OBSTACLES, () -> {
            List<Obstacle> found = wanted.get();
            if (found.isEmpty()) {
                return List.of();
            }
            Holders holders = handling.holders();
            Map<UUID, ObstacleStore.Voice> voices = obstacles.voicesOf(actor.account());
            boolean answers = actor.may(Access.ANSWER_OBSTACLES);
            return found.stream()
                    .map(one -> Seen.of(actor, one, holders, voices.get(one.id()), answers))
                    .toList();
        });
    }
}
