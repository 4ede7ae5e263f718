package se.tillit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.tillit.document.Library.file;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.tillit.RunningTillit;
import se.tillit.access.Refusal;
import se.tillit.database.Database;

class SearchAndRolesTest {

    private final Library library = new Library();
    private final SearchQuery search = RunningTillit.bean(SearchQuery.class);
    private final RoleQuery roles = RunningTillit.bean(RoleQuery.class);

    private List<String> found(String words) {
        return search.find(library.actor, new Search(words)).documents().stream()
                .flatMap(one -> one.hits().stream())
                .map(hit -> hit.runs().stream().map(SearchQuery.Run::text).collect(Collectors.joining()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "kvartalsrapporter, 1, the word in another form",
        "rapport, 1, the end of a compound",
        "kvartal, 1, its beginning",
        "nämnden kvartalsrapport, 1, two words in one passage",
        "nämnden avvikelse, 0, two words in two passages",
        "'\"lämnas till nämnden\"', 1, words as they stand",
        "'\"nämnden lämnas\"', 0, the same words in another order",
        "' & | ! :* ( ', 0, signs that mean something to the database",
        "och, 0, a word that says nothing",
        "elefant, 0, what nobody says"
    })
    void wordsAreFoundByFormByPartAndAsTheyStand(String words, int passages, String why) {
        library.read(file("a.md", """
                # Rutin

                Kvartalsrapporten ska lämnas till nämnden.

                Varje avvikelse ska antecknas samma dag.
                """));
        assertThat(found(words)).as(why).hasSize(passages);
    }

    @Test
    void aHitLeadsToItsPlaceAndShowsTheWord() {
        DocumentQuery.Opened opened = library.read(file("rutin.md", Library.ROUTINE));
        SearchQuery.Hit hit = search.find(library.actor, new Search("vanligt besök"))
                .documents()
                .getFirst()
                .hits()
                .getFirst();
        assertThat(hit.section()).contains("Uppföljning");
        assertThat(opened.text().text().substring(hit.start())).startsWith("Uppföljningen bör");
        assertThat(hit.runs().stream().filter(SearchQuery.Run::found).map(SearchQuery.Run::text))
                .containsExactly("vanligt", "besök");
    }

    @Test
    void theIndexServesTheSearchForTheApplicationsRole() throws SQLException {
        library.read(file("rutin.md", Library.ROUTINE));
        library.inside(db ->
                db.execute("insert into document_passage (version, ordinal, section, page, from_char, text, words) "
                        + "select version, 1000 + i, '', 0, 0, 'x', document_words('ord' || i) "
                        + "from document_passage, generate_series(1, 20000) i where ordinal = 0"));
        Database database = RunningTillit.database();
        try (var owner = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
                var statement = owner.createStatement()) {
            // As in an installation of its own: the other tests' many small organisations would make this one look
            // small.
            statement.execute("alter table document_passage alter organisation set (n_distinct = 1)");
            statement.execute("analyze document_passage");
        }
        String plan = library.inside(db -> String.join(
                "\n",
                db.fetch(
                                "explain select * from document_passage where words @@ to_tsquery('pg_catalog.swedish', 'besök')")
                        .into(String.class)));
        assertThat(plan).contains("document_passage_words");
    }

    @Test
    void whatDocumentsAskOfARoleIsCountedOverAllInForce() {
        library.position("Enhetschef", 3);
        library.takeIn(
                file("a.md", Library.ROUTINE),
                file("b.md", "# Plan\n\nEnhetscheferna ska varje år skriva en plan för kompetensen i enheten.\n"));
        RoleLoad load = roles.of(library.actor, library.chain(), "enhetschef").load();
        assertThat(load.documents()).hasSize(2);
        assertThat(load.duties()).isEqualTo(4);
        assertThat(load.positions()).extracting("name").containsExactly("Enhetschef");
        assertThat(load.pages()).isEqualTo(2);
    }

    @Test
    void whatIsSaidTwiceWithDifferentTimesIsShownWithBoth() {
        library.takeIn(file("a.md", Library.ROUTINE), file("b.md", """
                        # Riktlinje för ledningssystem

                        ## Rapporter

                        Enhetschefen ska senast den 15 varje månad rapportera antalet försenade planer till socialnämnden.
                        """));
        List<Overlaps> repeated =
                roles.of(library.actor, library.chain(), "enhetschef").repeated();
        assertThat(repeated).anySatisfy(group -> {
            assertThat(group.places()).extracting("title").contains("Riktlinje för ledningssystem");
            assertThat(group.differences())
                    .extracting(difference -> difference.aspect() + " " + difference.said())
                    .anyMatch(
                            said -> said.startsWith("DEADLINE") && said.contains("den 10") && said.contains("den 15"));
        });
    }

    @Test
    void onlyTheRolesOfAUnitAreShownForTheUnit() {
        UUID manager = library.position("Enhetschef", 3);
        library.position("Undersköterska", 40);
        library.takeIn(
                file("a.md", Library.ROUTINE),
                file("b.md", "# Rutin\n\nUndersköterskan ska anteckna avvikelser samma dag.\n"));
        UUID unit = library.chain().headcountsOf(manager).getFirst().unit();
        assertThat(roles.all(library.actor, library.chain(), unit))
                .extracting("role")
                .containsExactly("enhetschef");
        assertThat(roles.all(library.actor, library.chain(), null))
                .extracting("role")
                .contains("undersköterska");
    }

    @Test
    void whoIsMeantCanBeSaidAndIsKept() {
        UUID manager = library.position("Enhetschef", 3);
        library.read(file("b.md", "# Rutin\n\nGruppledaren ska anteckna avvikelser samma dag.\n"));
        RunningTillit.bean(MatchRole.class).match(library.actor, library.chain(), "gruppledare", List.of(manager));
        assertThat(roles.of(library.actor, library.chain(), "gruppledare")
                        .load()
                        .positions())
                .extracting("id")
                .containsExactly(manager);
        assertThatThrownBy(() -> RunningTillit.bean(MatchRole.class)
                        .match(library.actor, library.chain(), "gruppledare", List.of(UUID.randomUUID())))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void theNeighboursDocumentsAreNeitherFoundNorCounted() {
        library.read(file("rutin.md", Library.ROUTINE));
        Library neighbours = new Library();
        assertThat(search.find(neighbours.actor, new Search("besök")).documents())
                .isEmpty();
        assertThat(roles.all(neighbours.actor, neighbours.chain(), null)).isEmpty();
        assertThat(roles.repeated(neighbours.actor)).isEmpty();
    }
}
