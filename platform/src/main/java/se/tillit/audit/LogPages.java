package se.tillit.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import se.tillit.access.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The log as a file that {@link VerifyLog} reads, at whoever took it out. */
@Controller
final class LogPages {

    private final LogQuery log;
    private final JsonMapper json;

    LogPages(LogQuery log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    @GetMapping("/logg/export")
    void export(Actor actor, HttpServletResponse response) throws IOException {
        List<LogLine> lines = log.after(actor, 0); // asked before the first byte, so that a refusal is a page
        response.setContentType("application/x-ndjson");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"logg.jsonl\"");
        OutputStream out = response.getOutputStream();
        while (!lines.isEmpty()) {
            for (LogLine line : lines) {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
            }
            lines = log.after(actor, lines.getLast().sequence());
        }
    }
}
