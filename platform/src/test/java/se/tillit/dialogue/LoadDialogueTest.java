package se.tillit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Refusal;

/** Dialogues that come from elsewhere, and go elsewhere. */
class LoadDialogueTest {

    private static final String COMMENTS =
            "comment-id,moderated,comment-body\n0,1,\"Ett, med komma\"\n1,0,Två\n2,-1,Bort\n";
    private static final String VOTES = "timestamp,comment-id,voter-id,vote\n1,0,a,1\n2,1,a,-1\n3,0,b,0\n4,0,a,-1\n";

    private final House house = new House();
    private final LoadDialogue load = RunningTillit.bean(LoadDialogue.class);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private UUID load(byte[] comments, byte[] votes) {
        UUID id = load.load(
                house.controller,
                new LoadDialogue.About(
                        "Hur?", "Källa", house.board, LocalDate.of(2022, 1, 1), LocalDate.of(2022, 2, 1)),
                OpenFormat.comments(comments).comments(),
                OpenFormat.votes(votes));
        RunningTillit.bean(CloseDialogues.class).finish(house.controller, id);
        return id;
    }

    private DialogueQuery.Seen seen(UUID id) {
        return RunningTillit.bean(DialogueQuery.class).find(house.controller, id);
    }

    @Test
    void theLastVoteCountsAndWhatWasModeratedOutIsNotShown() {
        UUID id = load(bytes(COMMENTS), bytes(VOTES));
        assertThat(seen(id).shown()).extracting(Statement::body).containsExactly("Ett, med komma", "Två");
        DialogueQuery.Rows rows = RunningTillit.bean(DialogueQuery.class).rows(house.controller, id);
        assertThat(rows.voters()).containsExactlyInAnyOrder(java.util.Map.of(0, -1, 1, -1), java.util.Map.of(0, 0));
    }

    @Test
    void whatGoesOutComesInAgainAsItWas() {
        Talk talk = Talk.open();
        talk.part().write(talk.somebody(), "=SUMMA(A1) är det vi borde räkna på", true);
        talk.camps(14, 12);
        Result before = talk.close();
        Tester controller = Tester.as(talk.house.controller);
        String comments = controller.get("/samtal/" + talk.id + "/comments.csv").body();
        String votes =
                controller.get("/samtal/" + talk.id + "/participants-votes.csv").body();
        assertThat(comments).contains("'=SUMMA");
        UUID again = load(bytes(comments), bytes(votes));
        assertThat(seen(again).shown()).extracting(Statement::body).contains("=SUMMA(A1) är det vi borde räkna på");
        Result after = seen(again).result();
        assertThat(after.participants()).isEqualTo(before.participants());
        assertThat(after.groups())
                .extracting(Result.Group::members)
                .isEqualTo(before.groups().stream().map(Result.Group::members).toList());
        assertThat(after.row(1).orElseThrow().all())
                .isEqualTo(before.row(1).orElseThrow().all());
    }

    @Test
    void aWorkplacesVotesNeverGoOutRowByRow() {
        Talk talk = Talk.workplace();
        talk.camps(14, 12);
        talk.close();
        Tester controller = Tester.as(talk.house.controller);
        assertThat(controller
                        .get("/samtal/" + talk.id + "/participants-votes.csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(controller.get("/samtal/" + talk.id + "/comments.csv").statusCode())
                .isEqualTo(404);
        assertThat(controller.get("/samtal/" + talk.id + "/resultat.csv").body())
                .contains("Samma personer ska komma till samma hem.")
                .contains("95")
                .doesNotContain("100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comment-id;comment-body~1;Ett | dialogue.load.headings",
                "comment-id,comment-body~x,Ett | dialogue.load.number",
                "comment-id,comment-body~1,Ett~1,Två | dialogue.load.twice",
                "comment-id,comment-body~1, | dialogue.load.body",
                "comment-id,comment-body~7,Ett | dialogue.load.unknown",
                "comment-id,comment-body | dialogue.load.statements"
            })
    void filesThatCannotBeReadAreRefusedWithWhatIsWrong(String comments, String problem) {
        assertThatThrownBy(() -> load(bytes(comments.replace('~', '\n') + "\n"), bytes(VOTES)))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "voter-id,comment-id,vote\na,0,2\n",
                "voter-id,comment-id,vote\na,0,ja\n",
                "rubrik\nx\n",
                "participant,0\na,7\n"
            })
    void votesThatAreNoneAreRefused(String votes) {
        assertThatThrownBy(() -> load(bytes(COMMENTS), bytes(votes))).isInstanceOf(Refusal.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "austria-climate.5twd2jsnkf.2022-08-08",
                "american-assembly.bowling-green",
                "scoop-hivemind.biodiversity",
                "london.youth.policing"
            })
    void realDialoguesLoadAndShowTheirMaps(String name) throws IOException {
        Path folder = Path.of("..", "..", "shared", "data", "opinions", name);
        assumeTrue(Files.exists(folder.resolve("comments.csv")), "the open data are not here");
        UUID id = load(
                Files.readAllBytes(folder.resolve("comments.csv")),
                Files.readAllBytes(folder.resolve("participants-votes.csv")));
        DialogueQuery.Seen seen = seen(id);
        assertThat(seen.result().hasMap()).isTrue();
        MapView view = new MapView(
                PageOf.anybody(),
                seen.dialogue(),
                seen.statements(),
                seen.result(),
                seen.names(),
                java.util.Map.of(),
                List.of());
        assertThat(view.wide()).contains("<svg").doesNotContain("NaN");
        assertThat(view.table()).isNotEmpty().hasSizeLessThanOrEqualTo(50);
    }
}
