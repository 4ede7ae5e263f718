package se.tillit.dialogue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.tillit.access.Door;
import se.tillit.access.Refusal;
import se.tillit.ballot.BallotKeys;
import se.tillit.ballot.Seal;
import se.tillit.calendar.SwedishDays;

/**
 * When a dialogue at a workplace has closed: opens the seals, decides what may be shown, keeps that, forgets what was sealed and destroys the key.
 * Each step can be cut short and done again, as for a pulse: what is decided is stored in the transaction that forgets, once, and the key goes
 * after it.
 */
@Component
final class CountBallots {

    private static final Logger log = LoggerFactory.getLogger(CountBallots.class);

    /** Then the votes are taken for lost, and there is no result. */
    private static final int DAYS_TO_FIND_A_KEY = 14;

    private final Door door;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final WorkplaceBallotStore ballots;
    private final ResultStore results;
    private final BallotKeys keys;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    CountBallots(
            Door door,
            DialogueStore dialogues,
            VoteStore votes,
            WorkplaceBallotStore ballots,
            ResultStore results,
            BallotKeys keys,
            Clock clock) {
        this.door = door;
        this.dialogues = dialogues;
        this.votes = votes;
        this.ballots = ballots;
        this.results = results;
        this.keys = keys;
        this.clock = clock;
    }

    void count(UUID organisation, UUID id) {
        if (door.readAs(organisation, () -> results.find(id).isPresent())) {
            return;
        }
        Dialogue dialogue =
                door.readAs(organisation, () -> dialogues.find(id).orElseThrow(() -> new Refusal.NotFound("dialogue")));
        LocalDate closedOn = Objects.requireNonNull(dialogue.closedOn(), "While it is open nothing is opened");
        Optional<byte[]> key = keys.find(id);
        if (key.isEmpty() && SwedishDays.today(clock).isBefore(closedOn.plusDays(DAYS_TO_FIND_A_KEY))) {
            log.warn("The key of the dialogue {} is not here: another node has it, or its votes are lost", id);
            return;
        }
        // Long, so in no transaction; nobody votes meanwhile.
        Result result = key.map(one -> result(organisation, dialogue, one))
                .orElseGet(() -> Result.without(Result.Uncounted.KEY_LOST));
        door.writeAs(organisation, () -> {
            if (results.putOnce(id, clock.instant().truncatedTo(ChronoUnit.MICROS), result)) {
                ballots.forgetSealed(id);
                votes.forgetCodes(id); // and with them who has taken part
            }
            return id;
        });
        keys.destroy(id);
    }

    private record Loaded(byte[] publicKey, int usedCodes, List<byte[]> sealed, List<Statement> statements) {}

    private Result result(UUID organisation, Dialogue dialogue, byte[] privateKey) {
        UUID id = dialogue.id();
        Loaded loaded = door.readAs(
                organisation,
                // The codes first: where another node forgets both meanwhile, there must not seem to be fewer of them.
                () -> new Loaded(ballots.publicKey(id), votes.usedCodes(id), ballots.sealed(id), dialogues.words(id)));
        Seal.Keys pair = new Seal.Keys(loaded.publicKey(), privateKey);
        List<Ballot> opened = new ArrayList<>(loaded.sealed().parallelStream()
                .flatMap(one -> Seal.open(id, pair, one).flatMap(Ballot::read).stream())
                .toList());
        // Whoever can write in the database can seal ballots of their own, and with nineteen of these find out the
        // twentieth.
        if (opened.size() > loaded.usedCodes()) {
            log.warn(
                    "In the dialogue {} there are {} ballots and {} used codes", id, opened.size(), loaded.usedCodes());
            return Result.without(Result.Uncounted.MORE_THAN_CODES);
        }
        Collections.shuffle(opened, chance);
        Set<Integer> there = loaded.statements().stream()
                .filter(one -> one.state() != Statement.State.WITHDRAWN)
                .map(Statement::number)
                .collect(Collectors.toSet());
        List<Ballot> cast =
                opened.stream().filter(one -> one.cells(there).length > 0).toList();
        return Tabulate.of(
                dialogue.terms().kind(),
                cast.stream().map(one -> one.cells(there)).toList(),
                cast.stream().map(Ballot::room).toList(),
                loaded.statements());
    }
}
