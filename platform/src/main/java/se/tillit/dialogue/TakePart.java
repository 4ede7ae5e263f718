package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Door;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Level;

/**
 * Votes and statements of whoever holds a key. Anonymous verbs: they write no entry in the log, no key of a form and no session, also where the
 * organiser asks for an account; how one votes is nobody's business. That a code is used and that somebody takes part are written in two
 * transactions.
 */
@Component
public final class TakePart {

    private static final int MOST_WRITTEN = 20;
    private static final int MOST_WAITING = 5;
    private static final int LONGEST_QUEUE = 500;

    private final Door door;
    private final DialogueStore dialogues;
    private final VoteStore votes;
    private final WorkplaceBallotStore sealed;
    private final ResultStore results;
    private final ChainStore chain;
    private final DrawMap maps;
    private final Haste haste;
    private final Clock clock;

    TakePart(
            Door door,
            DialogueStore dialogues,
            VoteStore votes,
            WorkplaceBallotStore sealed,
            ResultStore results,
            ChainStore chain,
            DrawMap maps,
            Haste haste,
            Clock clock) {
        this.door = door;
        this.dialogues = dialogues;
        this.votes = votes;
        this.sealed = sealed;
        this.results = results;
        this.chain = chain;
        this.maps = maps;
        this.haste = haste;
        this.clock = clock;
    }

    /**
     * What somebody sees who takes part.
     *
     * @param takes part already
     * @param shown statements that one can vote on
     * @param votes her own, by the statement's number
     * @param next the one to vote on now; null once she has voted on all
     * @param mine what she has written, with its votes
     * @param answers to the dialogue, and to statements in it
     * @param answerer the name of the unit that answers
     * @param rooms that she can say she comes from
     */
    public record Seat(
            UUID organisation,
            Dialogue dialogue,
            Dialogue.Phase phase,
            boolean takes,
            List<Statement> shown,
            Map<Integer, Integer> votes,
            @Nullable Statement next,
            List<Statement> mine,
            List<Answer> answers,
            Result result,
            Map<Integer, String> groupNames,
            String answerer,
            List<Level> rooms) {

        public int voted() {
            return (int) shown.stream()
                    .filter(one -> votes.containsKey(one.number()))
                    .count();
        }

        public Optional<Result.Place> place() {
            return result.place(votes);
        }

        public boolean showsMap() {
            return !dialogue.isWorkplace() || phase == Dialogue.Phase.CLOSED;
        }
    }

    /** How an entry went. @param key null where the organiser asks for accounts, or the code was refused */
    public record Entry(Result result, @Nullable Code key) {

        public enum Result {
            IN,
            UNKNOWN_CODE,
            USED_CODE,
            NOT_OPEN
        }
    }

    /** @throws Refusal.NotFound where there is no such dialogue, or not for this actor */
    public Seat look(Who who) {
        return at(who, false, organisation -> {
            Dialogue dialogue = dialogue(who, false);
            Ballots ballots = ballots(dialogue);
            UUID voter = ballots.voter(who).orElse(null);
            LocalDate today = SwedishDays.today(clock);
            List<Statement> shown = Statement.shown(dialogues.words(who.dialogue()));
            Map<Integer, Integer> own = voter == null ? Map.of() : ballots.votes(who, voter);
            Result result = results.shown(dialogue, today);
            byte[] mark = who.mark();
            return new Seat(
                    organisation,
                    dialogue,
                    dialogue.phase(today),
                    voter != null,
                    shown,
                    own,
                    voter == null ? null : Routing.next(shown, own, result, voter),
                    mark == null ? List.of() : dialogues.by(who.dialogue(), mark),
                    dialogues.answers(who.dialogue()),
                    result,
                    dialogues.groupNames(who.dialogue()),
                    unitName(chain, dialogue.terms().answerer()),
                    chain.levels().stream()
                            .filter(level -> dialogue.terms().rooms().contains(level.id()))
                            .toList());
        });
    }

    /** Also of a unit that has ended. */
    static String unitName(ChainStore chain, UUID unit) {
        return chain.unitHistory(unit).stream()
                .map(ChainStore.UnitVersion::name)
                .reduce("", (earlier, later) -> later);
    }

    /**
     * Lets somebody in, once for each code, account or device.
     *
     * @param typed the code on her slip, where the organiser asks for one
     * @param room the level that she says she comes from; null: not told
     */
    public Entry enter(Who who, String typed, @Nullable UUID room) {
        UUID organisation = organisation(who);
        Dialogue dialogue = door.readAs(organisation, () -> dialogue(who, false));
        if (dialogue.phase(SwedishDays.today(clock)) != Dialogue.Phase.OPEN) {
            return new Entry(Entry.Result.NOT_OPEN, null);
        }
        if (who.actor() != null) {
            door.writeAs(organisation, () -> {
                ballots(dialogue).enter(who, known(dialogue, room));
                return who;
            });
            return new Entry(Entry.Result.IN, null);
        }
        Code code = null;
        if (dialogue.terms().entry() == DialogueEntry.CODE) {
            code = Code.read(typed).orElse(null);
            Code tried = code;
            VoteStore.CodeIs is = tried == null
                    ? VoteStore.CodeIs.UNKNOWN
                    : door.writeAs(organisation, () -> votes.use(who.dialogue(), tried));
            if (is != VoteStore.CodeIs.TAKEN) {
                return new Entry(
                        is == VoteStore.CodeIs.USED ? Entry.Result.USED_CODE : Entry.Result.UNKNOWN_CODE, null);
            }
        }
        return seated(organisation, dialogue, code, room);
    }

    private Entry seated(UUID organisation, Dialogue dialogue, @Nullable Code code, @Nullable UUID room) {
        Code key = Code.fresh();
        Who in = new Who(dialogue.id(), key, null);
        boolean seated = false;
        try {
            seated = door.writeAs(organisation, () -> {
                boolean open = isOpen(dialogues.stayingOpen(dialogue.id()).orElseThrow());
                if (open) {
                    ballots(dialogue).enter(in, known(dialogue, room));
                }
                return open;
            });
        } finally {
            if (!seated && code != null) {
                door.writeAs(organisation, () -> {
                    // An answer that was lost on its way from the database is no reason to let two in by one code.
                    if (ballots(dialogue).voter(in).isEmpty()) {
                        votes.giveBack(dialogue.id(), code);
                    }
                    return code;
                });
            }
        }
        return seated ? new Entry(Entry.Result.IN, key) : new Entry(Entry.Result.NOT_OPEN, null);
    }

    private static @Nullable UUID known(Dialogue dialogue, @Nullable UUID room) {
        return room != null && dialogue.terms().rooms().contains(room) ? room : null;
    }

    private boolean isOpen(Dialogue dialogue) {
        return dialogue.phase(SwedishDays.today(clock)) == Dialogue.Phase.OPEN;
    }

    /** How a vote went. */
    public enum Voted {
        YES,
        /** The statement is not there to vote on any longer. */
        NO_STATEMENT,
        NOT_OPEN,
        NOT_IN,
        TOO_FAST
    }

    /** @param vote 1 agrees, −1 disagrees, 0 passes; the last one counts */
    public Voted vote(Who who, int statement, int vote) {
        return vote(who, Map.of(statement, vote));
    }

    /** The same on several statements at once. @param votes by the statement's number */
    public Voted vote(Who who, Map<Integer, Integer> votes) {
        if (votes.isEmpty() || votes.values().stream().anyMatch(vote -> vote < -1 || vote > 1)) {
            return Voted.NO_STATEMENT;
        }
        UUID organisation = organisation(who);
        Voted voted = at(who, true, one -> {
            Dialogue dialogue = dialogue(who, true);
            UUID voter = ballots(dialogue).voter(who).orElse(null);
            if (voter == null) {
                return Voted.NOT_IN;
            }
            if (!isOpen(dialogue)) {
                return Voted.NOT_OPEN;
            }
            if (!haste.allows(voter)) {
                return Voted.TOO_FAST;
            }
            return ballots(dialogue).cast(who, voter, votes) ? Voted.YES : Voted.NO_STATEMENT;
        });
        if (voted == Voted.YES) {
            maps.touch(organisation, who.dialogue());
        }
        return voted;
    }

    /** Statements that say much the same. */
    public List<Statement> alike(Who who, String typed) {
        return at(who, false, organisation -> {
            dialogue(who, false);
            return Wording.alike(Wording.tidy(typed), Statement.shown(dialogues.words(who.dialogue())));
        });
    }

    /**
     * Writes a statement. It waits for somebody who looks, where the dialogue is such or it may be about a person.
     *
     * @param anyway although others say much the same
     * @throws Refusal.Invalid where it cannot be a statement, stands there already, or she has written enough
     */
    public Statement.State write(Who who, String typed, boolean anyway) {
        UUID organisation = organisation(who);
        Statement.State state = at(who, true, one -> {
            Dialogue dialogue = dialogue(who, true);
            UUID voter = ballots(dialogue).voter(who).orElseThrow(() -> new Refusal.NotFound("participant"));
            Problems problems = new Problems().addIf(!isOpen(dialogue), "text", "dialogue.closed-to-writing");
            problems.refuseIfAny();
            return write(dialogue, who, voter, Wording.tidy(typed), anyway);
        });
        maps.touch(organisation, who.dialogue());
        return state;
    }

    private Statement.State write(Dialogue dialogue, Who who, UUID voter, String text, boolean anyway) {
        byte[] mark = Objects.requireNonNull(who.mark());
        dialogues.lock(dialogue.id());
        Problems problems = new Problems();
        Wording.check(text, dialogue.terms().longest(), problems);
        List<Statement> all = dialogues.words(dialogue.id());
        List<Statement> own = dialogues.by(dialogue.id(), mark);
        String plain = Wording.plain(text);
        problems.addIf(
                        all.stream()
                                .anyMatch(other -> Wording.plain(other.body()).equals(plain)
                                        && other.state() != Statement.State.REPLACED),
                        "text",
                        "dialogue.written-already")
                .addIf(
                        own.size() >= MOST_WRITTEN
                                || own.stream().filter(Statement::isToLookAt).count() >= MOST_WAITING,
                        "text",
                        "dialogue.written-enough")
                .addIf(
                        all.stream().filter(Statement::isToLookAt).count() >= LONGEST_QUEUE,
                        "text",
                        "dialogue.queue-full")
                .addIf(dialogue.isFull(all.size() + 1), "text", "dialogue.ballot-full", Ballot.MOST_STATEMENTS)
                .refuseIfAny();
        problems.addIf(!anyway && !Wording.alike(text, Statement.shown(all)).isEmpty(), "text", "dialogue.look-alike")
                .refuseIfAny();
        Statement.State state = Wording.mayBeAboutAPerson(text)
                ? Statement.State.HELD
                : dialogue.terms().moderation() == DialogueModeration.BEFORE
                        ? Statement.State.WAITING
                        : Statement.State.SHOWN;
        int number = dialogues.add(dialogue.id(), text, state, mark, null);
        // At a workplace the first who agrees with a statement would be known to be its writer.
        if (state == Statement.State.SHOWN && !dialogue.isWorkplace()) {
            ballots(dialogue).cast(who, voter, Map.of(number, 1));
        }
        return state;
    }

    /** Says whether her statement may be put in the words that somebody suggested. */
    public void consent(Who who, int number, boolean agrees) {
        UUID organisation = organisation(who);
        at(who, true, one -> {
            byte[] mark = who.mark();
            Statement statement = mark == null
                    ? null
                    : dialogues.by(who.dialogue(), mark).stream()
                            .filter(own -> own.number() == number && own.consent() == Statement.Consent.ASKED)
                            .findFirst()
                            .orElse(null);
            if (statement == null) {
                throw new Refusal.NotFound("statement");
            }
            dialogues.setConsent(who.dialogue(), number, agrees ? Statement.Consent.GIVEN : Statement.Consent.REFUSED);
            dialogues
                    .children(who.dialogue(), number)
                    .forEach(child -> dialogues.setState(
                            who.dialogue(), child.number(), agrees ? Statement.State.SHOWN : Statement.State.DECLINED));
            if (agrees) {
                dialogues.setState(who.dialogue(), number, Statement.State.REPLACED);
            }
            votes.changed(who.dialogue());
            return statement;
        });
        maps.touch(organisation, who.dialogue());
    }

    /**
     * Erases who takes part, with every vote, and what shows that she wrote her statements. What was computed when a dialogue at a workplace
     * closed stays as it is: the difference would tell how she voted.
     *
     * @param statements whether her statements go too, with everybody's votes on them
     */
    public void erase(Who who, boolean statements) {
        UUID organisation = organisation(who);
        at(who, true, one -> {
            Dialogue dialogue = dialogue(who, true);
            byte[] mark = who.mark();
            if (mark != null) {
                dialogues.forgetAuthor(dialogue, mark, Who.nobody(), statements && isOpen(dialogue));
            }
            ballots(dialogue).voter(who).ifPresent(voter -> ballots(dialogue).erase(who, voter));
            return dialogue;
        });
        maps.touch(organisation, who.dialogue());
    }

    private UUID organisation(Who who) {
        UUID organisation = dialogues.organisation(who.dialogue()).orElseThrow(() -> new Refusal.NotFound("dialogue"));
        if (who.actor() != null) {
            who.actor().must(Access.TAKE_PART_IN_DIALOGUES);
            if (!who.actor().organisation().equals(organisation)) {
                throw new Refusal.NotFound("dialogue");
            }
        }
        return organisation;
    }

    private <T> T at(Who who, boolean writes, Function<UUID, T> work) {
        UUID organisation = organisation(who);
        return writes
                ? door.writeAs(organisation, () -> work.apply(organisation))
                : door.readAs(organisation, () -> work.apply(organisation));
    }

    /** Who comes with an account where none is asked for, or the other way round, comes to nothing. */
    private Dialogue dialogue(Who who, boolean stayingOpen) {
        return (stayingOpen ? dialogues.stayingOpen(who.dialogue()) : dialogues.find(who.dialogue()))
                .filter(one -> (one.terms().entry() == DialogueEntry.ACCOUNT) == (who.actor() != null))
                .orElseThrow(() -> new Refusal.NotFound("dialogue"));
    }

    private Ballots ballots(Dialogue dialogue) {
        return dialogue.isWorkplace() ? sealed : votes;
    }
}
