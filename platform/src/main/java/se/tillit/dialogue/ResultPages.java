package se.tillit.dialogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** What leaves a dialogue: the figures as a table, the rows of an open one in the open format, a page for the printer. */
@Controller
public final class ResultPages {

    private final DialogueQuery dialogues;
    private final Templates templates;

    ResultPages(DialogueQuery dialogues, Templates templates) {
        this.dialogues = dialogues;
        this.templates = templates;
    }

    /** @param weeks none but in an open dialogue */
    public record PrintPage(Page page, DialogueQuery.Seen seen, List<DialogueQuery.Week> weeks) {

        public MapView map() {
            return new MapView(
                    page,
                    seen.dialogue(),
                    seen.statements(),
                    seen.result(),
                    seen.names(),
                    Map.of(),
                    seen.chain().levels());
        }
    }

    @GetMapping("/samtal/{id}/utskrift")
    View print(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show(
                "dialogue/print", new PrintPage(page, dialogues.find(actor, id), dialogues.weeks(actor, id)));
    }

    @GetMapping({"/samtal/{id}/resultat.xlsx", "/samtal/{id}/resultat.csv"})
    ResponseEntity<byte[]> table(Actor actor, Page page, @PathVariable UUID id) {
        MapView map = new PrintPage(page, dialogues.find(actor, id), List.of()).map();
        List<String> headings = new ArrayList<>(List.of(page.t("dialogue.file.number"), page.t("dialogue.statement")));
        map.groups().forEach(group -> headings.add(page.t("dialogue.file.group", map.groupName(group))));
        headings.add(page.t("dialogue.file.everyone"));
        headings.add(page.t("dialogue.votes"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        map.all().forEach(row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(row.statement());
            cells.add(map.body(row.statement()));
            map.groups()
                    .forEach(group -> cells.add(
                            row.groups().isEmpty()
                                    ? null
                                    : map.percent(row.groups().get(group))));
            cells.add(row.all() == null ? null : map.percent(row.all()));
            cells.add(row.all() == null ? null : row.all().seen());
            rows.add(cells);
        });
        return new TableFile(page.t("dialogue.file"), headings, rows).as(page);
    }

    @GetMapping("/samtal/{id}/comments.csv")
    ResponseEntity<byte[]> comments(Actor actor, @PathVariable UUID id) {
        DialogueQuery.Rows rows = dialogues.rows(actor, id);
        StringBuilder text =
                new StringBuilder("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
        rows.statements()
                .forEach(one -> OpenFormat.line(
                        text,
                        Arrays.asList(
                                null,
                                null,
                                one.number(),
                                null,
                                one.agree(),
                                one.disagree(),
                                one.isShown() ? 1 : -1,
                                one.isShown() ? one.body() : "–")));
        return file("comments", text);
    }

    @GetMapping("/samtal/{id}/participants-votes.csv")
    ResponseEntity<byte[]> votes(Actor actor, @PathVariable UUID id) {
        DialogueQuery.Rows rows = dialogues.rows(actor, id);
        List<Integer> numbers =
                rows.statements().stream().map(Statement::number).toList();
        StringBuilder text = new StringBuilder("participant,group-id,n-comments,n-votes,n-agree,n-disagree");
        numbers.forEach(number -> text.append(',').append(number));
        text.append('\n');
        int participant = 0;
        for (Map<Integer, Integer> own : rows.voters()) {
            Integer group = rows.result().place(own).map(Result.Place::group).orElse(null);
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(participant++);
            cells.add(group);
            cells.add(null);
            cells.add(own.size());
            cells.add((int) own.values().stream().filter(vote -> vote > 0).count());
            cells.add((int) own.values().stream().filter(vote -> vote < 0).count());
            numbers.forEach(number -> cells.add(own.get(number)));
            OpenFormat.line(text, cells);
        }
        return file("participants-votes", text);
    }

    private static ResponseEntity<byte[]> file(String name, StringBuilder text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
