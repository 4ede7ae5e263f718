package se.tillit.document;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

/** What a document is, who decided it, who answers for it. */
@Controller
public final class ParticularsPages {

    private final DocumentQuery documents;
    private final EditDocument edit;
    private final Once once;
    private final Templates templates;

    ParticularsPages(DocumentQuery documents, EditDocument edit, Once once, Templates templates) {
        this.documents = documents;
        this.edit = edit;
        this.once = once;
        this.templates = templates;
    }

    /** @param theirs fields that somebody else has changed since the form was opened, and what they say now */
    public record ParticularsPage(
            Page page,
            Document document,
            ParticularsForm form,
            Problems problems,
            List<Map.Entry<String, String>> theirs) {}

    @GetMapping("/dokument/{id:[0-9a-f-]{36}}/uppgifter")
    View form(Actor actor, Page page, @PathVariable UUID id) {
        actor.must(Access.EDIT_DOCUMENTS);
        Document document = documents.find(actor, id);
        return show(
                new ParticularsPage(
                        page, document, ParticularsForm.of(document.particulars()), new Problems(), List.of()),
                HttpStatus.OK);
    }

    @PostMapping("/dokument/{id:[0-9a-f-]{36}}/uppgifter")
    View save(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int utgava,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        actor.must(Access.EDIT_DOCUMENTS);
        Document document = documents.find(actor, id);
        ParticularsForm form = new ParticularsForm(fields);
        ParticularsForm stored = ParticularsForm.of(document.particulars());
        try {
            return once.redirect(actor, request, () -> {
                edit.edit(actor, id, utgava, form.particulars(), form.changedFrom(stored));
                return "/dokument/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return show(
                    new ParticularsPage(page, document, form, invalid.problems(), List.of()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            // Both are shown; saving again keeps this one, knowingly.
            List<Map.Entry<String, String>> theirs = stored.fields().entrySet().stream()
                    .filter(field -> form.changedFrom(stored).contains(field.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .toList();
            return show(new ParticularsPage(page, document, form, new Problems(), theirs), HttpStatus.CONFLICT);
        }
    }

    private View show(ParticularsPage page, HttpStatus status) {
        return templates.show("document/particulars", page, status);
    }
}
