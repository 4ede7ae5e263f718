package se.tillit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** Sending in files, and what becomes of them. */
@Controller
public final class ImportPages {

    private final DocumentQuery documents;
    private final TakeInDocuments takeIn;
    private final Once once;
    private final Templates templates;

    ImportPages(DocumentQuery documents, TakeInDocuments takeIn, Once once, Templates templates) {
        this.documents = documents;
        this.takeIn = takeIn;
        this.once = once;
        this.templates = templates;
    }

    /** @param document the one of which a new version is sent in; null: new documents */
    public record TakeInPage(Page page, @Nullable Document document, List<Import> latest, Problems problems) {}

    @GetMapping("/dokument/las-in")
    View form(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable UUID dokument,
            @RequestParam(required = false) @Nullable String fel) {
        actor.must(Access.EDIT_DOCUMENTS);
        Problems problems = new Problems();
        if (fel != null) {
            problems.add(
                    "filer",
                    fel.equals(UploadLimit.TOO_LARGE) ? "document.too-large-upload" : "document.broken-upload",
                    UploadLimit.FILE_MEGABYTES,
                    UploadLimit.MEGABYTES);
        }
        return form(actor, page, dokument, problems);
    }

    private View form(Actor actor, Page page, @Nullable UUID document, Problems problems) {
        return templates.show(
                "document/take-in",
                new TakeInPage(
                        page,
                        document == null ? null : documents.find(actor, document),
                        documents.latestImports(actor),
                        problems),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /**
     * @param namn the files' names with their folders, where a script sends them; a browser's own names have none
     * @param forstor names of files that the script left out because they are too large
     * @param inlasning the import that the files belong to, from the second turn on
     * @param fler whether more files come
     */
    @PostMapping("/dokument/las-in")
    View takeIn(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable List<MultipartFile> filer,
            @RequestParam(required = false) @Nullable List<String> namn,
            @RequestParam(required = false) @Nullable List<String> forstor,
            @RequestParam(required = false) @Nullable UUID inlasning,
            @RequestParam(required = false) @Nullable UUID dokument,
            @RequestParam(defaultValue = "") String fler,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        List<MultipartFile> sent = filer == null
                ? List.of()
                : filer.stream()
                        .filter(file ->
                                !String.valueOf(file.getOriginalFilename()).isEmpty())
                        .toList();
        boolean named = namn != null && namn.size() == sent.size();
        List<SentFile> files = new java.util.ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            files.add(file(named ? namn.get(i) : String.valueOf(sent.get(i).getOriginalFilename()), sent.get(i)));
        }
        var turn = new TakeInDocuments.Turn(
                files, forstor == null ? List.of() : forstor, inlasning, dokument, !fler.equals("ja"));
        try {
            return once.redirect(actor, request, () -> "/dokument/inlasning/" + takeIn.takeIn(actor, turn));
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, dokument, invalid.problems());
        }
    }

    private static SentFile file(String name, MultipartFile file) {
        try {
            return new SentFile(name, file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record ImportPage(Page page, Import sentIn) {

        /** The files by what became of them; those that a person may want to do something about first. */
        public Map<Outcome, List<Import.File>> byOutcome() {
            Map<Outcome, List<Import.File>> all = new TreeMap<>(java.util.Comparator.comparing(ImportPage::rank));
            sentIn.files().forEach(file -> all.computeIfAbsent(file.outcome(), one -> new java.util.ArrayList<>())
                    .add(file));
            return all;
        }

        private static int rank(Outcome outcome) {
            return switch (outcome) {
                case WAITING -> 1_000;
                case READ -> 900;
                case ALREADY_HERE -> 800;
                case UNPACKED -> 950;
                default -> outcome.ordinal();
            };
        }
    }

    @GetMapping("/dokument/inlasning/{id:[0-9a-f-]{36}}")
    View progress(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("document/import", new ImportPage(page, documents.findImport(actor, id)));
    }
}
