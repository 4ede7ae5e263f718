package se.tillit.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The log line by line, as {@link VerifyLog} reads it. */
@Component
final class LogExport {

    private final LogQuery log;
    private final JsonMapper json;

    LogExport(LogQuery log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    void write(Actor actor, HttpServletResponse response) throws IOException {
        List<LogLine> lines =
                log.after(actor, 0); // asked before the first byte, so that a refusal is an answer of its own
        response.setContentType("application/x-ndjson");
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
