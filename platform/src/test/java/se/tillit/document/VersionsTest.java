package se.tillit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.document.Library.file;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;

class VersionsTest {

    private static final LocalDate DECIDED = LocalDate.of(2026, 11, 20);

    private final Library library = new Library();
    private final DecideVersion decide = RunningTillit.bean(DecideVersion.class);
    private final VersionQuery versions = RunningTillit.bean(VersionQuery.class);
    private final DocumentQuery.Opened first = library.read(file("rutin.md", Library.ROUTINE));
    private final UUID document = first.document().id();

    private static SentFile next() {
        return file(
                "rutin2.md",
                Library.ROUTINE
                                .replace("senast 14 dagar", "senast 7 dagar")
                                .replace("Uppföljningen bör göras vid ett vanligt besök.", "")
                                .replace("Gäller till: 2026-12-31", "Gäller till: 2028-12-31")
                        + "\nEnhetschefen ska läsa rutinen varje år.\n");
    }

    @Test
    void whatANewVersionChangesIsSeenInProvisionsWhileTheOldOneHolds() {
        library.propose(document, next());
        VersionQuery.Proposal proposal = versions.proposal(library.actor, document);
        assertThat(proposal.changes().added()).singleElement().satisfies(one -> assertThat(one.text())
                .contains("läsa rutinen"));
        assertThat(proposal.changes().removed()).singleElement().satisfies(one -> assertThat(one.text())
                .contains("vanligt besök"));
        assertThat(proposal.changes().changed()).isNotEmpty();
        assertThat(proposal.changes().netDuties()).isEqualTo(1);
        assertThat(library.open(document).version().id())
                .isEqualTo(first.version().id());
    }

    @Test
    void aDecidedVersionHoldsWithItsDayAndTheOldOneCanStillBeRead() {
        DocumentQuery.Opened proposed = library.propose(document, next());
        decide.decide(library.actor, document, proposed.version().id(), DECIDED);
        DocumentQuery.Opened now = library.open(document);
        assertThat(now.version().id()).isEqualTo(proposed.version().id());
        assertThat(now.document().particulars().decidedOn()).isEqualTo(DECIDED);
        assertThat(now.document().particulars().validUntil()).hasToString("2028-12-31");
        assertThat(library.documents
                        .open(library.actor, document, first.version().id())
                        .version()
                        .state())
                .isEqualTo(Document.State.FORMER);
        assertThatThrownBy(() -> decide.decide(
                        library.actor, document, proposed.version().id(), DECIDED))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whatAPersonHasSaidOfTheDocumentHoldsAlsoInTheNewVersion() {
        Document before = first.document();
        Document.Particulars said = before.particulars();
        RunningTillit.bean(EditDocument.class)
                .edit(
                        library.actor,
                        document,
                        before.edition(),
                        new Document.Particulars(
                                said.title(),
                                said.type(),
                                said.decidedBy(),
                                said.decidedOn(),
                                LocalDate.of(2027, 6, 30),
                                "Kvalitetschef",
                                said.reference(),
                                null,
                                null),
                        Set.of("giltig", "ansvarig"));
        DocumentQuery.Opened proposed = library.propose(document, next());
        decide.decide(library.actor, document, proposed.version().id(), DECIDED);
        Document.Particulars now = library.open(document).document().particulars();
        assertThat(now.owner()).isEqualTo("Kvalitetschef");
        assertThat(now.validUntil()).hasToString("2027-06-30");
    }

    @Test
    void aWithdrawnVersionLeavesTheDocumentAsItWas() {
        DocumentQuery.Opened proposed = library.propose(document, next());
        decide.withdraw(library.actor, document, proposed.version().id());
        assertThat(library.open(document).versions()).hasSize(1);
        assertThatThrownBy(() ->
                        decide.withdraw(library.actor, document, first.version().id()))
                .as("the one in force is not taken away")
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aDocumentThatTurnsOutToBeAVersionOfAnotherBecomesOne() {
        UUID other = library.read(next()).document().id();
        RunningTillit.bean(JoinDocuments.class).join(library.actor, other, document);
        assertThat(versions.proposal(library.actor, document).proposed().ordinal())
                .isEqualTo(2);
        assertThatThrownBy(() -> library.open(other)).isInstanceOf(Refusal.NotFound.class);
    }
}
