package se.tillit.table;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** For whoever leads a table: the rounds, what is written down there, and what residents are told. */
@Controller
public final class LeadPages {

    private final TableQuery tables;
    private final LeadRounds rounds;
    private final WriteNotes write;
    private final ApproveNotes approve;
    private final AgreeStep agree;
    private final TellWhatCame tell;
    private final Once once;
    private final Templates templates;

    LeadPages(
            TableQuery tables,
            LeadRounds rounds,
            WriteNotes write,
            ApproveNotes approve,
            AgreeStep agree,
            TellWhatCame tell,
            Once once,
            Templates templates) {
        this.tables = tables;
        this.rounds = rounds;
        this.write = write;
        this.approve = approve;
        this.agree = agree;
        this.tell = tell;
        this.once = once;
        this.templates = templates;
    }

    /** @param changed the notes as somebody else wrote them meanwhile; null: nobody did */
    public record LeadPage(
            Page page, TableQuery.Seen seen, RoundTable.@Nullable Notes changed, Fields fields, Problems problems) {

        public RoundTable table() {
            return seen.table();
        }

        public String called(Seat seat) {
            return TablePages.called(page, seat);
        }

        /** Whoever is nearest the meeting with the citizen speaks first, and whoever decides most speaks last. */
        public List<Seat> inOrder() {
            Map<UUID, Integer> rooms = seen.chain().levels().stream()
                    .collect(Collectors.toMap(level -> level.id(), level -> level.ordinal()));
            return table().sitting().stream()
                    .sorted(Comparator.comparing(Seat::stands)
                            .thenComparing(seat -> -rooms.getOrDefault(seat.level(), Integer.MAX_VALUE)))
                    .toList();
        }

        /** Those who have not been heard in this round. */
        public List<Seat> unheard() {
            return table().sitting().stream()
                    .filter(seat -> !seat.isHeardIn(table().round()))
                    .toList();
        }

        /** Those without an account, of whom whoever leads notes what they said of the notes. */
        public List<Seat> withoutAccount() {
            return table().missing().stream()
                    .filter(seat -> seat.account() == null)
                    .toList();
        }

        public List<Seat> withAccount() {
            return table().sitting().stream()
                    .filter(seat -> seat.account() != null)
                    .toList();
        }

        public String notes() {
            return fields.all().containsKey("anteckning")
                    ? fields.get("anteckning")
                    : table().current().map(RoundTable.Notes::body).orElse("");
        }

        public int version() {
            return table().current().map(RoundTable.Notes::version).orElse(0);
        }

        public String told() {
            RoundTable.Told told = table().told();
            return fields.all().containsKey("rad") || told == null ? fields.get("rad") : told.line();
        }
    }

    @GetMapping("/samtalsbord/{id:[0-9a-f-]{36}}/led")
    View lead(Actor actor, Page page, @PathVariable UUID id) {
        return show(page, led(actor, id), null, Fields.NONE, new Problems(), HttpStatus.OK);
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/led/ordet")
    View hear(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            UUID seat = Optional.ofNullable(fields.id("plats")).orElseThrow(() -> new Refusal.NotFound("seat"));
            rounds.hear(actor, id, seat, fields.isTicked("hord"));
            return "#h-varv";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/led/varv")
    View next(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            rounds.next(actor, id, fields.number("varv"));
            return "#h-varv";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/led/bedoma")
    View judge(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            rounds.judge(actor, id);
            return "#h-varv";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/anteckning")
    View write(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        Fields fields = new Fields(sent);
        try {
            return answer(actor, page, id, fields, request, one -> {
                write.write(actor, id, one.number("version"), one.text("anteckning"));
                return "#h-anteckning";
            });
        } catch (Refusal.Conflict conflict) {
            TableQuery.Seen now = led(actor, id);
            RoundTable.Notes theirs = now.table().current().orElseThrow(() -> conflict);
            return show(page, now, theirs, fields, new Problems(), HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/vid-bordet")
    View noteFor(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            UUID seat = Optional.ofNullable(fields.id("plats")).orElseThrow(() -> new Refusal.NotFound("seat"));
            approve.noteFor(
                    actor,
                    id,
                    seat,
                    fields.number("version"),
                    fields.get("sager").equals("ja"),
                    fields.orNull("kommentar"));
            return "#h-anteckning";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/steg")
    View agree(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            Problems problems = new Problems();
            LocalDate due = fields.day("senast", "table.needs-due", problems);
            problems.refuseIfAny();
            agree.agree(
                    actor,
                    id,
                    fields.text("steg"),
                    fields.text("agare"),
                    fields.id("vem"),
                    Objects.requireNonNull(due));
            return "#h-steg";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/vad-blev-det")
    View tell(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            tell.tell(actor, id, fields.text("rad"));
            return "#h-rad";
        });
    }

    private TableQuery.Seen led(Actor actor, UUID id) {
        actor.must(Access.LEAD_TABLES);
        TableQuery.Seen seen = tables.find(actor, id);
        if (!seen.leads()) {
            throw new Refusal.NotAllowed(Access.LEAD_TABLES);
        }
        return seen;
    }

    private View answer(
            Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Function<Fields, String> verb) {
        led(actor, id);
        try {
            return once.redirect(actor, request, () -> "/samtalsbord/" + id + "/led" + verb.apply(fields));
        } catch (Refusal.Invalid invalid) {
            return show(page, led(actor, id), null, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(
            Page page,
            TableQuery.Seen seen,
            RoundTable.@Nullable Notes changed,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        return templates.show("table/lead", new LeadPage(page, seen, changed, fields, problems), status);
    }
}
