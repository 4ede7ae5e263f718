package se.tillit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.document.Library.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;
import se.tillit.chain.Validity;
import se.tillit.signal.Origin;
import se.tillit.signal.Receiver;
import se.tillit.signal.Said;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalKind;
import se.tillit.signal.SignalQuery;

class DraftsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final Library library = new Library();
    private final UUID manager = library.position("Enhetschef", 3);
    private final MakeDrafts make = RunningTillit.bean(MakeDrafts.class);
    private final ConfirmDraft confirm = RunningTillit.bean(ConfirmDraft.class);
    private final DraftQuery drafts = RunningTillit.bean(DraftQuery.class);
    private final SignalQuery signals = RunningTillit.bean(SignalQuery.class);

    private List<Draft.Landing> open() {
        return drafts.in(library.actor, library.chain(), Draft.State.OPEN);
    }

    private int signals() {
        return signals.asOf(library.actor, TODAY).size();
    }

    private Signal.Details details(Draft draft, @Nullable String purpose, UUID... positions) {
        return new Signal.Details(
                "K-" + UUID.randomUUID(),
                SignalKind.REPORT,
                draft.title(),
                "",
                library.chain().units().getFirst().id(),
                List.of(positions).stream()
                        .map(position -> new Receiver(null, position))
                        .toList(),
                List.of(),
                Origin.OWN,
                null,
                purpose,
                null,
                "Nämnden",
                null,
                null,
                null,
                List.of(),
                null,
                Said.GUESSED,
                List.of(),
                List.of(),
                null,
                null,
                null,
                new Validity(TODAY, TODAY.plusYears(1)),
                null);
    }

    @Test
    void everyDutyToReportBecomesADraftOnceAndNoDemand() {
        library.read(file("rutin.md", Library.ROUTINE));
        assertThat(make.make(library.actor, null, null)).isEqualTo(1);
        assertThat(make.make(library.actor, null, null)).as("asked again").isZero();
        Draft.Landing landing = open().getFirst();
        assertThat(landing.draft().mark()).isEqualTo(Mark.REPORT);
        assertThat(landing.positions()).extracting("id").containsExactly(manager);
        assertThat(landing.persons()).isEqualByComparingTo("3");
        assertThat(signals()).as("a draft is in no sum").isZero();
    }

    @Test
    void copiesInSeveralDocumentsAreOneDraftThatKnowsEveryPlace() {
        library.takeIn(
                file("a.md", Library.ROUTINE),
                file("b.md", Library.ROUTINE.replace("social dokumentation", "planer i hemtjänsten")));
        make.make(library.actor, null, null);
        assertThat(open()).hasSize(1);
        assertThat(open().getFirst().draft().sources())
                .extracting("title")
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void thoseThatHitMostPeopleComeFirstAndTheUnclearLast() {
        library.position("Undersköterska", 40);
        library.read(file("a.md", """
                # Rutin för rapporter

                Verksamhetsplaneraren ska varje år rapportera till nämnden.

                Enhetschefen ska varje månad rapportera frånvaron till nämnden.

                Undersköterskan ska varje dag rapportera avvikelser till enhetschefen.
                """));
        make.make(library.actor, null, null);
        assertThat(open().stream().map(one -> one.draft().role()))
                .containsExactly("undersköterska", "enhetschef", "verksamhetsplanerare");
        assertThat(open().getLast().positions()).isEmpty();
    }

    @Test
    void aConfirmedDraftIsADemandThatKnowsWhereItIsSaidAndTeachesWhoIsMeant() {
        DocumentQuery.Opened opened =
                library.read(file("rutin.md", Library.ROUTINE.replace("Enhetschefen ska\n", "Gruppchefen ska\n")));
        make.make(library.actor, null, null);
        Draft draft = open().getFirst().draft();
        assertThat(open().getFirst().positions()).as("nobody is called so here").isEmpty();

        assertThatThrownBy(() -> confirm.confirm(library.actor, draft.id(), details(draft, null, manager)))
                .as("a demand of our own must say what it is for")
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(signals()).isZero();

        UUID signal = confirm.confirm(library.actor, draft.id(), details(draft, "Trygga insatser", manager));
        assertThat(signals.sources(library.actor, signal)).singleElement().satisfies(source -> {
            assertThat(source.document()).isEqualTo(opened.document().id());
            assertThat(opened.text().text().substring(source.start(), source.end()))
                    .isEqualTo(source.text());
        });
        assertThat(Library.provision(library.open(opened.document().id()), "rapportera")
                        .settled())
                .isTrue();
        assertThatThrownBy(() -> confirm.confirm(library.actor, draft.id(), details(draft, "Igen", manager)))
                .isInstanceOf(Refusal.Conflict.class);

        library.read(file("c.md", "# Ny rutin\n\nGruppchefen ska varje vecka rapportera läget till nämnden.\n"));
        make.make(library.actor, null, null);
        assertThat(open().getFirst().positions()).extracting("id").containsExactly(manager);
    }

    @Test
    void whatSomebodyDismissedBecomesNoDraftAndWhatSomebodyChoseDoes() {
        DocumentQuery.Opened opened = library.read(file("rutin.md", Library.ROUTINE));
        UUID document = opened.document().id();
        RunningTillit.bean(JudgeProvision.class)
                .judge(
                        library.actor,
                        document,
                        opened.version().id(),
                        Library.provision(opened, "rapportera").anchor(),
                        Provision.Verdict.DISMISSED,
                        null);
        assertThat(make.make(library.actor, null, null)).isZero();
        assertThat(make.make(
                        library.actor,
                        document,
                        List.of(Library.provision(opened, "inte ändras").anchor())))
                .isEqualTo(1);
    }

    @Test
    void aDraftThatLiesIsNotAmongThoseToLookAtUntilTakenUp() {
        library.read(file("rutin.md", Library.ROUTINE));
        make.make(library.actor, null, null);
        UUID id = open().getFirst().draft().id();
        LeaveDraft leave = RunningTillit.bean(LeaveDraft.class);
        leave.leave(library.actor, id, true);
        assertThat(open()).isEmpty();
        leave.leave(library.actor, id, false);
        assertThat(open()).hasSize(1);
    }

    @Test
    void anotherOrganisationsDraftDoesNotExist() {
        library.read(file("rutin.md", Library.ROUTINE));
        make.make(library.actor, null, null);
        Draft draft = open().getFirst().draft();
        Library neighbours = new Library();
        assertThatThrownBy(() -> drafts.find(neighbours.actor, neighbours.chain(), draft.id()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> confirm.confirm(neighbours.actor, draft.id(), details(draft, "x", manager)))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
