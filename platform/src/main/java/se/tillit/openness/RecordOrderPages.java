package se.tillit.openness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** What is registered, kept and erased, by which decision; erasing; and the package for the archive. */
@Controller
public final class RecordOrderPages {

    private final RecordQuery records;
    private final ArrangeRecords arrange;
    private final EraseRecords erase;
    private final TakeOutArchive archive;
    private final Once once;
    private final Templates templates;

    RecordOrderPages(
            RecordQuery records,
            ArrangeRecords arrange,
            EraseRecords erase,
            TakeOutArchive archive,
            Once once,
            Templates templates) {
        this.records = records;
        this.arrange = arrange;
        this.erase = erase;
        this.archive = archive;
        this.once = once;
        this.templates = templates;
    }

    public record OrderPage(Page page, RecordQuery.Order order, Fields fields, Problems problems) {

        /** What was typed, or else how it stands. */
        public String typed(String field, @Nullable Object otherwise) {
            return fields.all().containsKey(field) ? fields.get(field) : otherwise == null ? "" : otherwise.toString();
        }

        public String kept(Rule rule) {
            Rule.Retention retention = rule.retention();
            return typed("bevara-" + rule.kind(), retention == null ? "" : retention.keeps() ? "ja" : "nej");
        }

        public String what(Ground ground) {
            String what = ground.what();
            return what == null ? page.t(ground.key()) : what;
        }
    }

    @GetMapping("/allmanna-handlingar/ordning")
    View order(Actor actor, Page page) {
        return show(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View show(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show("openness/order", new OrderPage(page, records.order(actor), fields, problems), status);
    }

    @PostMapping("/allmanna-handlingar/ordning/prefix")
    View prefix(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        Fields fields = new Fields(typed);
        return act(actor, page, fields, request, () -> arrange.prefix(actor, fields.text("prefix")));
    }

    @PostMapping("/allmanna-handlingar/ordning/slag/{kind}")
    View rule(
            Actor actor,
            Page page,
            @PathVariable String kind,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        Fields fields = new Fields(typed);
        String kept = fields.get("bevara-" + kind);
        return act(actor, page, fields, request, () -> {
            LocalDate day =
                    kept.isEmpty() ? null : fields.day("dag-" + kind, "openness.rule.needs-day", new Problems());
            arrange.rule(
                    actor,
                    kind,
                    new ArrangeRecords.Given(
                            fields.one(Rule.Registered.class, "diariefors-" + kind),
                            kept.equals("ja") ? Boolean.TRUE : kept.equals("nej") ? Boolean.FALSE : null,
                            fields.number("ar-" + kind),
                            fields.one(RecordKind.Counted.class, "raknas-" + kind),
                            fields.text("beslut-" + kind),
                            day));
        });
    }

    @PostMapping("/allmanna-handlingar/ordning/lagrum")
    View ground(Actor actor, Page page, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        Fields fields = new Fields(typed);
        return act(
                actor,
                page,
                fields,
                request,
                () -> arrange.ground(actor, fields.text("lagrum"), fields.text("skyddar")));
    }

    private View act(Actor actor, Page page, Fields fields, HttpServletRequest request, Runnable verb) {
        actor.must(Access.ARRANGE_RECORDS);
        try {
            return once.redirect(actor, request, () -> {
                verb.run();
                return "/allmanna-handlingar/ordning";
            });
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** @param preserved how many are to be kept that ended in each year */
    public record ErasurePage(
            Page page,
            List<RecordQuery.Ripe> ripe,
            List<Erasure> erasures,
            Map<Integer, Long> preserved,
            Fields fields,
            Problems problems) {}

    @GetMapping("/allmanna-handlingar/gallring")
    View erasure(Actor actor, Page page) {
        return showErasure(actor, page, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View showErasure(Actor actor, Page page, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "openness/erasure",
                new ErasurePage(
                        page, records.ripe(actor), records.erasures(actor), records.preserved(actor), fields, problems),
                status);
    }

    @PostMapping("/allmanna-handlingar/gallring/{kind}")
    View erase(
            Actor actor,
            Page page,
            @PathVariable String kind,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.ERASE_RECORDS);
        Fields fields = new Fields(typed);
        try {
            return once.redirect(actor, request, () -> {
                erase.erase(
                        actor,
                        kind,
                        fields.number("antal"),
                        fields.text("beslut-" + kind),
                        fields.text("skal-" + kind));
                return "/allmanna-handlingar/gallring";
            });
        } catch (Refusal.Invalid invalid) {
            return showErasure(actor, page, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping({"/allmanna-handlingar/gallrade.xlsx", "/allmanna-handlingar/gallrade.csv"})
    ResponseEntity<byte[]> erased(Actor actor, Page page) {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        records.erasures(actor).forEach(erasure -> erasure.left()
                .forEach(left -> rows.add(Arrays.asList(
                        left.number(),
                        page.t("openness.kind." + erasure.kind()),
                        left.receivedOn(),
                        left.closedOn(),
                        erasure.decided().on(),
                        erasure.reference(),
                        erasure.rule()))));
        return new TableFile(
                        page.t("openness.erased.file-name"),
                        List.of(
                                page.t("openness.diary.number"),
                                page.t("openness.diary.kind"),
                                page.t("openness.diary.received"),
                                page.t("openness.closed"),
                                page.t("openness.diary.erased"),
                                page.t("openness.erase.reference"),
                                page.t("openness.rule.decision")),
                        rows)
                .as(page);
    }

    @PostMapping("/allmanna-handlingar/arkivpaket")
    ResponseEntity<byte[]> archive(Actor actor, @RequestParam(name = "ar", defaultValue = "0") int year) {
        return file(archive.takeOut(actor, year), "arkiv-" + year + ".zip", "application/zip");
    }

    static ResponseEntity<byte[]> file(byte[] content, String name, String type) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
