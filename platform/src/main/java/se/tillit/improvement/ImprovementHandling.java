package se.tillit.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.HolderStore;
import se.tillit.answering.Holders;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.ChainStore;
import se.tillit.chain.Standing;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.web.PersonalNumber;
import se.tillit.web.ThirdPersons;

/** What every verb about an improvement begins with: the improvement, locked, and whether it is this actor's to deal with. */
@Component
final class ImprovementHandling {

    static final int LONGEST_IDEA = 4_000;
    static final int LONGEST = 2_000;
    static final int LONGEST_LINE = 200;

    private static final int FEWEST_LETTERS = 3;

    private final ImprovementStore improvements;
    private final HolderStore holders;
    private final ChainStore chain;
    private final Standing.Finder standing;
    private final Clock clock;

    ImprovementHandling(
            ImprovementStore improvements,
            HolderStore holders,
            ChainStore chain,
            Standing.Finder standing,
            Clock clock) {
        this.improvements = improvements;
        this.holders = holders;
        this.chain = chain;
        this.standing = standing;
        this.clock = clock;
    }

    /**
     * @param holder who answers: whoever has it today; or whoever leads where it would be tried, also after it has moved up
     * @param has whether the actor is among those who have it today
     */
    record Turn(
            Improvement improvement, LocalDate today, Holders holders, Holders.@Nullable Holder holder, boolean has) {}

    LocalDate today() {
        return SwedishDays.today(clock);
    }

    Holders holders() {
        return holders.holders(chain.asOf(today()), Access.ANSWER_IMPROVEMENTS);
    }

    Improvement find(UUID id) {
        return improvements.find(id).orElseThrow(() -> new Refusal.NotFound("improvement"));
    }

    /** The last day to answer for somebody who gets it today. */
    LocalDate due(LocalDate today) {
        return SwedishDays.after(today, holders.workingDays());
    }

    LocalDate longer(LocalDate until) {
        return SwedishDays.after(until, holders.workingDays());
    }

    /**
     * @param version the one that the actor saw
     * @throws Refusal.NotAllowed where others have it
     * @throws Refusal.Conflict where it has been answered or moved since
     */
    Turn turn(Actor actor, UUID id, int version) {
        improvements.lock(id);
        Improvement improvement = find(id);
        Turn turn = turn(actor, improvement, holders());
        if (turn.holder() == null) {
            throw new Refusal.NotAllowed(Access.ANSWER_IMPROVEMENTS);
        }
        if (improvement.version() != version || !improvement.stage().canBeTried()) {
            throw new Refusal.Conflict("improvement " + id);
        }
        return turn;
    }

    Turn turn(Actor actor, Improvement improvement, Holders now) {
        Holders.Holder has = now.of(improvement.holding().unit())
                .filter(one -> one.has(actor.account()))
                .orElse(null);
        Holders.Holder there = now.of(improvement.told().unit())
                .filter(one -> one.has(actor.account()))
                .orElse(null);
        return new Turn(improvement, today(), now, has == null ? there : has, has != null);
    }

    /**
     * Whether somebody works where it is tried, or leads there.
     *
     * @param own where the actor works today; null: in none of the units
     */
    static boolean isTheirs(Actor actor, Improvement improvement, Holders now, @Nullable UUID own) {
        UUID unit = improvement.told().unit();
        return now.chain().standsFor(unit).stream().anyMatch(one -> one.id().equals(own))
                || now.of(unit).filter(one -> one.has(actor.account())).isPresent();
    }

    /**
     * The improvement, locked, for somebody of the unit that tries it.
     *
     * @throws Refusal.NotAllowed for anybody else
     */
    Improvement ofTheirs(Actor actor, UUID id) {
        improvements.lock(id);
        Improvement improvement = find(id);
        if (!isTheirs(actor, improvement, holders(), ownUnit(actor))) {
            throw new Refusal.NotAllowed(Access.REPORT_IMPROVEMENTS);
        }
        return improvement;
    }

    @Nullable
    UUID ownUnit(Actor actor) {
        return standing.now(actor).standing().map(one -> one.unit().id()).orElse(null);
    }

    /** The nearest unit of the house's own, for somebody whom it meets as for somebody who works there. */
    @Nullable
    UUID homeUnit(Actor actor) {
        Standing.Now now = standing.now(actor);
        return now.standing()
                .map(one -> now.chain().path(one.unit().id()).reversed().stream())
                .flatMap(path -> path.filter(unit -> unit.kind() == UnitKind.OWN)
                        .map(Unit::id)
                        .findFirst())
                .orElse(null);
    }

    String roleOf(Actor actor) {
        return standing.now(actor).roleOf(actor);
    }

    /** @param sure whether it is to be sent although it holds what looks like a number or an address of a person */
    static Problems idea(String idea, boolean sure) {
        Problems problems = new Problems()
                .addIf(
                        idea.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS,
                        "ide",
                        "improvement.needs-idea")
                .addIf(idea.length() > LONGEST_IDEA, "ide", "web.too-long", LONGEST_IDEA);
        return ThirdPersons.warn(problems, "ide", sure, idea);
    }

    /** A few sentences, where they are needed: something, and not a report, and nobody's number. */
    static void sentences(Problems problems, String field, @Nullable String text, @Nullable String missing) {
        words(problems, field, text, LONGEST, missing);
    }

    static void line(Problems problems, String field, @Nullable String text, @Nullable String missing) {
        words(problems, field, text, LONGEST_LINE, missing);
    }

    private static void words(
            Problems problems, String field, @Nullable String text, int longest, @Nullable String missing) {
        boolean empty = text == null || text.isBlank();
        problems.addIf(empty && missing != null, field, String.valueOf(missing))
                .addIf(!empty && text.length() > longest, field, "web.too-long", longest)
                .addIf(!empty && PersonalNumber.standsIn(text), field, "improvement.no-number");
    }

    static void mustHaveWon(boolean won, UUID id) {
        if (!won) {
            throw new Refusal.Conflict("improvement " + id);
        }
    }
}
