package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.access.Role;

/** What waits for whom, and who is told. */
class DialogueWaitsTest {

    private final DialogueWaits waits = RunningTillit.bean(DialogueWaits.class);

    private java.util.List<String> of(Actor actor) {
        return waits.of(actor, PageOf.anybody()).stream()
                .map(one -> one.title())
                .toList();
    }

    @Test
    void anAnswerWaitsForTheUnitThatOwesItOnceTheDialogueHasClosed() {
        Talk talk = Talk.open();
        Actor politician = Tester.colleague(talk.house.admin, Role.POLITICIAN);
        talk.house.worksIn(politician, talk.house.board);
        assertThat(of(politician)).isEmpty();
        talk.close();
        assertThat(of(politician)).containsExactly("Svara på vad som kom fram i samtalet: Hur ska dagen planeras?");
        assertThat(of(talk.house.chief)).isEmpty();
    }

    @Test
    void whatIsWrittenWaitsForWhoeverBeganTheDialogue() {
        Talk talk = new Talk(DialogueKind.PUBLIC, DialogueEntry.LINK, DialogueModeration.BEFORE);
        talk.part().write(talk.somebody(), "Kvällsturerna behöver en extra person.", true);
        assertThat(of(talk.house.controller)).containsExactly("Läs påståenden i samtalet: Hur ska dagen planeras?");
        assertThat(of(talk.house.partner)).isEmpty();
    }

    @Test
    void whoHasAnAccountIsAskedAndLaterToldTheAnswer() {
        Talk talk = new Talk(DialogueKind.PUBLIC, DialogueEntry.ACCOUNT, DialogueModeration.AFTER);
        assertThat(of(talk.house.nurse)).containsExactly("Ta ställning: Hur ska dagen planeras?");
        talk.part().vote(talk.account(talk.house.nurse), 0, 1);
        assertThat(of(talk.house.nurse)).isEmpty();
        talk.close();
        Actor politician = Tester.colleague(talk.house.admin, Role.POLITICIAN);
        talk.house.worksIn(politician, talk.house.board);
        RunningTillit.bean(AnswerDialogue.class)
                .answer(politician, talk.id, talk.seen().answers().getFirst().id(), 0, "Vi prövar.", null);
        assertThat(of(talk.house.nurse))
                .containsExactly("Samtalet som du deltog i har fått svar: Hur ska dagen planeras?");
        assertThat(of(talk.house.manager)).isEmpty();
    }

    @Test
    void aStatementBecomesAQuestionToAUnitWithADayAndWhoSupportedItSeesTheAnswer() {
        Talk talk = Talk.open();
        Who supporter = talk.vote(1, "++").getFirst();
        Who other = talk.vote(1, "-").getFirst();
        AnswerDialogue answers = RunningTillit.bean(AnswerDialogue.class);
        answers.ask(
                talk.house.controller,
                talk.id,
                1,
                talk.house.staff,
                Talk.today().plusDays(20));
        assertThatThrownBy(() -> answers.ask(
                        talk.house.controller,
                        talk.id,
                        1,
                        talk.house.staff,
                        Talk.today().plusDays(20)))
                .isInstanceOf(Refusal.Invalid.class);
        talk.close();
        assertThat(of(talk.house.partner)).hasSize(1);
        Answer owed = talk.seen().answers().getLast();
        answers.answer(talk.house.partner, talk.id, owed.id(), 0, "Registreringen vilar till maj.", null);
        Tester phone = new Tester();
        phone.post(
                "/delta/" + talk.id + "/borja",
                java.util.Map.of("kod", supporter.key().text()));
        assertThat(phone.get("/delta/" + talk.id + "/mina").body()).contains("Registreringen vilar till maj.");
        Tester others = new Tester();
        others.post(
                "/delta/" + talk.id + "/borja",
                java.util.Map.of("kod", other.key().text()));
        assertThat(others.get("/delta/" + talk.id + "/mina").body()).doesNotContain("Registreringen vilar till maj.");
    }
}
