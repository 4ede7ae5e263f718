package se.tillit.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Serve;
import se.tillit.SettableClock;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Problem;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Scope;
import se.tillit.chain.UnitKind;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.ReplaceSignal;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** A proposal from its draft to what those concerned say half a year later, with a clock that the test turns. */
class ProposalTest {

    private static final ConfigurableApplicationContext TILLIT =
            RunningTillit.start(RunningTillit.database(), Serve.class, SettableClock.class);
    private static final SettableClock.Hand CLOCK = TILLIT.getBean(SettableClock.Hand.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate FROM = LocalDate.of(2027, 2, 1);

    private final House house = new House();
    private final MakeProposal make = TILLIT.getBean(MakeProposal.class);
    private final WriteProposal write = TILLIT.getBean(WriteProposal.class);
    private final SendProposal send = TILLIT.getBean(SendProposal.class);
    private final DropDraft drop = TILLIT.getBean(DropDraft.class);
    private final CommentProposal comment = TILLIT.getBean(CommentProposal.class);
    private final DecideProposal decide = TILLIT.getBean(DecideProposal.class);
    private final RefuseProposal refuse = TILLIT.getBean(RefuseProposal.class);
    private final ConfirmEffect confirm = TILLIT.getBean(ConfirmEffect.class);
    private final AskAboutEffects ask = TILLIT.getBean(AskAboutEffects.class);
    private final ProposalQuery proposals = TILLIT.getBean(ProposalQuery.class);
    private final SignalQuery signals = TILLIT.getBean(SignalQuery.class);

    @AfterAll
    static void stop() {
        TILLIT.close();
    }

    @BeforeEach
    void beginOnAKnownDay() {
        goTo(TODAY);
    }

    private static void goTo(LocalDate day) {
        ZonedDateTime noon = day.atTime(12, 0).atZone(Proposing.SWEDEN);
        CLOCK.forward(Duration.between(CLOCK.instant(), noon.toInstant()));
    }

    /** An hour each month, once for the unit: twelve hours a year. */
    private UUID monthly(String title) {
        return house.demand(
                title,
                house.staff,
                Origin.OWN,
                SignalKind.REPORT,
                Frequency.of(Frequency.Rhythm.MONTHLY),
                new Minutes(30, 60, 90));
    }

    private UUID draft(UUID... demands) {
        return make.make(house.manager, "Färre rapporter", "De läses inte", "Till mötet", List.of(demands));
    }

    private static Proposal.Item full(UUID demand, Change change) {
        return new Proposal.Item(
                demand,
                change,
                null,
                change == Change.LENGTHEN ? Frequency.Rhythm.QUARTERLY : null,
                "Att ingen glöms",
                "Vi läser den sällan",
                "Den tar en timme",
                "Samtalet varje vecka",
                null,
                null);
    }

    private static Proposal.Words words(LocalDate from) {
        return new Proposal.Words(
                "Färre rapporter",
                "De läses inte",
                "Till mötet",
                from,
                "Om någon glöms",
                from.plusMonths(6),
                "Skyddsombuden",
                null);
    }

    private void write(UUID id, List<Proposal.Item> items) {
        write.write(house.manager, id, version(id), words(FROM), items);
    }

    private int version(UUID id) {
        return see(house.manager, id).version();
    }

    private Proposal see(Actor actor, UUID id) {
        return proposals.find(actor, id).proposal();
    }

    private UUID sent(Proposal.Item... items) {
        UUID id = draft(List.of(items).stream().map(Proposal.Item::demand).toArray(UUID[]::new));
        write(id, List.of(items));
        send.send(house.manager, id, version(id), TODAY.plusDays(14));
        return id;
    }

    private static DecideProposal.Yes yes(UUID... demands) {
        return new DecideProposal.Yes(Set.of(demands), FROM, "Ingen saknar den", "HR-chefen", null);
    }

    private Signal.Details demand(UUID id) {
        return signals.find(house.nurse, id).details();
    }

    @Test
    void aYesEndsTheDemandsFromTheDayAndSaysWhatThatFreed() {
        UUID report = monthly("Månadsrapport");
        UUID id = sent(full(report, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, id, yes(report));
        assertThat(demand(report).valid().to()).isEqualTo(FROM);
        Proposal decided = see(house.nurse, id);
        assertThat(decided.state(TODAY.plusDays(15))).isEqualTo(Proposal.State.AGREED);
        assertThat(decided.state(FROM)).isEqualTo(Proposal.State.IN_FORCE);
        assertThat(decided.decision().freed().low()).isEqualByComparingTo("6");
        assertThat(decided.decision().freed().likely()).isEqualByComparingTo("12");
        assertThat(decided.decision().freed().high()).isEqualByComparingTo("18");
        assertThat(decided.decision().standsBehind()).isEqualTo("HR-chefen");
    }

    @Test
    void onlyWhatIsSaidYesToIsChanged() {
        UUID one = monthly("Den ena");
        UUID other = monthly("Den andra");
        UUID id = sent(full(one, Change.REMOVE), full(other, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, id, yes(one));
        assertThat(demand(one).valid().to()).isEqualTo(FROM);
        assertThat(demand(other).valid().to()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThat(see(house.nurse, id).decision().freed().likely()).isEqualByComparingTo("12");
    }

    @Test
    void aDemandThatComesMoreSeldomIsReplacedSoThatTheDaysBeforeAreReckonedAsTheyWereLived() {
        UUID report = monthly("Månadsrapport");
        BurdenQuery burdens = TILLIT.getBean(BurdenQuery.class);
        BigDecimal before = hours(burdens, Year.of(2026));
        UUID id = sent(full(report, Change.LENGTHEN));
        assertThat(proposals.find(house.nurse, id).freed().work().hours().likely())
                .as("twelve hours become four")
                .isEqualByComparingTo("8");
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, id, yes(report));
        UUID successor = see(house.nurse, id).items().getFirst().successor();
        assertThat(demand(successor).frequency()).isEqualTo(Frequency.of(Frequency.Rhythm.QUARTERLY));
        assertThat(demand(successor).valid().from()).isEqualTo(FROM);
        assertThat(demand(successor).valid().to()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThat(demand(report).frequency()).isEqualTo(Frequency.of(Frequency.Rhythm.MONTHLY));
        assertThat(hours(burdens, Year.of(2026))).isEqualByComparingTo(before);
        assertThat(hours(burdens, Year.of(2028))).isEqualByComparingTo("4");
    }

    private BigDecimal hours(BurdenQuery burdens, Year year) {
        return burdens.inYear(house.nurse, year).total(Scope.ALL).hours().likely();
    }

    @Test
    void aDemandThatBecomesVoluntaryLivesOnAsASupportThatNobodyHasToDo() {
        UUID report = monthly("Månadsrapport");
        UUID id = sent(full(report, Change.VOLUNTARY));
        assertThat(proposals.find(house.nurse, id).freed().work().hours().isNone())
                .as("everybody chooses, so nothing is promised")
                .isTrue();
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, id, yes(report));
        Signal.Details support = demand(see(house.nurse, id).items().getFirst().successor());
        assertThat(support.kind()).isEqualTo(SignalKind.KNOWLEDGE);
        assertThat(support.activities()).isEmpty();
        assertThat(demand(report).valid().to()).isEqualTo(FROM);
    }

    @Test
    void whatTheLawRequiresOrOthersAskForIsNeverRemovedButBecomesMaterialForThem() {
        UUID own = monthly("Egen");
        UUID law = house.demand("Lagens", house.staff, Origin.LAW, SignalKind.RULE);
        UUID state = house.demand("Statens", house.agency, Origin.STATE, SignalKind.REPORT);
        UUID id = sent(full(own, Change.REMOVE), full(law, Change.REMOVE), full(state, Change.LENGTHEN));
        goTo(TODAY.plusDays(15));
        Signal.Details lawBefore = demand(law);
        Signal.Details stateBefore = demand(state);
        decide.decide(house.partner, id, yes(own, law, state));
        assertThat(demand(law)).isEqualTo(lawBefore);
        assertThat(demand(state)).isEqualTo(stateBefore);
        assertThat(demand(own).valid().to()).isEqualTo(FROM);
        assertThat(proposals.find(house.nurse, id).ours()).containsExactly(own);
        assertThatThrownBy(() -> TILLIT.getBean(ReplaceSignal.class)
                        .replace(house.partner, law, 0, FROM, UnaryOperator.identity()))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aProposalAboutOthersDemandsAloneIsSentOnByWhoKeepsInTouchAndAsksAboutNoEffect() {
        UUID state = house.demand("Statens", house.agency, Origin.STATE, SignalKind.REPORT);
        UUID id = sent(full(state, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        decide.decide(house.controller, id, yes(state));
        assertThat(see(house.nurse, id).state(FROM.plusYears(1))).isEqualTo(Proposal.State.ASKED_OF_OTHERS);
        goTo(FROM.plusYears(1));
        ask.ask();
        assertThat(see(house.nurse, id).effectAskedOn()).isNull();
    }

    @Test
    void nothingIsDecidedBeforeThoseConcernedHaveHadTheirDays() {
        UUID report = monthly("Månadsrapport");
        UUID id = sent(full(report, Change.REMOVE));
        goTo(TODAY.plusDays(14));
        assertThatThrownBy(() -> decide.decide(house.partner, id, yes(report))).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> refuse.refuse(house.partner, id, "Nej", "HR-chefen"))
                .isInstanceOf(Refusal.Conflict.class);
        comment.comment(house.nurse, id, "Den läser ingen");
        goTo(TODAY.plusDays(15));
        assertThatThrownBy(() -> comment.comment(house.nurse, id, "För sent")).isInstanceOf(Refusal.Conflict.class);
        decide.decide(house.partner, id, yes(report));
    }

    @Test
    void theIssuersUnitDecidesOrThoseAboveItAndNobodyElse() {
        UUID report = monthly("Månadsrapport");
        UUID id = sent(full(report, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        for (Actor other : List.of(house.nurse, house.manager, house.controller)) {
            assertThatThrownBy(() -> decide.decide(other, id, yes(report))).isInstanceOf(Refusal.NotAllowed.class);
        }
        Actor stranger = new House().partner;
        assertThatThrownBy(() -> decide.decide(stranger, id, yes(report))).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> proposals.find(stranger, id)).isInstanceOf(Refusal.NotFound.class);
        assertThat(proposals.due(house.partner).decide()).hasSize(1);
        assertThat(proposals.due(house.chief).decide()).hasSize(1);
        assertThat(proposals.due(house.controller).decide()).isEmpty();
        decide.decide(house.chief, id, yes(report));
        assertThatThrownBy(() -> decide.decide(house.partner, id, yes(report))).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void demandsThatNobodyCanDecideAboutTogetherAreToBeSplit() {
        UUID hr = monthly("HR:s");
        UUID apart = house.unit("annan", "En annan förvaltning", null, UnitKind.OWN, "forvaltning");
        house.worksIn(Tester.colleague(house.admin, Role.SUPPORT), apart);
        UUID other = house.demand("Den andras", apart, Origin.OWN, SignalKind.REPORT);
        UUID id = draft(hr, other);
        write(id, List.of(full(hr, Change.REMOVE), full(other, Change.REMOVE)));
        assertThatThrownBy(() -> send.send(house.manager, id, version(id), TODAY.plusDays(14)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("proposal.nobody-decides");
    }

    @Test
    void aDraftIsSentOnlyWhenItSaysWhatItServesWhatRemainsWhenToStopAndWhenToReturn() {
        UUID report = monthly("Månadsrapport");
        UUID id = draft(report);
        assertThatThrownBy(() -> send.send(house.manager, id, version(id), TODAY.plusDays(3)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(invalid.problems())
                        .extracting(Problem::text)
                        .containsExactlyInAnyOrder(
                                "proposal.needs-stop-rule",
                                "proposal.needs-serves",
                                "proposal.needs-remains",
                                "proposal.needs-days"));
        write(
                id,
                List.of(new Proposal.Item(
                        report,
                        Change.LENGTHEN,
                        null,
                        Frequency.Rhythm.WEEKLY,
                        "Risken",
                        null,
                        null,
                        null,
                        null,
                        null)));
        assertThatThrownBy(() -> send.send(house.manager, id, version(id), TODAY.plusDays(14)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("proposal.needs-more-seldom");
        write(
                id,
                List.of(new Proposal.Item(
                        report, Change.MERGE, report, null, "Risken", null, null, "Samtalet", null, null)));
        assertThatThrownBy(() -> send.send(house.manager, id, version(id), TODAY.plusDays(14)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("proposal.needs-into");
    }

    @Test
    void twoDemandsCannotBecomePartOfEachOther() {
        UUID one = monthly("Den ena");
        UUID other = monthly("Den andra");
        UUID id = draft(one, other);
        write(id, List.of(merged(one, other), merged(other, one)));
        assertThatThrownBy(() -> send.send(house.manager, id, version(id), TODAY.plusDays(14)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("proposal.needs-into");
        UUID right = sent(merged(one, other));
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, right, yes(one));
        assertThat(demand(one).valid().to()).isEqualTo(FROM);
        assertThat(demand(other).valid().to()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThat(see(house.nurse, right).items().getFirst().successor()).isEqualTo(other);
    }

    private static Proposal.Item merged(UUID demand, UUID into) {
        return new Proposal.Item(demand, Change.MERGE, into, null, "Risken", null, null, "Den andra", null, null);
    }

    @Test
    void aNoIsSeenLikeAYes() {
        UUID report = monthly("Månadsrapport");
        UUID id = sent(full(report, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        assertThatThrownBy(() -> refuse.refuse(house.partner, id, " ", "HR-chefen"))
                .isInstanceOf(Refusal.Invalid.class);
        refuse.refuse(house.partner, id, "Revisorerna läser den", "HR-chefen");
        assertThat(see(house.nurse, id).state(today())).isEqualTo(Proposal.State.REFUSED);
        assertThat(demand(report).valid().to()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThat(proposals.decided(house.nurse, null, 50))
                .extracting(Proposal::id)
                .containsExactly(id);
    }

    private static LocalDate today() {
        return LocalDate.now(CLOCK.withZone(Proposing.SWEDEN));
    }

    @Test
    void thoseOnWhomItLandsAreReadFirstAndNobodyIsNamed() {
        UUID id = sent(full(monthly("Månadsrapport"), Change.REMOVE));
        comment.comment(house.partner, id, "Vi kan klara oss utan");
        comment.comment(house.chief, id, "Jag har ingen åsikt");
        comment.comment(house.nurse, id, "Äntligen");
        assertThat(proposals.find(house.chief, id).comments())
                .extracting(Comment::as, Comment::side)
                .containsExactly(
                        tuple("Norra gruppen", Side.RECEIVER),
                        tuple("HR-staben", Side.ISSUER),
                        tuple("Förvaltningen", Side.OTHER));
        assertThat(proposals.due(house.manager).comment()).hasSize(1);
        assertThat(proposals.due(house.nurse).comment()).isEmpty();
        assertThat(proposals.due(house.partner).comment()).isEmpty();
    }

    @Test
    void afterHalfAYearThoseConcernedSayOnceEachWhatItBecame() {
        UUID report = monthly("Månadsrapport");
        UUID id = sent(full(report, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, id, yes(report));
        goTo(FROM.plusMonths(6).minusDays(1));
        ask.ask();
        assertThatThrownBy(() -> confirm.confirm(house.nurse, id, Effect.Answer.YES, null))
                .isInstanceOf(Refusal.Conflict.class);
        goTo(FROM.plusMonths(6).plusDays(3));
        ask.ask();
        LocalDate asked = see(house.nurse, id).effectAskedOn();
        goTo(FROM.plusMonths(6).plusDays(9));
        ask.ask();
        assertThat(see(house.nurse, id).effectAskedOn()).isEqualTo(asked);
        assertThat(proposals.due(house.nurse).confirm()).hasSize(1);

        confirm.confirm(house.nurse, id, Effect.Answer.NO, null);
        confirm.confirm(house.nurse, id, Effect.Answer.PARTLY, "En timme till Astrid");
        assertThat(proposals.find(house.chief, id).effects())
                .extracting(Effect::answer, Effect::words, Effect::as)
                .containsExactly(tuple(Effect.Answer.PARTLY, "En timme till Astrid", "Norra gruppen"));
        assertThat(proposals.due(house.nurse).confirm()).isEmpty();
        assertThatThrownBy(() -> confirm.confirm(house.partner, id, Effect.Answer.YES, null))
                .as("those who asked for it are not those who did it")
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void aDraftIsItsMakersAndWhatWasSentStaysAsItWasSeen() {
        UUID report = monthly("Månadsrapport");
        UUID id = draft(report);
        assertThatThrownBy(() -> proposals.find(house.nurse, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> write.write(house.nurse, id, 0, words(FROM), List.of(full(report, Change.REMOVE))))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(proposals.open(house.nurse)).isEmpty();
        assertThat(see(house.controller, id).words().title()).isEqualTo("Färre rapporter");

        UUID sent = sent(full(report, Change.REMOVE));
        assertThatThrownBy(() -> write(sent, List.of(full(report, Change.VOLUNTARY))))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> drop.drop(house.manager, sent)).isInstanceOf(Refusal.Conflict.class);
        drop.drop(house.manager, id);
        assertThatThrownBy(() -> proposals.find(house.manager, id)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whoWritesOnAnOlderVersionIsToldAndAnothersDemandsAreNotFound() {
        UUID report = monthly("Månadsrapport");
        UUID id = draft(report);
        write(id, List.of(full(report, Change.REMOVE)));
        assertThatThrownBy(
                        () -> write.write(house.manager, id, 0, words(FROM), List.of(full(report, Change.VOLUNTARY))))
                .isInstanceOf(Refusal.Conflict.class);
        House stranger = new House();
        UUID theirs = stranger.report("Grannens");
        assertThatThrownBy(() -> draft(report, theirs)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> write(id, List.of(full(theirs, Change.REMOVE))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void residentsAreToldWhatWasDecidedToBeToldAndNothingElse() {
        ToldQuery told = TILLIT.getBean(ToldQuery.class);
        UUID one = monthly("Den ena");
        UUID other = monthly("Den andra");
        UUID open = sent(full(one, Change.REMOVE));
        UUID closed = sent(full(other, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        assertThatThrownBy(() -> decide.decide(
                        house.partner,
                        open,
                        new DecideProposal.Yes(
                                Set.of(one), FROM, "Ja", "HR-chefen", new Proposal.Told("Vi slutade", ""))))
                .as("what is still controlled is said too")
                .isInstanceOf(Refusal.Invalid.class);
        decide.decide(
                house.partner,
                open,
                new DecideProposal.Yes(
                        Set.of(one), FROM, "Ja", "HR-chefen", new Proposal.Told("Vi slutade", "Vi frågar dig")));
        decide.decide(house.partner, closed, yes(other));
        assertThat(told.of(house.admin.organisation()).all())
                .extracting(ToldQuery.Changed::told)
                .containsExactly(new Proposal.Told("Vi slutade", "Vi frågar dig"));
        assertThat(told.of(new House().admin.organisation()).all()).isEmpty();
        assertThatThrownBy(() -> told.of(UUID.randomUUID())).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aDemandThatHasEndedMeanwhileStopsTheDecisionBeforeAnythingIsChanged() {
        UUID one = monthly("Den ena");
        UUID other = monthly("Den andra");
        UUID id = sent(full(one, Change.REMOVE), full(other, Change.REMOVE));
        UUID earlier = sent(full(one, Change.REMOVE));
        goTo(TODAY.plusDays(15));
        decide.decide(house.partner, earlier, yes(one));
        assertThatThrownBy(() -> decide.decide(house.partner, id, yes(one, other)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("proposal.not-in-force");
        assertThat(demand(other).valid().to()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThat(see(house.nurse, id).decision()).isNull();
    }
}
