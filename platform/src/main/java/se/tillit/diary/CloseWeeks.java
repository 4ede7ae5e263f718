package se.tillit.diary;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.audit.Acts;
import se.tillit.ballot.BallotKeys;
import se.tillit.ballot.Seal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainStore;

/**
 * When a week is over: stops entries, opens the seals, decides what may be shown, keeps that, forgets the entries and destroys the key. Each step
 * can be cut short and done again, as for a pulse.
 */
@Component
public final class CloseWeeks {

    private static final Logger log = LoggerFactory.getLogger(CloseWeeks.class);

    /** Then they are taken for lost, and the week closes without a figure. */
    private static final int DAYS_TO_FIND_A_KEY = 14;

    /** More than this in the middle nobody can have worked in a week: such entries were made by somebody else. */
    private static final int MOST_HOURS = 60;

    private final Door door;
    private final WeekStore weeks;
    private final EntryStore entries;
    private final BallotKeys keys;
    private final ChainStore chain;
    private final Acts acts;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    CloseWeeks(
            Door door, WeekStore weeks, EntryStore entries, BallotKeys keys, ChainStore chain, Acts acts, Clock clock) {
        this.door = door;
        this.weeks = weeks;
        this.entries = entries;
        this.keys = keys;
        this.chain = chain;
        this.acts = acts;
        this.clock = clock;
    }

    /** Where one cannot be closed the others are, and then it is told. */
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        LocalDate today = LocalDate.now(clock.withZone(EnterTime.SWEDEN));
        for (UUID organisation : weeks.organisations()) {
            for (UUID week : door.readAs(organisation, () -> weeks.toClose(today))) {
                try {
                    close(organisation, week, today);
                } catch (RuntimeException failure) {
                    failures.add(failure);
                }
            }
            door.readAs(organisation, weeks::closed).forEach(keys::destroy);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void close(UUID organisation, UUID id, LocalDate today) {
        door.writeAs(organisation, () -> {
            weeks.stopEntries(id);
            return id;
        });
        Week week = door.readAs(organisation, () -> weeks.find(id).orElseThrow());
        Optional<byte[]> key = keys.find(id);
        if (key.isEmpty() && today.isBefore(week.terms().endsOn().plusDays(DAYS_TO_FIND_A_KEY))) {
            log.warn("The key of the diary week {} is not here: another node has it, or its entries are lost", id);
            return;
        }
        Map<UUID, EntryStore.Used> used = door.readAs(organisation, () -> entries.used(id));
        List<Entry> opened = key.map(one -> opened(organisation, week, one)).orElse(List.of());
        Map<UUID, Integer> persons = new HashMap<>();
        if (key.isPresent()) {
            used.forEach((unit, count) -> persons.put(unit, count.persons()));
        }
        List<Entry> believed = believed(week, opened, used);
        Set<UUID> left = new HashSet<>(persons.keySet());
        believed.forEach(entry -> left.remove(entry.unit()));
        left.forEach(persons::remove);
        Sums.Outcome outcome = Sums.of(week, believed, persons, levels(organisation, week));
        door.writeAs(organisation, () -> {
            if (weeks.close(id, today, outcome.proof(), outcome.figures())) {
                entries.forget(id);
                acts.noteOfNobody(
                        "diary.close", id, Map.of("cells", outcome.proof().cells()));
            }
            return id;
        });
        keys.destroy(id);
    }

    private Map<UUID, UUID> levels(UUID organisation, Week week) {
        Chain then = door.readAs(organisation, () -> chain.asOf(week.terms().startsOn()));
        Map<UUID, UUID> levels = new HashMap<>();
        week.units().forEach(one -> then.unit(one.unit()).ifPresent(unit -> levels.put(unit.id(), unit.level())));
        return levels;
    }

    private List<Entry> opened(UUID organisation, Week week, byte[] privateKey) {
        List<byte[]> sealed = door.readAs(organisation, () -> entries.sealed(week.id()));
        Seal.Keys pair = new Seal.Keys(door.readAs(organisation, () -> weeks.publicKey(week.id())), privateKey);
        Set<UUID> seen = Collections.synchronizedSet(new HashSet<>());
        List<Entry> opened = new ArrayList<>(sealed.parallelStream()
                .flatMap(one -> Seal.open(week.id(), pair, one)
                        .flatMap(Entry::read)
                        .filter(entry -> entry.fits(week))
                        .filter(entry -> seen.add(entry.mark()))
                        .stream())
                .toList());
        Collections.shuffle(opened, chance);
        return opened;
    }

    /** Whoever can write in the database can seal entries of their own: a unit with more than its codes can have made is not counted. */
    private static List<Entry> believed(Week week, List<Entry> opened, Map<UUID, EntryStore.Used> used) {
        Map<UUID, Integer> count = new HashMap<>();
        Map<UUID, Integer> minutes = new HashMap<>();
        opened.forEach(entry -> {
            count.merge(entry.unit(), 1, Integer::sum);
            minutes.merge(entry.unit(), entry.minutes(), Integer::sum);
        });
        Set<UUID> believed = new HashSet<>();
        week.units().forEach(one -> {
            EntryStore.Used most = used.getOrDefault(one.unit(), new EntryStore.Used(0, 0));
            if (count.getOrDefault(one.unit(), 0) <= most.entries()
                    && minutes.getOrDefault(one.unit(), 0) <= most.persons() * MOST_HOURS * 60) {
                believed.add(one.unit());
            }
        });
        return opened.stream().filter(entry -> believed.contains(entry.unit())).toList();
    }
}
