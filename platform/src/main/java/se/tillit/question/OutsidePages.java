package se.tillit.question;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** What goes out of the house: packages to those who decide elsewhere, material for formal requests, and who keeps in touch with whom. */
@Controller
public final class OutsidePages {

    private final OutsideQuery outside;
    private final ArrangeQuestions arrange;
    private final SendPackage send;
    private final Once once;
    private final Templates templates;

    OutsidePages(OutsideQuery outside, ArrangeQuestions arrange, SendPackage send, Once once, Templates templates) {
        this.outside = outside;
        this.arrange = arrange;
        this.send = send;
        this.once = once;
        this.templates = templates;
    }

    public record PackagePage(Page page, OutsideQuery.Package content) {}

    public record LawPage(Page page, Map<String, List<Question>> byReference) {}

    public record ArrangePage(Page page, OutsideQuery.Arrangement now, Map<String, String> fields, Problems problems) {

        /** What was typed, or else what holds. */
        public String days() {
            return fields.getOrDefault("dagar", Integer.toString(now.workingDays()));
        }
    }

    @GetMapping("/fragor/paket/{unit}")
    View one(Actor actor, Page page, @PathVariable UUID unit) {
        return templates.show("question/package", new PackagePage(page, outside.packageFor(actor, unit)));
    }

    @GetMapping("/fragor/paket/{unit}/fil")
    ResponseEntity<byte[]> file(Actor actor, Page page, @PathVariable UUID unit) {
        OutsideQuery.Package content = outside.packageFor(actor, unit);
        return file(page, page.t("question.package.file", content.issuer()), content.questions());
    }

    @PostMapping("/fragor/paket/{unit}/skickat")
    View sent(Actor actor, @PathVariable UUID unit, HttpServletRequest request) {
        actor.must(Access.ANSWER_QUESTIONS);
        return once.redirect(actor, request, () -> {
            send.sent(actor, unit);
            return "/fragor/paket/" + unit;
        });
    }

    @GetMapping("/fragor/lagen")
    View law(Actor actor, Page page) {
        return templates.show(
                "question/law", new LawPage(page, outside.byReference(actor, page.t("question.law.no-reference"))));
    }

    @GetMapping("/fragor/lagen/fil")
    ResponseEntity<byte[]> lawFile(Actor actor, Page page) {
        List<Question> all = outside.byReference(actor, "").values().stream()
                .flatMap(List::stream)
                .toList();
        return file(page, page.t("question.law.file"), all);
    }

    @GetMapping("/fragor/ordning")
    View arrangement(Actor actor, Page page) {
        return templates.show(
                "question/arrange", new ArrangePage(page, outside.arrangement(actor), Map.of(), new Problems()));
    }

    @PostMapping("/fragor/ordning")
    View arrange(Actor actor, Page page, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        actor.must(Access.ARRANGE_QUESTIONS);
        try {
            return once.redirect(actor, request, () -> {
                arrange.arrange(actor, days(fields), contacts(fields));
                return "/fragor/ordning";
            });
        } catch (Refusal.Invalid invalid) {
            return templates.show(
                    "question/arrange",
                    new ArrangePage(page, outside.arrangement(actor), fields, invalid.problems()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static int days(Map<String, String> fields) {
        String typed = fields.getOrDefault("dagar", "").strip();
        return typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
    }

    private static Map<UUID, Optional<UUID>> contacts(Map<String, String> fields) {
        Map<UUID, Optional<UUID>> contacts = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("kontakt-")) {
                contacts.put(
                        id(name.substring("kontakt-".length())),
                        value.isEmpty() ? Optional.empty() : Optional.of(id(value)));
            }
        });
        return contacts;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new Refusal.NotFound("contact");
        }
    }

    private static ResponseEntity<byte[]> file(Page page, String name, List<Question> questions) {
        List<String> headings = List.of(
                page.t("signal.demand"),
                page.t("signal.legal-basis"),
                page.t("question.file.asked-on"),
                page.t("question.file.askers"),
                page.t("question.form.user"),
                page.t("question.form.decision"));
        List<List<Object>> rows = questions.stream().map(one -> row(one)).toList();
        return new TableFile(name, headings, rows).xlsx();
    }

    private static List<Object> row(Question question) {
        List<Object> cells = new ArrayList<>();
        cells.add(question.demand().title());
        cells.add(orEmpty(question.demand().legalBasis()));
        cells.add(question.askedOn());
        cells.add(question.askers());
        cells.add(orEmpty(question.answer() == null ? null : question.answer().usedBy()));
        cells.add(orEmpty(question.answer() == null ? null : question.answer().decision()));
        return cells;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
