package se.tillit.load;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** Loading one's own tables: choose files, see what they would do, load them, take that back. */
@Controller
public final class LoadPages {

    private final UndoLoad undo;
    private final LoadQuery past;
    private final Uploads uploads;
    private final TemplateFiles templateFiles;
    private final Once once;
    private final Templates templates;

    LoadPages(
            UndoLoad undo,
            LoadQuery past,
            Uploads uploads,
            TemplateFiles templateFiles,
            Once once,
            Templates templates) {
        this.undo = undo;
        this.past = past;
        this.uploads = uploads;
        this.templateFiles = templateFiles;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param done what was loaded or taken back just now
     * @param undoable the only load that can be taken back now
     */
    public record LoadPage(
            Page page, List<PastLoad> past, Optional<PastLoad> done, Optional<UUID> undoable, Problems problems) {}

    @GetMapping("/las-in")
    View start(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable UUID klar,
            @RequestParam(defaultValue = "") String fel) {
        Problems problems = UploadLimit.problems(fel, "filer");
        problems.addIf(!fel.isEmpty() && problems.isEmpty(), "filer", "load.upload-gone");
        return start(actor, page, klar, problems);
    }

    private View start(Actor actor, Page page, @Nullable UUID done, Problems problems) {
        List<PastLoad> newestFirst = past.newestFirst(actor);
        return templates.show(
                "load/start",
                new LoadPage(
                        page,
                        newestFirst,
                        newestFirst.stream()
                                .filter(load -> load.id().equals(done))
                                .findFirst(),
                        past.newestStanding(actor).map(PastLoad::id),
                        problems),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Needs no key against double sending: the same files are the same upload. */
    @PostMapping("/las-in/titta")
    View lookAt(Actor actor, Page page, @RequestParam(required = false) @Nullable List<MultipartFile> filer) {
        actor.must(Access.IMPORT);
        List<LoadOrganisation.File> files = (filer == null ? List.<MultipartFile>of() : filer)
                .stream()
                        .filter(file -> !file.isEmpty()
                                || !String.valueOf(file.getOriginalFilename()).isEmpty())
                        .map(LoadPages::file)
                        .toList();
        Problems problems = new Problems()
                .addIf(files.isEmpty(), "filer", "load.choose-files")
                .addIf(files.size() > Limits.FILES, "filer", "load.too-many-files", Limits.FILES);
        return problems.isEmpty()
                ? new RedirectView(PlanPages.address(uploads.keep(actor, files)), true)
                : start(actor, page, null, problems);
    }

    private static LoadOrganisation.File file(MultipartFile file) {
        // Some browsers send the whole path; nobody needs it, and it may tell more than the person meant to.
        String name = String.valueOf(file.getOriginalFilename())
                .replaceAll(".*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "");
        try {
            return new LoadOrganisation.File(name.length() > 100 ? name.substring(0, 100) : name, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/las-in/mall")
    ResponseEntity<byte[]> template(
            Actor actor,
            Page page,
            @RequestParam("tabell") String name,
            @RequestParam(defaultValue = "xlsx") String format) {
        actor.must(Access.IMPORT);
        Template template = Stream.of(Template.values())
                .filter(one -> one.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("template"));
        boolean csv = format.equals("csv");
        return ResponseEntity.ok()
                .contentType(
                        csv
                                ? new MediaType("text", "csv", StandardCharsets.UTF_8)
                                : MediaType.parseMediaType(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name + (csv ? ".csv" : ".xlsx"))
                                .build()
                                .toString())
                .body(
                        csv
                                ? templateFiles.csv(template, page.language())
                                : templateFiles.xlsx(template, page.language()));
    }

    /** @param problem the key of the sentence that says why it could not be done, or empty */
    public record UndoPage(Page page, PastLoad load, boolean possible, String problem) {}

    @GetMapping("/las-in/{id:[0-9a-f-]{36}}/ta-tillbaka")
    View confirmUndo(Actor actor, Page page, @PathVariable UUID id) {
        return undoPage(actor, page, id, "");
    }

    private View undoPage(Actor actor, Page page, UUID id, String problem) {
        PastLoad load = past.find(actor, id);
        boolean possible = past.newestStanding(actor).filter(load::equals).isPresent();
        return templates.show(
                "load/undo",
                new UndoPage(page, load, possible, problem),
                problem.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT);
    }

    @PostMapping("/las-in/{id:[0-9a-f-]{36}}/ta-tillbaka")
    View undo(Actor actor, Page page, @PathVariable UUID id, HttpServletRequest request) {
        try {
            return once.redirect(actor, request, () -> {
                undo.undo(actor, id);
                return "/las-in?klar=" + id;
            });
        } catch (Refusal.Conflict changedSince) {
            return undoPage(actor, page, id, "load.cannot-undo");
        }
    }
}
