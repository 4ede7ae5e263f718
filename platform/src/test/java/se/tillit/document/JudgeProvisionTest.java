package se.tillit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.document.Library.file;
import static se.tillit.document.Library.provision;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;
import se.tillit.reading.Addressee;
import se.tillit.reading.Modality;

class JudgeProvisionTest {

    private final Library library = new Library();
    private final JudgeProvision judge = RunningTillit.bean(JudgeProvision.class);
    private final AddProvision add = RunningTillit.bean(AddProvision.class);
    private final DocumentQuery.Opened opened = library.read(file("rutin.md", Library.ROUTINE));
    private final UUID document = opened.document().id();

    private void judge(Provision provision, Provision.Verdict verdict, Judgement.Content content) {
        judge.judge(library.actor, document, opened.version().id(), provision.anchor(), verdict, content);
    }

    private static Judgement.Content content(String addressee) {
        return new Judgement.Content(Modality.PROHIBITION, false, addressee, "genast");
    }

    @Test
    void whatAMachineReadIsNobodysWordUntilSomebodyConfirmsIt() {
        assertThat(opened.provisions()).noneMatch(Provision::settled);
        judge(provision(opened, "genomförandeplan finns"), Provision.Verdict.CONFIRMED, null);
        Provision confirmed = provision(library.open(document), "genomförandeplan finns");
        assertThat(confirmed.settled()).isTrue();
        assertThat(confirmed.mark()).isEqualTo(Mark.DUTY);
    }

    @Test
    void aCorrectionStandsBeforeTheReadingAndCanBeTakenBack() {
        Provision read = provision(opened, "inte ändras");
        judge(read, Provision.Verdict.CORRECTED, content("Undersköterskorna"));
        Provision corrected = provision(library.open(document), "inte ändras");
        assertThat(corrected.addressee()).isEqualTo("Undersköterskorna");
        assertThat(corrected.role()).isEqualTo("undersköterska");
        assertThat(corrected.addressed()).isEqualTo(Addressee.Status.STATED);
        assertThat(corrected.deadline()).isEqualTo("genast");
        judge(read, null, null);
        assertThat(provision(library.open(document), "inte ändras")).isEqualTo(read);
    }

    @Test
    void wordsOfPeopleSurviveANewVersionWithNewSectionsAndNewText() {
        judge(provision(opened, "genomförandeplan finns"), Provision.Verdict.CONFIRMED, null);
        judge(provision(opened, "inte ändras"), Provision.Verdict.CORRECTED, content("Undersköterskorna"));
        judge(provision(opened, "bör göras"), Provision.Verdict.DISMISSED, null);
        add.add(library.actor, document, opened.version().id(), "Gäller till: 2026-12-31", content("Nämnden"));
        String next = Library.ROUTINE
                .replace("## 1. Genomförandeplan", "## 1. Inledning\n\nAlla ska läsa rutinen.\n\n## 4. Planen")
                .replace("## 2. Uppföljning", "## 5. Uppföljning av planer");
        DocumentQuery.Opened version = library.propose(document, file("rutin2.md", next));
        assertThat(provision(version, "genomförandeplan finns").verdict()).isEqualTo(Provision.Verdict.CONFIRMED);
        assertThat(provision(version, "inte ändras").addressee()).isEqualTo("Undersköterskorna");
        assertThat(provision(version, "bör göras").dismissed()).isTrue();
        assertThat(provision(version, "Gäller till").verdict()).isEqualTo(Provision.Verdict.ADDED);
        assertThat(provision(version, "läsa rutinen").settled())
                .as("what is new is a machine's reading")
                .isFalse();
    }

    @Test
    void whatIsAddedStandsWhereTheTextSaysItAndGoesAwayWhenDismissed() {
        String anchor =
                add.add(library.actor, document, opened.version().id(), "beviljade TIDEN,  minskar", content("Alla"));
        Provision added = library.open(document).provisions().stream()
                .filter(one -> one.anchor().equals(anchor))
                .findFirst()
                .orElseThrow();
        assertThat(added.text()).isEqualTo("beviljade tiden minskar");
        assertThat(added.section()).contains("Genomförandeplan");
        assertThatThrownBy(() -> add.add(
                        library.actor, document, opened.version().id(), "beviljade tiden minskar", content("Alla")))
                .as("twice is once")
                .isInstanceOf(Refusal.Invalid.class);
        judge(added, Provision.Verdict.DISMISSED, null);
        assertThat(library.open(document).provisions()).containsExactlyElementsOf(opened.provisions());
    }

    @Test
    void wordsThatAreNotInTheTextAreRefused() {
        assertThatThrownBy(() ->
                        add.add(library.actor, document, opened.version().id(), "Alla ska dansa", content("Alla")))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("document.form.not-in-text");
    }

    @Test
    void readingAgainGivesTheSameAnchorsAlsoForWordsThatStandTwice() {
        String twice = "# Plan\n\n## A\n\nDu ska svara.\n\nDu ska svara.\n\n## B\n\nDu ska svara.\n";
        DocumentQuery.Opened first = library.read(file("a.md", twice));
        DocumentQuery.Opened again = library.propose(first.document().id(), file("b.md", twice + "\nSlut.\n"));
        assertThat(first.provisions()).hasSize(3);
        assertThat(again.provisions().stream().map(Provision::anchor))
                .containsExactlyElementsOf(
                        first.provisions().stream().map(Provision::anchor).toList())
                .doesNotHaveDuplicates();
    }
}
