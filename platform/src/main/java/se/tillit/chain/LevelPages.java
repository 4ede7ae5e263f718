package se.tillit.chain;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The levels of the chain, in the organisation's own words. */
@Controller
public final class LevelPages {

    private static final int NEW_ROWS = 2;
    private static final int MOST = 40;

    private final ChainQuery chains;
    private final SetLevels levels;
    private final Once once;
    private final Templates templates;

    LevelPages(ChainQuery chains, SetLevels levels, Once once, Templates templates) {
        this.chains = chains;
        this.levels = levels;
        this.once = once;
        this.templates = templates;
    }

    /** A row of the form, as it stands or as somebody wrote it. */
    public record Row(String id, String place, String sv, String en) {

        boolean isEmpty() {
            return sv.isBlank() && en.isBlank();
        }

        /** Who writes one name means it in both languages. */
        SetLevels.Wanted wanted() {
            return new SetLevels.Wanted(uuid(id), (sv.isBlank() ? en : sv).strip(), (en.isBlank() ? sv : en).strip());
        }

        private static @Nullable UUID uuid(String id) {
            try {
                return id.isEmpty() ? null : UUID.fromString(id);
            } catch (IllegalArgumentException noId) {
                throw new Refusal.NotFound("level");
            }
        }
    }

    public record LevelPage(Page page, String mark, List<Row> rows, Problems problems) {}

    @GetMapping("/nivaer")
    View show(Actor actor, Page page) {
        actor.must(Access.EDIT_CHAIN);
        List<Level> all = chains.asOf(actor, page.today()).levels();
        List<Row> rows = new ArrayList<>();
        all.forEach(level -> rows.add(
                new Row(level.id().toString(), Integer.toString(rows.size() + 1), level.nameSv(), level.nameEn())));
        for (int i = 0; i < NEW_ROWS; i++) {
            rows.add(new Row("", "", "", ""));
        }
        return templates.show("chain/levels", new LevelPage(page, Level.mark(all), rows, new Problems()));
    }

    @PostMapping("/nivaer")
    View set(
            Actor actor,
            Page page,
            @RequestParam String marke,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_CHAIN);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST && fields.containsKey("sv" + i); i++) {
            rows.add(new Row(
                    fields.getOrDefault("id" + i, ""),
                    fields.getOrDefault("plats" + i, ""),
                    fields.getOrDefault("sv" + i, ""),
                    fields.getOrDefault("en" + i, "")));
        }
        try {
            return once.redirect(actor, request, () -> {
                levels.set(actor, marke, inOrder(rows));
                return "/nivaer";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "chain/levels",
                    new LevelPage(page, marke, rows, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** By the place that somebody gave it; what was given none comes last, in the order it stands. */
    private static List<SetLevels.Wanted> inOrder(List<Row> rows) {
        Problems problems = new Problems();
        rows.forEach(row -> problems.addIf(!row.place().strip().matches("\\d{0,3}"), "nivaer", "chain.levels.place"));
        problems.refuseIfAny();
        return rows.stream()
                .filter(row -> !row.isEmpty())
                .sorted(Comparator.comparingInt(row -> row.place().isBlank()
                        ? Integer.MAX_VALUE
                        : Integer.parseInt(row.place().strip())))
                .map(Row::wanted)
                .toList();
    }
}
