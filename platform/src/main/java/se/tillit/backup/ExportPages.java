package se.tillit.backup;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Taking out the whole organisation, and how another installation takes it in. */
@Controller
public final class ExportPages {

    private final ExportOrganisation export;
    private final Templates templates;

    ExportPages(ExportOrganisation export, Templates templates) {
        this.export = export;
        this.templates = templates;
    }

    public record ExportPage(Page page, String file, Problems problems) {}

    @GetMapping("/exportera")
    View show(Actor actor, Page page) {
        actor.must(Access.EXPORT);
        return templates.show("backup/export", new ExportPage(page, name(actor, page), new Problems()));
    }

    /** Needs no key against double sending: asked twice, it is taken out twice, and the log says so. */
    @PostMapping("/exportera")
    @Nullable
    View take(Actor actor, Page page, HttpServletResponse response) throws IOException, SQLException {
        try {
            export.export(actor, () -> {
                response.setContentType("application/zip");
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(actor, page), StandardCharsets.UTF_8)
                                .build()
                                .toString());
                return response.getOutputStream();
            });
            return null; // the answer has been written
        } catch (Refusal.Invalid busy) {
            return templates.show(
                    "backup/export",
                    new ExportPage(page, name(actor, page), busy.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static String name(Actor actor, Page page) {
        String organisation = actor.organisationName().replaceAll("[^\\p{L}\\p{N}]+", "-");
        return organisation + "-" + page.today() + ".tillit";
    }
}
