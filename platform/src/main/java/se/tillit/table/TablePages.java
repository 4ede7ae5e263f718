package se.tillit.table;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Level;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;
import se.tillit.web.Waiting;

/** Tables, and one of them: for those who sit there, and what others see. */
@Controller
public final class TablePages {

    private static final int A_PAGE = 50;

    private final TableQuery tables;
    private final MaterialQuery material;
    private final ChainQuery chains;
    private final TableWaits waits;
    private final JoinTable join;
    private final AskAtTable ask;
    private final ApproveNotes approve;
    private final ReportStep report;
    private final Once once;
    private final Templates templates;

    TablePages(
            TableQuery tables,
            MaterialQuery material,
            ChainQuery chains,
            TableWaits waits,
            JoinTable join,
            AskAtTable ask,
            ApproveNotes approve,
            ReportStep report,
            Once once,
            Templates templates) {
        this.tables = tables;
        this.material = material;
        this.chains = chains;
        this.waits = waits;
        this.join = join;
        this.ask = ask;
        this.approve = approve;
        this.report = report;
        this.once = once;
        this.templates = templates;
    }

    public record TablesPage(Page page, Chain chain, List<Waiting> waiting, TableQuery.Listed listed, boolean isFirst) {

        /** The nearest day first. */
        public List<TableQuery.Line> coming() {
            return in(RoundTable.State.COMING).reversed();
        }

        public List<TableQuery.Line> held() {
            return in(RoundTable.State.TO_WRITE, RoundTable.State.TO_APPROVE, RoundTable.State.AGREED);
        }

        private List<TableQuery.Line> in(RoundTable.State... states) {
            return listed.lines().stream()
                    .filter(line -> List.of(states).contains(line.glimpse().state()))
                    .toList();
        }

        public String rooms(Glimpse glimpse) {
            return names(page, chain, glimpse.rooms());
        }
    }

    static String names(Page page, Chain chain, List<UUID> rooms) {
        return String.join(
                ", ",
                chain.levels().stream()
                        .filter(level -> rooms.contains(level.id()))
                        .map(level -> level.name(page.language()))
                        .toList());
    }

    public record TablePage(Page page, TableQuery.Seen seen, Fields fields, Problems problems) {

        public RoundTable table() {
            return seen.table();
        }

        /** What somebody at the table is called in a sentence: a name and a role, or the role alone. */
        public String called(Seat seat) {
            return TablePages.called(page, seat);
        }

        public String called(List<Seat> seats) {
            return String.join("; ", seats.stream().map(this::called).toList());
        }

        public String at() {
            return TablePages.at(page, table().invitation());
        }

        /** Those who had their say at the table, as whoever leads has noted. */
        public List<Seat> saidThere() {
            return table().sitting().stream()
                    .filter(seat ->
                            table().said(seat).filter(RoundTable.Word::atTable).isPresent())
                    .toList();
        }

        public String rooms(List<Level> levels) {
            return String.join(
                    ", ",
                    levels.stream().map(level -> level.name(page.language())).toList());
        }

        public List<Seat> approving() {
            return table().sitting().stream()
                    .filter(seat ->
                            table().said(seat).filter(RoundTable.Word::approves).isPresent())
                    .toList();
        }

        /** Those who said more than yes. */
        public List<Seat> remarking() {
            return table().sitting().stream()
                    .filter(seat -> table().said(seat)
                            .filter(word -> word.remark() != null)
                            .isPresent())
                    .toList();
        }

        public List<RoundTable.Notes> earlier() {
            List<RoundTable.Notes> all = table().notes();
            return all.size() < 2 ? List.of() : all.subList(0, all.size() - 1).reversed();
        }
    }

    /** 13.30 in Swedish, 13:30 in English. */
    public static String at(Page page, RoundTable.Invitation invitation) {
        String time = invitation.at().toString();
        return page.language() == Language.SV ? time.replace(':', '.') : time;
    }

    /** How far it has come, as a sentence. */
    public static String state(Page page, Glimpse glimpse) {
        String day = page.date(glimpse.on());
        return switch (glimpse.state()) {
            case COMING -> page.t("table.state.coming", day);
            case TO_WRITE -> page.t("table.state.to-write", day);
            case TO_APPROVE -> page.t("table.state.to-approve", day);
            case AGREED ->
                page.t(glimpse.approving() == glimpse.sitting() ? "table.state.agreed" : "table.state.said", day);
        };
    }

    static String called(Page page, Seat seat) {
        return String.join(
                ", ",
                Stream.of(seat.name(), seat.role() == null ? page.t(seat.stands()) : seat.role())
                        .filter(text -> text != null)
                        .toList());
    }

    public record GlimpsePage(Page page, Chain chain, Glimpse glimpse) {

        public String rooms() {
            return names(page, chain, glimpse.rooms());
        }
    }

    public record MaterialPage(Page page, MaterialQuery.Material material) {

        public String at() {
            return TablePages.at(page, table().invitation());
        }

        public RoundTable table() {
            return material.seen().table();
        }

        public String called(Seat seat) {
            return TablePages.called(page, seat);
        }
    }

    @GetMapping("/samtalsbord")
    View all(Actor actor, Page page, @RequestParam(required = false) @Nullable UUID efter) {
        TableQuery.Listed listed = tables.list(actor, efter, A_PAGE);
        return templates.show(
                "table/tables",
                new TablesPage(page, chains.asOf(actor, page.today()), waits.of(actor, page), listed, efter == null));
    }

    @GetMapping("/samtalsbord/{id:[0-9a-f-]{36}}")
    View one(Actor actor, Page page, @PathVariable UUID id) {
        return tables.sits(actor, id)
                ? show(actor, page, id, Fields.NONE, new Problems(), HttpStatus.OK)
                : templates.show(
                        "table/glimpse",
                        new GlimpsePage(page, chains.asOf(actor, page.today()), tables.glimpse(actor, id)));
    }

    /** What lies on the table, to print; with room to write where there is none in the program. */
    @GetMapping("/samtalsbord/{id:[0-9a-f-]{36}}/underlag")
    View material(Actor actor, Page page, @PathVariable UUID id) {
        return templates.show("table/material", new MaterialPage(page, material.of(actor, id, page.language())));
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/kommer")
    View join(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            new Problems()
                    .addIf(!fields.get("kommer").matches("ja|nej"), "kommer", "table.needs-yes-or-no")
                    .refuseIfAny();
            join.join(actor, id, fields.isTicked("kommer"));
            return "";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/fraga")
    View ask(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            boolean judges = fields.all().containsKey("bedoma");
            ask.ask(
                    actor,
                    id,
                    judges ? RoundTable.Asking.JUDGE : RoundTable.Asking.UNDERSTAND,
                    fields.text(judges ? "bedoma" : "forsta"),
                    fields.id("vems"));
            return judges ? "#h-bedoma" : "#h-forsta";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/stammer")
    View approve(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            approve.say(
                    actor, id, fields.number("version"), fields.get("sager").equals("ja"), fields.orNull("kommentar"));
            return "#h-anteckning";
        });
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/steg/{step:[0-9a-f-]{36}}")
    View report(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID step,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        return answer(actor, page, id, new Fields(sent), request, fields -> {
            report.report(actor, id, step, fields.get("sager").equals("ja"), fields.text("blev-" + step));
            return "#h-steg";
        });
    }

    /** Does a verb of somebody who sits there, and shows what is to be put right where the table is. */
    private View answer(
            Actor actor, Page page, UUID id, Fields fields, HttpServletRequest request, Function<Fields, String> verb) {
        tables.find(actor, id);
        Supplier<String> work = () -> "/samtalsbord/" + id + verb.apply(fields);
        try {
            return once.redirect(actor, request, work);
        } catch (Refusal.Invalid invalid) {
            return show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View show(Actor actor, Page page, UUID id, Fields fields, Problems problems, HttpStatus status) {
        return templates.show("table/table", new TablePage(page, tables.find(actor, id), fields, problems), status);
    }
}
