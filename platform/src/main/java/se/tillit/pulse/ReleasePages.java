package se.tillit.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** The release of a wave: its figures as a file, the proof sheet, and what research may have of it. */
@Controller
public final class ReleasePages {

    private final WaveQuery waves;
    private final ReleaseQuery releases;
    private final Instruments instruments;
    private final Templates templates;

    ReleasePages(WaveQuery waves, ReleaseQuery releases, Instruments instruments, Templates templates) {
        this.waves = waves;
        this.releases = releases;
        this.instruments = instruments;
        this.templates = templates;
    }

    public record ProofPage(Page page, ReleaseQuery.Proof proof, Instruments instruments) {

        public String title(String measure) {
            return measure.equals(Tabulation.ANSWERS)
                    ? page.t("pulse.proof.answers")
                    : ReleasePages.title(page, proof.wave(), instruments, measure);
        }
    }

    public record CodebookPage(Page page, ReleaseQuery.Research research, Instruments instruments) {

        public List<String> columns() {
            return COLUMNS;
        }

        /** The measures in the order in which they were asked. */
        public List<String> measures() {
            return research.wave().items().stream()
                    .filter(item -> item.kind() == ItemKind.SCALE)
                    .map(Item::measure)
                    .distinct()
                    .toList();
        }

        public List<Item> items(String measure) {
            return research.wave().items().stream()
                    .filter(item -> item.measure().equals(measure))
                    .toList();
        }

        public String title(String measure) {
            return ReleasePages.title(page, research.wave(), instruments, measure);
        }

        public String source(String measure) {
            return instruments
                    .ofMeasure(measure)
                    .map(one -> one.source(page.language()))
                    .orElseGet(() -> page.t("pulse.codebook.own"));
        }
    }

    private static final List<String> COLUMNS =
            List.of("measure", "group", "kind", "level", "units", "n", "mean", "low", "high", "withheld");

    static String title(Page page, Wave wave, Instruments instruments, String measure) {
        return instruments
                .part(measure)
                .map(part -> instruments.ofMeasure(measure).orElseThrow().title(page.language()) + ": "
                        + part.title(page.language()))
                .orElseGet(() -> wave.items().stream()
                        .filter(item -> item.measure().equals(measure))
                        .findFirst()
                        .map(item -> item.text(page.language()))
                        .orElse(measure));
    }

    @GetMapping("/puls/{id:[0-9a-f-]{36}}/skydd")
    View proof(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("pulse/proof", new ProofPage(page, releases.proof(actor, id), instruments));
    }

    @GetMapping("/puls/{id:[0-9a-f-]{36}}/kodbok")
    View codebook(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("pulse/codebook", new CodebookPage(page, releases.research(actor, id), instruments));
    }

    /** In English, as data files are: the codes are the same in every wave that asks the same. */
    @GetMapping({"/puls/{id:[0-9a-f-]{36}}/forskning.csv", "/puls/{id:[0-9a-f-]{36}}/forskning.xlsx"})
    ResponseEntity<byte[]> data(Actor actor, Page page, @PathVariable UUID id) {
        ReleaseQuery.Research research = travelled(actor, id);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        research.rows().forEach(row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(row.measure());
            cells.add(row.group());
            cells.add(row.whole() ? "branch" : "unit");
            cells.add(row.level());
            cells.add(row.units());
            cells.add(row.n());
            cells.add(row.mean());
            cells.add(row.low());
            cells.add(row.high());
            cells.add(row.n() == null ? 1 : 0);
            rows.add(cells);
        });
        return new TableFile("pulse-" + research.wave().terms().opensOn(), COLUMNS, rows).as(page);
    }

    /** What each column and each measure means. */
    @GetMapping("/puls/{id:[0-9a-f-]{36}}/kodbok.csv")
    ResponseEntity<byte[]> codebookFile(Actor actor, Page page, @PathVariable UUID id) {
        CodebookPage shown = new CodebookPage(page, travelled(actor, id), instruments);
        List<List<Object>> rows = new ArrayList<>();
        COLUMNS.forEach(column -> rows.add(List.of("column", column, page.t("pulse.codebook." + column), "")));
        shown.measures().forEach(measure -> shown.items(measure)
                .forEach(item ->
                        rows.add(List.of(measure, item.code(), item.text(page.language()), shown.source(measure)))));
        return new TableFile(
                        "codebook-" + shown.research().wave().terms().opensOn(),
                        List.of("measure", "code", "text", "source"),
                        rows)
                .csv();
    }

    @GetMapping({"/puls/{id}/resultat.xlsx", "/puls/{id}/resultat.csv"})
    ResponseEntity<byte[]> file(Actor actor, Page page, @PathVariable UUID id) {
        WavePages.WavePage shown = new WavePages.WavePage(page, waves.find(actor, id), instruments, "", new Problems());
        List<String> headings = List.of(
                page.t("pulse.file.measure"),
                page.t("pulse.file.group"),
                page.t("pulse.file.n"),
                page.t("pulse.file.mean"),
                page.t("pulse.file.low"),
                page.t("pulse.file.high"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        shown.measures().forEach(measure -> shown.everyFigure(measure)
                .forEach(figure -> rows.add(row(shown, measure, figure))));
        return new TableFile(page.t("pulse.file"), headings, rows).as(page);
    }

    private static List<@Nullable Object> row(WavePages.WavePage shown, String measure, Outcome.Figure figure) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(shown.heading(measure) + ": " + shown.title(measure));
        cells.add(shown.nameOf(figure));
        cells.add(figure.n() == null ? shown.page().t("pulse.hidden") : figure.n());
        cells.add(figure.mean());
        cells.add(figure.low());
        cells.add(figure.high());
        return cells;
    }

    /** @throws Refusal.NotFound until it has travelled: then there is no file */
    private ReleaseQuery.Research travelled(Actor actor, UUID id) {
        ReleaseQuery.Research research = releases.research(actor, id);
        if (!research.travelled()) {
            throw new Refusal.NotFound("file");
        }
        return research;
    }
}
