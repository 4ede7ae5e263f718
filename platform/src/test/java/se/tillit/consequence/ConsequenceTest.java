package se.tillit.consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.burden.BurdenQuery;
import se.tillit.burden.Scope;
import se.tillit.chain.Unit;
import se.tillit.signal.Frequency;
import se.tillit.signal.Minutes;
import se.tillit.signal.Origin;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

/** A new demand from the form to the decision, with what it would mean in between. */
class ConsequenceTest {

    private final House house = new House();
    private final DraftConsequence draft = RunningTillit.bean(DraftConsequence.class);
    private final WriteConsequence write = RunningTillit.bean(WriteConsequence.class);
    private final DecideConsequence decide = RunningTillit.bean(DecideConsequence.class);
    private final ConsequenceQuery consequences = RunningTillit.bean(ConsequenceQuery.class);
    private final SignalQuery signals = RunningTillit.bean(SignalQuery.class);
    private final BurdenQuery burdens = RunningTillit.bean(BurdenQuery.class);

    /** An hour and a half a month, on the unit as such: eighteen hours a year. */
    private static Map<String, String> filled(String title) {
        Map<String, String> fields = new HashMap<>();
        fields.put("rubrik", title);
        fields.put("slag", "GOAL");
        fields.put("ursprung", "OWN");
        fields.put("utfardare", "Nämnden (nam)");
        fields.put("syfte", "Att alla vet vem som kommer");
        fields.put("anvands", "Nämnden");
        fields.put("fran", "2030-01-01");
        fields.put("till", "2033-01-01");
        fields.put("enhet0", "Norra gruppen (norr)");
        fields.put("hurofta", "MONTHLY");
        fields.put("lagst", "60");
        fields.put("troligast", "90");
        fields.put("hogst", "120");
        return fields;
    }

    private UUID report(String title) {
        return house.demand(
                title,
                house.staff,
                Origin.OWN,
                SignalKind.REPORT,
                Frequency.of(Frequency.Rhythm.MONTHLY),
                new Minutes(30, 60, 90));
    }

    private ConsequenceQuery.Shown see(UUID id) {
        return consequences.find(house.nurse, id);
    }

    private static Consequence.Words words(String gain) {
        return new Consequence.Words(
                "Nämnden, ärende 9", LocalDate.of(2030, 1, 1), gain, null, null, null, null, null, null, "Ett\n\nTvå");
    }

    @Test
    void aDraftIsWeighedAndHoldsNowhere() {
        var before = burdens.onDay(house.nurse, LocalDate.of(2031, 1, 1)).total(Scope.ALL);
        UUID id = draft.draft(house.partner, filled("Alla ska ha en plan"));
        ConsequenceQuery.Weighed weighed = see(id).weighed();
        assertThat(weighed.sums().work().hours().low()).isEqualByComparingTo("12");
        assertThat(weighed.sums().work().hours().likely()).isEqualByComparingTo("18");
        assertThat(weighed.sums().work().hours().high()).isEqualByComparingTo("24");
        assertThat(weighed.hit().units()).extracting(Unit::name).containsExactly("Norra gruppen");
        assertThat(burdens.onDay(house.nurse, LocalDate.of(2031, 1, 1)).total(Scope.ALL))
                .isEqualTo(before);
        assertThat(signals.asOf(house.nurse, LocalDate.of(2031, 1, 1))).isEmpty();
    }

    @Test
    void whatCouldGoInExchangeIsTakenFromTheSumWithItsRange() {
        UUID report = report("Månadsrapport");
        UUID id = draft.draft(house.partner, filled("Alla ska ha en plan"));
        write.write(
                house.partner,
                id,
                0,
                words("Lugn"),
                List.of(new Consequence.Exchange(report, "Systemet visar det redan")));
        ConsequenceQuery.Shown shown = see(id);
        assertThat(shown.of(shown.consequence().exchange().getFirst()).likely()).isEqualByComparingTo("12");
        assertThat(shown.net().low()).isEqualByComparingTo("6");
        assertThat(shown.net().likely()).isEqualByComparingTo("6");
        assertThat(shown.net().high()).isEqualByComparingTo("6");
        assertThat(shown.consequence().words().ways()).containsExactly("Ett", "Två");
        assertThat(signals.find(house.nurse, report).details().valid().to())
                .as("nothing has gone yet")
                .isEqualTo(LocalDate.of(2040, 1, 1));
    }

    @Test
    void whatAsksForTheSameAlreadyIsFoundByItsDataAndByRareWords() {
        report("Genomförandeplaner som är försenade");
        report("Månadsrapport om något annat");
        Map<String, String> asking = filled("Alla ska ha en genomförandeplan");
        asking.put("uppgift0", "Antal planer");
        asking.put("avser0", "hemtjänsten");
        asking.put("fran", "2021-01-01");
        UUID other = draft.draft(house.partner, asking);
        decide.decide(house.partner, other, 0, true, "Ja");
        Map<String, String> named = filled("Något helt annat ord");
        named.put("uppgift0", "antal  PLANER");
        named.put("avser0", "Hemtjänsten");
        assertThat(see(draft.draft(house.partner, named)).weighed().similar())
                .extracting(one -> one.signal().details().title())
                .containsExactly("Alla ska ha en genomförandeplan");
        assertThat(see(draft.draft(house.partner, filled("Genomförandeplan inom två veckor")))
                        .weighed()
                        .similar())
                .extracting(one -> one.signal().details().title())
                .containsExactlyInAnyOrder("Alla ska ha en genomförandeplan", "Genomförandeplaner som är försenade");
        assertThat(see(other).weighed().similar())
                .as("the demand that came of it is not like itself")
                .extracting(one -> one.signal().details().title())
                .containsExactly("Genomförandeplaner som är försenade");
    }

    @Test
    void aYesRegistersTheDemandAndANoLeavesThePageWithItsReason() {
        UUID yes = draft.draft(house.partner, filled("Alla ska ha en plan"));
        decide.decide(house.partner, yes, 0, true, "Nämnden, § 112");
        UUID made = see(yes).consequence().decision().signal();
        Signal.Details demand = signals.find(house.nurse, made).details();
        assertThat(demand.title()).isEqualTo("Alla ska ha en plan");
        assertThat(demand.valid().from()).isEqualTo(LocalDate.of(2030, 1, 1));

        UUID no = draft.draft(house.partner, filled("En annan"));
        assertThatThrownBy(() -> decide.decide(house.partner, no, 0, false, " "))
                .isInstanceOf(Refusal.Invalid.class);
        decide.decide(house.partner, no, 0, false, "Planerna finns redan");
        assertThat(see(no).consequence().decision().signal()).isNull();
        assertThat(consequences.all(house.nurse))
                .extracting(Consequence::title)
                .contains("En annan", "Alla ska ha en plan");
    }

    @Test
    void whatIsDecidedStaysAndAnOlderVersionIsNotDecidedAbout() {
        UUID id = draft.draft(house.partner, filled("Alla ska ha en plan"));
        write.write(house.partner, id, 0, words("Lugn"), List.of());
        assertThatThrownBy(() -> decide.decide(house.partner, id, 0, true, "Ja"))
                .as("somebody wrote since")
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> write.write(house.partner, id, 0, words("Oro"), List.of()))
                .isInstanceOf(Refusal.Conflict.class);
        decide.decide(house.partner, id, 1, true, "Ja");
        assertThatThrownBy(() -> write.write(house.partner, id, 1, words("Oro"), List.of()))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> draft.change(house.partner, id, 1, filled("En annan")))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(signals.asOf(house.nurse, LocalDate.of(2031, 1, 1))).hasSize(1);
    }

    @Test
    void aDemandThatDoesNotJustifyItselfIsNotDecided() {
        Map<String, String> fields = filled("Alla ska ha en plan");
        fields.remove("syfte");
        UUID id = draft.draft(house.partner, fields);
        assertThatThrownBy(() -> decide.decide(house.partner, id, 0, true, "Ja"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("signal.needs-purpose");
        assertThat(see(id).consequence().decision()).isNull();
    }

    @Test
    void onlyWhoMayPreparesAndAnothersAreNotFound() {
        UUID id = draft.draft(house.partner, filled("Alla ska ha en plan"));
        assertThatThrownBy(() -> draft.draft(house.nurse, filled("Min egen"))).isInstanceOf(Refusal.NotAllowed.class);
        House neighbour = new House();
        Actor stranger = neighbour.partner;
        assertThatThrownBy(() -> consequences.find(stranger, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> decide.decide(stranger, id, 0, true, "Ja")).isInstanceOf(Refusal.NotFound.class);
        UUID theirs = neighbour.report("Grannens");
        assertThatThrownBy(() -> write.write(
                        house.partner, id, 0, words("Lugn"), List.of(new Consequence.Exchange(theirs, null))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void fromTheFormOneSeesWhatItWouldMeanBeforeAnythingIsRegistered() {
        Tester partner = Tester.as(house.partner);
        report("Månadsrapport");
        HttpResponse<String> made = partner.send("/krav/nytt", "/konsekvens", filled("Alla ska ha en <b>plan</b>"));
        assertThat(made.statusCode()).isEqualTo(302);
        String address = made.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
        assertThat(partner.get(address).body())
                .contains("Ett mål till?")
                .contains("<span>18</span>")
                .contains("Mellan 12 och 24 timmar.")
                .contains("Norra gruppen")
                .contains("&lt;b&gt;plan")
                .doesNotContain("<b>plan");
        HttpResponse<String> unknown =
                partner.send(address + "/andra", address + "/andra", Map.of("utbyte0", "Finns inte", "vinst", "Lugn"));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body())
                .contains("Inget krav som gäller i dag heter så.")
                .contains("Lugn</textarea>");
        partner.send(
                address + "/andra",
                address + "/andra",
                Map.of("utbyte0", "Månadsrapport", "not0", "Läses inte", "vinst", "Lugn"));
        assertThat(partner.get(address).body())
                .contains("−12 tim")
                .contains("+6 tim")
                .contains("Läses inte");
        assertThat(Tester.as(house.nurse).get(address).body()).contains("Lugn").doesNotContain("/beslut\"");

        HttpResponse<String> unreadable =
                partner.send("/krav/nytt", "/konsekvens", Map.of("rubrik", "Utan mottagare", "utfardare", "Ingen"));
        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.body()).contains("value=\"Utan mottagare\"");
    }

    @Test
    void theOrganisationsOwnRuleStandsBesideEveryNewDemand() {
        SetExchange exchange = RunningTillit.bean(SetExchange.class);
        exchange.set(house.chief, 2);
        UUID id = draft.draft(house.partner, filled("Alla ska ha en plan"));
        assertThat(Tester.as(house.nurse).get("/konsekvens/" + id).body()).contains("ett nytt krav in, minst 2 ut");
        assertThatThrownBy(() -> exchange.set(house.chief, 6)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> exchange.set(house.partner, 1)).isInstanceOf(Refusal.NotAllowed.class);
        exchange.set(house.chief, 0);
        assertThat(Tester.as(house.nurse).get("/konsekvens/" + id).body()).doesNotContain("ett nytt krav in");
    }
}
