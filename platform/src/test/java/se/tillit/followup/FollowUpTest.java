package se.tillit.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.UnitKind;
import se.tillit.photo.Photo;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/** From what people need to know to what they have come to together. */
class FollowUpTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    private final House house = new House();
    private final FollowUpQuery followUps = RunningTillit.bean(FollowUpQuery.class);
    private final ListNeed list = RunningTillit.bean(ListNeed.class);
    private final SayWord say = RunningTillit.bean(SayWord.class);
    private final OpenFollowUp open = RunningTillit.bean(OpenFollowUp.class);
    private final TellFollowUp tell = RunningTillit.bean(TellFollowUp.class);
    private final WriteNote write = RunningTillit.bean(WriteNote.class);
    private final AgreeNote agree = RunningTillit.bean(AgreeNote.class);

    private Chain chain() {
        return RunningTillit.bean(ChainQuery.class).asOf(house.admin, TODAY);
    }

    private FollowUpQuery.Beside beside(Actor actor) {
        return followUps.beside(actor, chain(), chain().unit(house.unit).orElseThrow());
    }

    private FollowUpQuery.Seen see(Actor actor, UUID id) {
        return followUps.find(actor, id, chain());
    }

    @Test
    void whatStaffAndThePersonMetNeedToKnowStandsBesideWhatIsDemandedOfTheUnit() {
        UUID report = house.report("Kvartalsrapport");
        house.demand("Ett mål", house.board, Origin.OWN, SignalKind.GOAL);
        Actor resident = Tester.colleague(house.admin, Role.RESIDENT);
        house.worksIn(resident, house.unit("mote", "Mötet", house.unit, UnitKind.PERSON, "motet"));
        list.list(house.nurse, "Om hon sover");
        list.list(resident, "Vem som kommer");
        list.list(house.partner, "Något i staben");
        FollowUpQuery.Beside beside = beside(house.manager);
        assertThat(beside.needs())
                .extracting(row -> row.need().body())
                .containsExactly("Om hon sover", "Vem som kommer");
        assertThat(beside.demands())
                .extracting(row -> row.demand().signal().id())
                .containsExactly(report);
        assertThat(followUps.ownUnit(resident).orElseThrow().id()).isEqualTo(house.unit);
    }

    @Test
    void everyRowGetsAWordAndAnOwnerFromThoseWhoLeadThere() {
        UUID report = house.report("Kvartalsrapport");
        UUID need = list.list(house.nurse, "Om hon sover");
        say.say(house.manager, house.unit, report, null, Word.Said.STOP, "HR-chefen");
        say.say(house.manager, house.unit, null, need, Word.Said.MISSING, "Enhetschefen");
        say.say(house.manager, house.unit, report, null, Word.Said.KEEP, "HR-chefen");
        assertThat(beside(house.nurse).demands().getFirst().word().said()).isEqualTo(Word.Said.KEEP);
        assertThat(beside(house.nurse).needs().getFirst().word()).satisfies(word -> {
            assertThat(word.said()).isEqualTo(Word.Said.MISSING);
            assertThat(word.owner()).isEqualTo("Enhetschefen");
        });
        assertThat(beside(house.nurse).maySay()).isFalse();
        assertThatThrownBy(() -> say.say(house.manager, house.staff, report, null, Word.Said.KEEP, "Jag"))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> say.say(house.manager, house.unit, report, null, Word.Said.KEEP, " "))
                .isInstanceOf(Refusal.Invalid.class);
    }

    private UUID begun() {
        UUID figure = house.demand("Sömn", house.board, Origin.OWN, SignalKind.INDICATOR);
        return open.open(house.chief, "Sover de gott?", null, List.of(figure), TODAY.plusMonths(6));
    }

    @Test
    void thoseWhoDeliverTheFiguresAreAskedAndWhatCameOfItGoesBackToThem() {
        UUID id = begun();
        assertThat(followUps.waitsFor(house.nurse).toTell())
                .extracting(FollowUp::id)
                .containsExactly(id);
        assertThat(followUps.waitsFor(house.partner).toTell()).isEmpty();
        tell.tell(house.nurse, id, FollowUp.Telling.STORY, "Hon ringer klockan tre");
        assertThat(followUps.waitsFor(house.nurse).toTell()).isEmpty();

        write.write(house.chief, id, 0, "Nattpasset räcker inte", TODAY.plusMonths(3));
        assertThat(followUps.waitsFor(house.nurse).toAgree())
                .extracting(FollowUp::id)
                .containsExactly(id);
        assertThat(followUps.waitsFor(house.manager).back())
                .extracting(FollowUp::id)
                .containsExactly(id);
        agree.agree(house.nurse, id, 1);
        assertThat(followUps.waitsFor(house.nurse).toAgree()).isEmpty();
        FollowUp agreed = see(house.manager, id).followUp();
        assertThat(agreed.agreeing(true)).containsExactlyInAnyOrder("Leadership Provsson", "Staff Provsson");
        assertThat(agreed.agreeing(false)).isEmpty();
        assertThat(agreed.returnOn()).isEqualTo(TODAY.plusMonths(3));
    }

    @Test
    void aStoryKeepsItsPictureUntilItIsTakenAwayAndOthersCannotReachIt() {
        UUID id = begun();
        Photo.Fresh door = new Photo.Fresh(new byte[] {1, 2}, 4, 3, "En dörr med fyra lås");
        tell.tell(house.nurse, id, FollowUp.Telling.STORY, "Fyra lås", door, false);
        tell.tell(house.nurse, id, FollowUp.Telling.STORY, "Fyra lås på dörren");
        Photo shown = see(house.chief, id)
                .followUp()
                .told(FollowUp.Telling.STORY)
                .getFirst()
                .photo();
        assertThat(shown.description()).isEqualTo("En dörr med fyra lås");
        assertThat(followUps.photo(house.partner, id, shown.id())).containsExactly(1, 2);
        UUID other = open.open(house.chief, "Äter de gott?", null, List.of(), TODAY.plusMonths(6));
        assertThatThrownBy(() -> followUps.photo(house.nurse, other, shown.id()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> followUps.photo(new House().nurse, id, shown.id()))
                .isInstanceOf(Refusal.NotFound.class);
        tell.tell(house.nurse, id, FollowUp.Telling.STORY, "Fyra lås", null, true);
        assertThatThrownBy(() -> followUps.photo(house.nurse, id, shown.id())).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aChangedNoteIsAgreedAnewAndNobodyAgreesWithWhatTheyHaveNotRead() {
        UUID id = begun();
        tell.tell(house.nurse, id, FollowUp.Telling.READING, "För få på natten");
        write.write(house.chief, id, 0, "Nattpasset räcker inte", TODAY.plusMonths(3));
        agree.agree(house.nurse, id, 1);
        write.write(house.chief, id, 1, "Nattpasset räcker", TODAY.plusMonths(3));
        assertThat(see(house.nurse, id).followUp().agreeing(false)).containsExactly("Staff Provsson");
        assertThatThrownBy(() -> agree.agree(house.nurse, id, 1)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> write.write(house.chief, id, 1, "En annan", TODAY.plusMonths(3)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> agree.agree(house.manager, id, 2)).isInstanceOf(Refusal.NotAllowed.class);
        tell.tell(house.nurse, id, FollowUp.Telling.READING, "För få, men lugnare");
        assertThat(see(house.chief, id).followUp().told(FollowUp.Telling.READING))
                .extracting(FollowUp.Voice::body)
                .containsExactly("För få, men lugnare");
    }

    @Test
    void aNeighboursFollowUpIsNotFound() {
        UUID id = begun();
        House neighbour = new House();
        UUID theirs = neighbour.demand("Deras", neighbour.board, Origin.OWN, SignalKind.INDICATOR);
        assertThatThrownBy(() -> followUps.find(neighbour.chief, id, chain())).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> tell.tell(neighbour.nurse, id, FollowUp.Telling.STORY, "Hej"))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> open.open(house.chief, "Deras?", null, List.of(theirs), TODAY.plusMonths(1)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> say.say(neighbour.chief, house.unit, theirs, null, Word.Said.KEEP, "Jag"))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void figuresAndStoriesAreReadTogetherAtThePages() {
        house.report("Kvartalsrapport");
        UUID id = begun();
        Tester nurse = Tester.as(house.nurse);
        Tester chief = Tester.as(house.chief);
        String page = "/uppfoljning/" + id;
        assertThat(nurse.get("/").body()).contains("Sover de gott?").contains("Siffrorna kommer från er.");
        assertThat(nurse.get("/uppfoljning").body())
                .contains("Vilka data behöver du")
                .contains("Kvartalsrapport");
        assertThat(nurse.send("/uppfoljning", "/uppfoljning/behov", Map.of("behov", " "))
                        .statusCode())
                .isEqualTo(422);
        nurse.send("/uppfoljning", "/uppfoljning/behov", Map.of("behov", "Om hon sover"));
        nurse.send(page, page + "/beratta", Map.of("berattelse", "Hon ringer <i>klockan tre</i>"));
        nurse.send(page, page + "/tolka", Map.of("lasning", "För få på natten"));
        assertThat(chief.get(page).body())
                .contains("Hon ringer &lt;i&gt;klockan tre")
                .contains("För få på natten")
                .contains("name=\"anteckning\"");
        assertThat(nurse.get(page).body()).doesNotContain("name=\"anteckning\"");
        chief.send(
                page,
                page + "/anteckning",
                Map.of(
                        "anteckning",
                        "Nattpasset räcker inte",
                        "ater",
                        TODAY.plusDays(90).toString()));
        assertThat(nurse.get(page).body()).contains("Har inte svarat än: Staff Provsson.");
        nurse.send(page, page + "/stammer", Map.of("version", "1"));
        assertThat(chief.get(page).body()).contains("Staff Provsson.").doesNotContain("Har inte svarat än");
    }
}
