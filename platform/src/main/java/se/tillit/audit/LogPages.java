package se.tillit.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** The log as files: a table to read, and the lines that {@link VerifyLog} checks, at whoever took them out. */
@Controller
public final class LogPages {

    private final LogQuery log;
    private final LogExport export;
    private final Templates templates;

    LogPages(LogQuery log, LogExport export, Templates templates) {
        this.log = log;
        this.export = export;
        this.templates = templates;
    }

    /** @param entries how many there are */
    public record LogPage(Page page, long entries) {}

    @GetMapping("/logg")
    View show(Actor actor, Page page) {
        return templates.show("audit/log", new LogPage(page, log.count(actor)));
    }

    @GetMapping({"/logg.xlsx", "/logg.csv"})
    ResponseEntity<byte[]> table(Actor actor, Page page) {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        for (List<LogLine> lines = log.after(actor, 0);
                !lines.isEmpty();
                lines = log.after(actor, lines.getLast().sequence())) {
            lines.forEach(line -> rows.add(Arrays.asList(
                    Math.toIntExact(line.sequence()),
                    line.at(),
                    line.action(),
                    line.subject(),
                    line.details(),
                    line.actor())));
        }
        return new TableFile(
                        page.t("audit.file-name"),
                        List.of(
                                page.t("audit.number"),
                                page.t("audit.at"),
                                page.t("audit.action"),
                                page.t("audit.subject"),
                                page.t("audit.details"),
                                page.t("audit.actor")),
                        rows)
                .as(page);
    }

    @GetMapping("/logg/export")
    void export(Actor actor, HttpServletResponse response) throws IOException {
        actor.must(Access.SEE_LOG); // before the header that makes the answer a file
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"logg.jsonl\"");
        export.write(actor, response);
    }
}
