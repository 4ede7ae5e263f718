package se.tillit.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.tillit.access.Actor;

/** The log as programs read it. */
@RestController
final class LogApi {

    private final LogExport export;

    LogApi(LogExport export) {
        this.export = export;
    }

    @Operation(
            operationId = "log",
            summary = "The log of what was done",
            description =
                    "Every entry, oldest first, a JSON object on each line, as ./tillit verify-log reads it. Needs a"
                            + " role that may see the log.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            description =
                                                                    "Each line has sequence, at, actor, action, subject,"
                                                                            + " details, previous and hash."))))
    @GetMapping(path = "/api/v1/log", produces = "application/x-ndjson")
    void log(Actor actor, HttpServletResponse response) throws IOException {
        export.write(actor, response);
    }
}
