package se.tillit.load;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.tillit.access.Actor;

/** What has been loaded, as programs read it. */
@RestController
final class LoadApi {

    private final LoadQuery loads;

    LoadApi(LoadQuery loads) {
        this.loads = loads;
    }

    @Schema(name = "Load", description = "A load of spreadsheets that was made.")
    record LoadJson(
            @Schema(description = "Its id.") UUID id,
            @Schema(description = "When, in UTC.") Instant at,

            @Schema(description = "The name of who made it.")
            String by,

            @Schema(description = "The names of the files.") String files,
            @Schema(description = "How much came new.") int created,
            @Schema(description = "How much was changed.") int changed,
            @Schema(description = "How much was ended.") int ended,

            @Schema(description = "Whether it has been taken back.")
            boolean undone) {

        static LoadJson of(PastLoad load) {
            return new LoadJson(
                    load.id(),
                    load.at(),
                    load.by(),
                    load.files(),
                    load.created(),
                    load.changed(),
                    load.ended(),
                    load.undone());
        }
    }

    @Schema(name = "Loads", description = "The newest loads.")
    record LoadsJson(
            @Schema(description = "At most twenty, newest first.")
            List<LoadJson> loads) {}

    @Operation(
            operationId = "loads",
            summary = "What has been loaded",
            description = "The newest loads of spreadsheets. Needs a role that may load.")
    @GetMapping("/api/v1/loads")
    LoadsJson loads(Actor actor) {
        return new LoadsJson(loads.newestFirst(actor).stream().map(LoadJson::of).toList());
    }
}
