package se.tillit.openness;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Part;
import se.tillit.web.TableFile;
import se.tillit.web.Templates;

/** The register, and one record as those who keep it see it. */
@Controller
public final class RecordPages {

    private final RecordQuery records;
    private final RegisterRecord register;
    private final MarkSecrecy secrecy;
    private final Once once;
    private final Templates templates;

    RecordPages(RecordQuery records, RegisterRecord register, MarkSecrecy secrecy, Once once, Templates templates) {
        this.records = records;
        this.register = register;
        this.secrecy = secrecy;
        this.once = once;
        this.templates = templates;
    }

    /** @param found what those who keep the register look for among all records, registered or not */
    public record DiaryPage(
            Page page,
            Part<Entry> part,
            DiaryFilter filter,
            List<Integer> years,
            List<String> kinds,
            String sought,
            List<RecordQuery.Found> found,
            int open) {

        public String address(int number) {
            return "/allmanna-handlingar" + query() + (query().isEmpty() ? "?" : "&") + "del=" + number;
        }

        public String query() {
            List<String> all = new ArrayList<>();
            if (filter.year() != null) {
                all.add("ar=" + filter.year());
            }
            if (filter.kind() != null) {
                all.add("slag=" + filter.kind());
            }
            if (!filter.words().isEmpty()) {
                all.add("sok=" + URLEncoder.encode(filter.words(), StandardCharsets.UTF_8));
            }
            return all.isEmpty() ? "" : "?" + String.join("&", all);
        }
    }

    @GetMapping("/allmanna-handlingar")
    View diary(Actor actor, Page page, @RequestParam Map<String, String> given) {
        Fields fields = new Fields(given);
        DiaryFilter filter = filter(fields);
        String sought = shortened(fields.text("hitta"));
        return templates.show(
                "openness/diary",
                new DiaryPage(
                        page,
                        Part.of(records.diary(actor, filter), Math.max(1, fields.number("del"))),
                        filter,
                        records.years(actor),
                        records.kinds(),
                        sought,
                        actor.may(Access.KEEP_RECORDS) ? records.search(actor, sought) : List.of(),
                        actor.may(Access.KEEP_RECORDS)
                                ? records.openRequests(actor).size()
                                : 0));
    }

    private DiaryFilter filter(Fields fields) {
        int year = fields.number("ar");
        String kind = fields.text("slag");
        return new DiaryFilter(
                year == 0 ? null : year, records.kinds().contains(kind) ? kind : null, shortened(fields.text("sok")));
    }

    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), 200));
    }

    @GetMapping({"/allmanna-handlingar/diarium.xlsx", "/allmanna-handlingar/diarium.csv"})
    ResponseEntity<byte[]> table(Actor actor, Page page, @RequestParam Map<String, String> given) {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        records.diary(actor, filter(new Fields(given)))
                .forEach(entry -> rows.add(Arrays.asList(
                        entry.number(),
                        page.t("openness.kind." + entry.kind()),
                        entry.receivedOn(),
                        entry.registeredOn(),
                        entry.sender(),
                        entry.matter(),
                        entry.erased())));
        return new TableFile(
                        page.t("openness.diary.file-name"),
                        Stream.of("number", "kind", "received", "registered", "sender", "matter", "erased")
                                .map(name -> page.t("openness.diary." + name))
                                .toList(),
                        rows)
                .as(page);
    }

    /** @param sentences of each part, to choose passages among */
    public record RecordPage(Page page, RecordQuery.Opened opened, Fields fields, Problems problems) {

        public List<String> sentences(PublicRecord.Part part) {
            return Passages.sentences(part.text()).stream()
                    .map(span -> span.in(part.text()))
                    .toList();
        }

        public List<String> suggested() {
            return opened.record().parts().stream()
                    .flatMap(part -> Passages.aboutPersons(part.text()).stream())
                    .distinct()
                    .toList();
        }

        public String address() {
            return "/allmanna-handlingar/handling/" + opened.record().kind() + "/"
                    + opened.record().id();
        }

        public String what(Ground ground) {
            String what = ground.what();
            return what == null ? page.t(ground.key()) : what;
        }
    }

    @GetMapping("/allmanna-handlingar/handling/{kind}/{id}")
    View one(Actor actor, Page page, @PathVariable String kind, @PathVariable UUID id) {
        return show(actor, page, kind, id, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    private View show(
            Actor actor, Page page, String kind, UUID id, Fields fields, Problems problems, HttpStatus status) {
        return templates.show(
                "openness/record", new RecordPage(page, records.find(actor, kind, id), fields, problems), status);
    }

    @PostMapping("/allmanna-handlingar/handling/{kind}/{id}/diariefor")
    View register(Actor actor, @PathVariable String kind, @PathVariable UUID id, HttpServletRequest request) {
        actor.must(Access.KEEP_RECORDS);
        return once.redirect(actor, request, () -> {
            register.register(actor, kind, id);
            return "/allmanna-handlingar/handling/" + kind + "/" + id;
        });
    }

    @PostMapping("/allmanna-handlingar/handling/{kind}/{id}/markera")
    View mark(
            Actor actor,
            Page page,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "passus", required = false) @Nullable List<String> passages,
            HttpServletRequest request) {
        actor.must(Access.KEEP_RECORDS);
        Fields fields = new Fields(typed);
        return act(actor, page, kind, id, fields, request, () -> {
            List<String> words = new ArrayList<>(passages == null ? List.of() : passages);
            words.addAll(fields.text("ord").lines().toList());
            secrecy.mark(
                    actor,
                    kind,
                    id,
                    fields.get("omfattning").equals("hela"),
                    words,
                    fields.text("lagrum"),
                    fields.orNull("varfor"));
        });
    }

    @PostMapping("/allmanna-handlingar/handling/{kind}/{id}/hav/{mark}")
    View lift(
            Actor actor,
            Page page,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable UUID mark,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        actor.must(Access.KEEP_RECORDS);
        Fields fields = new Fields(typed);
        return act(
                actor, page, kind, id, fields, request, () -> secrecy.lift(actor, mark, fields.text("skal-" + mark)));
    }

    private View act(
            Actor actor, Page page, String kind, UUID id, Fields fields, HttpServletRequest request, Runnable verb) {
        Supplier<String> work = () -> {
            verb.run();
            return "/allmanna-handlingar/handling/" + kind + "/" + id;
        };
        records.find(actor, kind, id);
        try {
            return once.redirect(actor, request, work);
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, kind, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
