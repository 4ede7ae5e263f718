package se.tillit.table;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table where people from several rooms of the chain meet around one question.
 *
 * @param demands what it is about, of what is demanded
 * @param rooms the levels that are to be there
 * @param judgingSince when the questions to understand were closed and those to judge opened; null: not yet
 * @param round how many times one has gone around the table
 * @param notes every version of what was written, the first one first
 * @param words what those at the table said of the notes, of every version
 * @param follows the table before, whose open steps this one begins from
 * @param told what residents are told came of it; null: nothing yet
 */
public record RoundTable(
        UUID id,
        int version,
        Invitation invitation,
        Person facilitator,
        Person begunBy,
        LocalDate begunOn,
        List<UUID> demands,
        List<UUID> rooms,
        List<Seat> seats,
        @Nullable LocalDate judgingSince,
        int round,
        List<Asked> questions,
        List<Notes> notes,
        List<Word> words,
        List<Step> steps,
        @Nullable UUID follows,
        @Nullable Told told) {

    /** How long somebody may be silent about the notes before others see them all the same, with that said. */
    static final int SILENT_DAYS = 21;

    public RoundTable {
        demands = List.copyOf(demands);
        rooms = List.copyOf(rooms);
        seats = List.copyOf(seats);
        questions = List.copyOf(questions);
        notes = List.copyOf(notes);
        words = List.copyOf(words);
        steps = List.copyOf(steps);
    }

    public record Person(UUID account, String name) {}

    /** A page here that the table is about, beside demands. */
    public record Matter(String path, String title) {}

    /**
     * @param influences what the table can influence
     * @param beyond what it cannot, said before it begins
     */
    public record Invitation(
            String question,
            String why,
            String influences,
            String beyond,
            LocalDate on,
            LocalTime at,
            String place,
            @Nullable Matter matter) {

        /** Whether the words are the same; what it is about beside demands is not changed with them. */
        boolean saysTheSameAs(Invitation other) {
            return new Invitation(question, why, influences, beyond, on, at, place, other.matter).equals(other);
        }
    }

    public enum Asking {
        /** What one needs to know first. */
        UNDERSTAND,
        /** What one thinks of it. */
        JUDGE
    }

    /** @param by the role of whose question it is; the name of an account that has no seat */
    public record Asked(UUID id, Asking kind, String body, LocalDate on, String by) {}

    public record Notes(int version, String body, LocalDate on, String by) {}

    /**
     * @param atTable said at the table and noted by the facilitator, of somebody without an account
     * @param remark null where somebody approves without more
     */
    public record Word(
            int version,
            UUID seat,
            boolean approves,
            @Nullable String remark,
            boolean atTable,
            LocalDate on) {}

    /**
     * @param owner the role that sees to it
     * @param account who that is, where she sits at the table
     */
    public record Step(
            UUID id,
            UUID table,
            String what,
            String owner,
            @Nullable UUID account,
            LocalDate due,
            @Nullable Report report) {

        public boolean isOpen() {
            return report == null;
        }
    }

    public record Report(boolean done, String result, LocalDate on, String by) {}

    public record Told(String line, LocalDate on) {}

    public enum State {
        COMING,
        TO_WRITE,
        TO_APPROVE,
        AGREED
    }

    public State state(LocalDate today) {
        if (notes.isEmpty()) {
            return invitation.on().isBefore(today) ? State.TO_WRITE : State.COMING;
        }
        return missing().isEmpty() ? State.AGREED : State.TO_APPROVE;
    }

    public Optional<Notes> current() {
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
    }

    /** Everybody who was asked and has not said no. */
    public List<Seat> sitting() {
        return seats.stream()
                .filter(seat -> !Boolean.FALSE.equals(seat.comes()))
                .toList();
    }

    /** What somebody said of the notes as they are now; what was said of an earlier version is not said of this one. */
    public Optional<Word> said(Seat seat) {
        int version = current().map(Notes::version).orElse(0);
        return words.stream()
                .filter(word -> word.version() == version && word.seat().equals(seat.id()))
                .findFirst();
    }

    /** Those at the table who have neither approved the notes nor commented on them. */
    public List<Seat> missing() {
        return sitting().stream().filter(seat -> said(seat).isEmpty()).toList();
    }

    public long approving() {
        return sitting().stream()
                .filter(seat -> said(seat).filter(Word::approves).isPresent())
                .count();
    }

    /** Whether all at the table approve the notes, and not only have said something of them. */
    public boolean isApprovedByAll() {
        return !notes.isEmpty() && approving() == sitting().size();
    }

    /** Whether others than those at the table see the notes and the steps: when all have said their word, or long been silent. */
    public boolean isOpenToOthers(LocalDate today) {
        return current()
                .filter(latest ->
                        missing().isEmpty() || !today.isBefore(latest.on().plusDays(SILENT_DAYS)))
                .isPresent();
    }

    public boolean isLedBy(UUID account) {
        return facilitator.account().equals(account);
    }

    public Optional<Seat> seatOf(UUID account) {
        return seats.stream().filter(seat -> account.equals(seat.account())).findFirst();
    }

    /** Whoever sits there, leads or called it: they see everything. */
    public boolean isParty(UUID account) {
        return isLedBy(account)
                || begunBy.account().equals(account)
                || seatOf(account).isPresent();
    }

    public boolean has(Seat.Stands where) {
        return sitting().stream().anyMatch(seat -> seat.stands() == where);
    }

    public List<Asked> asked(Asking kind) {
        return questions.stream().filter(one -> one.kind() == kind).toList();
    }

    public List<Step> openSteps() {
        return steps.stream().filter(Step::isOpen).toList();
    }
}
