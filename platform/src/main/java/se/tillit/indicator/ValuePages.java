package se.tillit.indicator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.load.LoadOrganisation;
import se.tillit.load.ReadSheet;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** Loading the organisation's own values from a spreadsheet, and the template for it. */
@Controller
public final class ValuePages {

    /** The columns, in Swedish and English; the note may be left out. */
    private static final List<List<String>> COLUMNS = List.of(
            List.of("indikator", "indicator"),
            List.of("enhet", "unit"),
            List.of("period"),
            List.of("värde", "value"),
            List.of("anmärkning", "note"));

    private final LoadValues load;
    private final Once once;
    private final Templates templates;

    ValuePages(LoadValues load, Once once, Templates templates) {
        this.load = load;
        this.once = once;
        this.templates = templates;
    }

    public record ValuesPage(Page page, Problems problems) {}

    @GetMapping("/indikatorer/varden")
    View form(Actor actor, Page page, @RequestParam(defaultValue = "") String fel) {
        actor.must(Access.EDIT_SIGNALS);
        return templates.show("indicator/values", new ValuesPage(page, UploadLimit.problems(fel, "fil")));
    }

    @GetMapping({"/indikatorer/varden/mall.xlsx", "/indikatorer/varden/mall.csv"})
    ResponseEntity<byte[]> template(Actor actor, Page page) {
        actor.must(Access.EDIT_SIGNALS);
        int language = page.language().code().equals("sv") ? 0 : 1;
        return new TableFile(
                        page.t("indicator.load.file-name"),
                        COLUMNS.stream()
                                .map(names -> names.get(Math.min(language, names.size() - 1)))
                                .toList(),
                        List.of())
                .as(page);
    }

    @PostMapping("/indikatorer/varden")
    View load(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable MultipartFile fil,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        try {
            List<LoadValues.Row> rows = rows(fil);
            return once.redirect(actor, request, () -> {
                load.load(actor, rows);
                return "/indikatorer";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "indicator/values", new ValuesPage(page, invalid.problems()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static List<LoadValues.Row> rows(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw new Refusal.Invalid(new Problems().add("fil", "indicator.load.choose"));
        }
        try {
            ReadSheet.Read read = ReadSheet.read(new LoadOrganisation.File("fil", file.getBytes()));
            Problems problems = new Problems();
            read.problems()
                    .forEach(problem -> problems.add(
                            "fil", problem.text(), problem.arguments().toArray()));
            problems.refuseIfAny();
            return rows(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LoadValues.Row> rows(ReadSheet.Read read) {
        int[] at = COLUMNS.stream()
                .mapToInt(names -> column(read.headings(), names))
                .toArray();
        Problems problems = new Problems();
        IntStream.range(0, COLUMNS.size() - 1)
                .filter(column -> at[column] < 0)
                .forEach(column -> problems.add(
                        "fil", "indicator.load.column", COLUMNS.get(column).getFirst()));
        problems.refuseIfAny();
        return read.rows().stream()
                .map(row -> new LoadValues.Row(
                        row.number(),
                        row.cell(at[0]),
                        row.cell(at[1]),
                        row.cell(at[2]),
                        row.cell(at[3]),
                        row.cell(at[4])))
                .toList();
    }

    private static int column(List<String> headings, List<String> names) {
        return IntStream.range(0, headings.size())
                .filter(i -> names.contains(headings.get(i).strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(-1);
    }
}
