package se.tillit.mandate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.chain.UnitKind;
import se.tillit.document.Document;
import se.tillit.document.DocumentFilter;
import se.tillit.document.DocumentQuery;
import se.tillit.load.LoadOrganisation;
import se.tillit.load.ReadSheet;
import se.tillit.reading.DocumentType;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.UploadLimit;

/** Taking in a delegation order: from a table, or from a steering document that has been read. */
@Controller
public final class OrderLoadPages {

    private static final int MOST_DOCUMENTS = 50;

    private final ChainQuery chains;
    private final DocumentQuery documents;
    private final TakeInOrder takeIn;
    private final Once once;
    private final Templates templates;

    OrderLoadPages(ChainQuery chains, DocumentQuery documents, TakeInOrder takeIn, Once once, Templates templates) {
        this.chains = chains;
        this.documents = documents;
        this.takeIn = takeIn;
        this.once = once;
        this.templates = templates;
    }

    /** @param boards the units that have units of the organisation's own below them */
    public record LoadPage(Page page, List<Unit> boards, List<Document> documents, Fields fields, Problems problems) {

        public boolean fromDocument() {
            return fields.all().containsKey("dokument");
        }
    }

    @GetMapping("/mandat/las-in")
    View form(Actor actor, Page page, @RequestParam(defaultValue = "") String fel) {
        actor.must(Access.EDIT_MANDATES);
        return show(actor, page, Fields.NONE, UploadLimit.problems(fel, "fil"), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        Chain chain = chains.asOf(actor, page.today());
        List<Document> orders = actor.may(Access.SEE_DOCUMENTS)
                ? documents
                        .list(
                                actor,
                                new DocumentFilter(
                                        DocumentType.DELEGATIONSORDNING,
                                        "",
                                        DocumentFilter.Shelf.ALL,
                                        DocumentFilter.Order.TITLE),
                                page.today(),
                                null,
                                MOST_DOCUMENTS)
                        .lines()
                        .stream()
                        .map(DocumentQuery.Line::document)
                        .toList()
                : List.of();
        return templates.show("mandate/load", new LoadPage(page, boards(chain), orders, fields, problems), status);
    }

    private static List<Unit> boards(Chain chain) {
        return chain.units().stream()
                .filter(unit -> unit.kind() == UnitKind.OWN
                        && chain.children(unit.id()).stream().anyMatch(child -> child.kind() == UnitKind.OWN))
                .toList();
    }

    @GetMapping({"/mandat/las-in/mall.xlsx", "/mandat/las-in/mall.csv"})
    ResponseEntity<byte[]> template(Actor actor, Page page) {
        actor.must(Access.EDIT_MANDATES);
        return OrderFile.template(page).as(page);
    }

    @PostMapping("/mandat/las-in")
    View load(
            Actor actor,
            Page page,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable MultipartFile fil,
            HttpServletRequest request) {
        actor.must(Access.EDIT_MANDATES);
        Fields fields = new Fields(sent);
        try {
            new Problems()
                    .addIf(fields.text("namn").isEmpty(), "namn", "mandate.load.needs-name")
                    .addIf(fields.id("namnd") == null, "namnd", "mandate.load.needs-board")
                    .addIf(fil == null || fil.isEmpty(), "fil", "mandate.load.choose")
                    .refuseIfAny();
            OrderTable table = table(Objects.requireNonNull(fil));
            return once.redirect(
                    actor,
                    request,
                    () -> "/mandat/ordning/" + takeIn.fromTable(actor, fields.text("namn"), fields.id("namnd"), table));
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static OrderTable table(MultipartFile file) {
        try {
            ReadSheet.Read read = ReadSheet.read(new LoadOrganisation.File("fil", file.getBytes()));
            Problems problems = new Problems();
            read.problems()
                    .forEach(problem -> problems.add(
                            "fil", problem.text(), problem.arguments().toArray()));
            problems.refuseIfAny();
            return OrderTable.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/mandat/las-in/dokument")
    View fromDocument(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.EDIT_MANDATES);
        Fields fields = new Fields(sent);
        try {
            return once.redirect(actor, request, () -> {
                UUID document = fields.id("dokument");
                if (document == null) {
                    throw new Refusal.Invalid(new Problems().add("dokument", "mandate.load.choose-document"));
                }
                return "/mandat/ordning/" + takeIn.fromDocument(actor, document, fields.id("namnd-dokument"));
            });
        } catch (Refusal.Invalid invalid) {
            Problems here = invalid.problems()
                    .renamed(field ->
                            field.equals("namnd") ? "namnd-dokument" : field.equals("fil") ? "dokument" : field);
            return show(actor, page, fields, here, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
