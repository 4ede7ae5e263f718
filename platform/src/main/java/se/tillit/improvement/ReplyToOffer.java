package se.tillit.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.answering.Holders;
import se.tillit.audit.Acts;
import se.tillit.chain.Unit;
import se.tillit.openness.Registering;
import se.tillit.openness.Rule;

/** Says, for a unit, whether it tries what another offers, has it already, or why it is not for them. A no is as good a reply. */
@Component
public final class ReplyToOffer {

    private final Acts acts;
    private final ImprovementHandling handling;
    private final ImprovementStore improvements;
    private final Registering registering;
    private final Clock clock;

    ReplyToOffer(
            Acts acts,
            ImprovementHandling handling,
            ImprovementStore improvements,
            Clock clock,
            Registering registering) {
        this.registering = registering;
        this.acts = acts;
        this.handling = handling;
        this.improvements = improvements;
        this.clock = clock;
    }

    /** @param trial where they try it */
    public record Given(
            Offer.@Nullable Reply reply, @Nullable String reason, AnswerImprovement.Trial trial) {}

    /**
     * @param unit that it was offered to
     * @return the improvement that it began, or else the one that was offered
     * @throws Refusal.NotAllowed for who does not lead there
     * @throws Refusal.Conflict where somebody replied before
     */
    public UUID reply(Actor actor, UUID id, UUID unit, Given given) {
        return acts.perform(actor, Access.ANSWER_IMPROVEMENTS, "improvement.reply", note -> {
            improvements.lock(id);
            Improvement offered = handling.find(id);
            Offer offer = improvements.offers(List.of(id)).stream()
                    .filter(one -> one.unit().equals(unit))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("offer"));
            Holders holders = handling.holders();
            Holders.Holder holder = holders.of(unit)
                    .filter(one -> one.has(actor.account()))
                    .orElseThrow(() -> new Refusal.NotAllowed(Access.ANSWER_IMPROVEMENTS));
            if (offer.replied() != null) {
                throw new Refusal.Conflict("offer of " + id);
            }
            LocalDate today = handling.today();
            problems(given, today).refuseIfAny();
            Offer.Reply reply = Objects.requireNonNull(given.reply());
            UUID there = holders.chain().standsFor(unit).stream()
                    .findFirst()
                    .map(Unit::id)
                    .orElse(holder.unit());
            UUID became = reply == Offer.Reply.TRIES ? begin(actor, offered, there, holder, given, today) : null;
            ImprovementHandling.mustHaveWon(
                    improvements.reply(
                            id, unit, new Offer.Replied(reply, today, holder.role(), given.reason(), became, null)),
                    id);
            improvements.step(
                    id,
                    new Improvement.Step(
                            switch (reply) {
                                case TRIES -> Improvement.Kind.TRIED_THERE;
                                case HAS -> Improvement.Kind.HAD_THERE;
                                case NOT_FOR_US -> Improvement.Kind.NOT_THERE;
                            },
                            today,
                            there,
                            holders.nameOf(there),
                            null,
                            given.reason(),
                            null),
                    actor.account());
            note.about(id).with("reply", reply.name());
            return became == null ? id : became;
        });
    }

    private static Problems problems(Given given, LocalDate today) {
        Problems problems = new Problems().addIf(given.reply() == null, "utfall", "improvement.needs-reply");
        ImprovementHandling.sentences(
                problems,
                "svar",
                given.reason(),
                given.reply() == Offer.Reply.NOT_FOR_US ? "improvement.needs-reason" : null);
        if (given.reply() == Offer.Reply.TRIES) {
            AnswerImprovement.trial(problems, given.trial(), today);
        }
        return problems;
    }

    private UUID begin(
            Actor actor, Improvement offered, UUID unit, Holders.Holder holder, Given given, LocalDate today) {
        UUID id = improvements.insert(
                offered.told().idea(),
                unit,
                Improvement.From.STAFF,
                offered.told().demand() == null ? null : offered.told().demand().id(),
                clock.instant(),
                holder,
                today,
                null,
                offered.id());
        improvements.say(id, actor.account(), handling.ownUnit(actor), today, false, true);
        improvements.step(id, Improvement.Step.of(Improvement.Kind.SUGGESTED, today), null);
        ImprovementHandling.mustHaveWon(
                improvements.answer(
                        id,
                        0,
                        Improvement.Stage.TRYING,
                        actor.account(),
                        new Improvement.Answer(today, actor.name(), holder.role(), given.reason()),
                        AnswerImprovement.trial(given.trial()),
                        given.trial().measure(),
                        null),
                id);
        improvements.step(
                id,
                new Improvement.Step(
                        Improvement.Kind.TRYING,
                        today,
                        holder.unit(),
                        holder.role(),
                        null,
                        given.reason(),
                        given.trial().until()),
                actor.account());
        registering.happened(ImprovementRecord.CODE, id, Rule.Registered.ALWAYS);
        return id;
    }
}
