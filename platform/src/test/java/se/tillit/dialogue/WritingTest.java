package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;

/** What people write, and what becomes of it. */
class WritingTest {

    private final Talk talk = Talk.open();
    private final Who one = talk.somebody();
    private final ModerateStatement moderate = RunningTillit.bean(ModerateStatement.class);

    private Statement.State write(String text) {
        return talk.part().write(one, text, true);
    }

    private Statement mine() {
        return talk.seat(one).mine().getLast();
    }

    @Test
    void aStatementIsAgreedWithByWhoeverWroteItAndSeenByOthers() {
        assertThat(write("Kvällsturerna behöver en extra person.")).isEqualTo(Statement.State.SHOWN);
        assertThat(mine().agree()).isEqualTo(1);
        Who other = talk.somebody();
        talk.part().vote(other, mine().number(), -1);
        assertThat(mine().disagree()).isEqualTo(1);
        assertThat(talk.seat(other).mine()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Ja!", "1234567890123", "​​​​​​​​​​​​​​​​​"})
    void whatIsTooLittleToBeAStatementIsRefused(String text) {
        assertThatThrownBy(() -> write(text)).hasMessageContaining("dialogue.too-short");
    }

    @Test
    void tenThousandEmojiAreRefusedAsTooLong() {
        assertThatThrownBy(() -> write("Det här är roligt nog " + "😀".repeat(10_000)))
                .hasMessageContaining("dialogue.too-long");
        assertThat(write("Det här är roligt nog " + "😀".repeat(150))).isEqualTo(Statement.State.SHOWN);
    }

    @Test
    void theSameWordsCannotBeWrittenTwiceHoweverTheyAreTyped() {
        write("Kvällsturerna behöver en extra person.");
        assertThatThrownBy(() -> talk.part().write(talk.somebody(), "  kvällsturerna  behöver EN extra person ", true))
                .hasMessageContaining("dialogue.written-already");
    }

    @Test
    void oneWhoPastesAThousandGetsTwentyIn() {
        int taken = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                write("Klistrat påstående nummer " + Integer.toString(i, 36) + " " + "abcdefghij".charAt(i % 10));
                taken++;
            } catch (Refusal.Invalid enough) {
                assertThat(enough).hasMessageContaining("dialogue.written-enough");
            }
        }
        assertThat(taken).isEqualTo(20);
        assertThat(talk.part().write(talk.somebody(), "En annan får skriva ändå, som vanligt.", true))
                .isEqualTo(Statement.State.SHOWN);
    }

    @Test
    void whatSaysMuchTheSameIsShownBeforeItIsSent() {
        assertThatThrownBy(() -> talk.part().write(one, "Samma personer borde komma till samma hem varje dag", false))
                .hasMessageContaining("dialogue.look-alike");
        assertThat(talk.part().alike(one, "Samma personer borde komma till samma hem varje dag"))
                .extracting(Statement::number)
                .containsExactly(0);
        assertThat(talk.part().alike(one, "Bilarna behöver vinterdäck i oktober"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mormor 19400101-1234 får aldrig sin medicin i tid | true",
                "Hon med 400101 1234 får vänta för länge på hjälp | true",
                "Ring mig på 070-123 45 67 om du håller med | true",
                "Skriv till anna@sjohaga.example om turerna | true",
                "Nattsköterskan Anna Berg borde bestämma mer | true",
                "Det är bra att chefen Birgitta kommer ibland | true",
                "Hemtjänsten i Sjöhaga behöver fler bilar 2027 | false",
                "Det kostar 1200000 kronor om året att vänta | false",
                "Socialstyrelsen kräver mer än Vård- och omsorgsnämnden | false"
            })
    void whatMayBeAboutAPersonIsHeldUntilSomebodyHasLooked(String text, boolean held) {
        assertThat(write(text)).isEqualTo(held ? Statement.State.HELD : Statement.State.SHOWN);
    }

    @Test
    void aDeclinedStatementTellsItsWriterWhyAndTheLogTellsAllWithoutTheText() {
        write("Nattsköterskan Anna Berg borde bestämma mer");
        int number = mine().number();
        moderate.decide(talk.house.partner, talk.id, number, Statement.Reason.NAMES_A_PERSON);
        assertThat(mine().state()).isEqualTo(Statement.State.DECLINED);
        assertThat(mine().reason()).isEqualTo(Statement.Reason.NAMES_A_PERSON);
        assertThat(talk.part().vote(talk.somebody(), number, 1)).isEqualTo(TakePart.Voted.NO_STATEMENT);
        assertThat(RunningTillit.bean(DialogueQuery.class).decided(talk.house.nurse, talk.id))
                .hasSize(1);
        assertThatThrownBy(() -> moderate.decide(talk.house.partner, talk.id, number, Statement.Reason.NAMES_A_PERSON))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> moderate.decide(talk.house.nurse, talk.id, number, null))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void aStatementIsSplitOnlyWhenItsWriterAgrees() {
        write("Bilarna ska vara fler och laddas hemma på natten.");
        int number = mine().number();
        moderate.reword(
                talk.house.partner, talk.id, number, List.of("Bilarna ska vara fler.", "Bilarna ska laddas hemma."));
        assertThat(talk.seen().shown()).extracting(Statement::body).doesNotContain("Bilarna ska vara fler.");
        assertThatThrownBy(() -> talk.part().consent(talk.somebody(), number, true))
                .isInstanceOf(Refusal.NotFound.class);
        talk.part().consent(one, number, true);
        assertThat(talk.seen().shown())
                .extracting(Statement::body)
                .contains("Bilarna ska vara fler.", "Bilarna ska laddas hemma.")
                .doesNotContain("Bilarna ska vara fler och laddas hemma på natten.");
        assertThat(talk.seen().statements().getLast().parent()).isEqualTo(number);
    }

    @Test
    void aStatementStaysAsItIsWhenItsWriterSaysNo() {
        write("Bilarna ska vara fler och laddas hemma på natten.");
        int number = mine().number();
        moderate.reword(talk.house.partner, talk.id, number, List.of("Bilarna ska vara fler."));
        talk.part().consent(one, number, false);
        assertThat(talk.seen().shown())
                .extracting(Statement::body)
                .contains("Bilarna ska vara fler och laddas hemma på natten.")
                .doesNotContain("Bilarna ska vara fler.");
    }

    @Test
    void whereSomebodyLooksFirstNothingIsShownBefore() {
        Talk careful = new Talk(DialogueKind.PUBLIC, DialogueEntry.LINK, DialogueModeration.BEFORE);
        Who who = careful.somebody();
        assertThat(careful.part().write(who, "Kvällsturerna behöver en extra person.", true))
                .isEqualTo(Statement.State.WAITING);
        assertThat(careful.seen().shown()).hasSize(8);
        assertThat(careful.seen().toLookAt()).isEqualTo(1);
        moderate.decide(careful.house.partner, careful.id, 8, null);
        assertThat(careful.seen().shown()).hasSize(9);
    }
}
