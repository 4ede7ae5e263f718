package se.tillit.table;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.signal.Signal;
import se.tillit.signal.SignalQuery;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** Calling a table, and changing the invitation. */
@Controller
public final class TableFormPages {

    /** Only our own pages about one thing can be what a table is about. */
    private static final String MATTER = "/(hinder|resan|forslag|mal|uppfoljning|fragor|samtal|forsok)/[0-9a-f-]{36}";

    private static final int LONGEST_TITLE = 200;

    private final TableQuery tables;
    private final ChainQuery chains;
    private final SignalQuery signals;
    private final BeginTable begin;
    private final EditTable edit;
    private final Once once;
    private final Templates templates;

    TableFormPages(
            TableQuery tables,
            ChainQuery chains,
            SignalQuery signals,
            BeginTable begin,
            EditTable edit,
            Once once,
            Templates templates) {
        this.tables = tables;
        this.chains = chains;
        this.signals = signals;
        this.begin = begin;
        this.edit = edit;
        this.once = once;
        this.templates = templates;
    }

    /**
     * @param before the table that this one follows, or the one that is changed
     * @param changed what somebody else wrote meanwhile; null: nothing
     */
    public record FormPage(
            Page page,
            Chain chain,
            List<Signal> demands,
            Optional<RoundTable> before,
            boolean isNew,
            @Nullable RoundTable changed,
            Fields fields,
            Problems problems) {

        public String called(Seat seat) {
            return TablePages.called(page, seat);
        }

        public String address() {
            return isNew
                    ? "/samtalsbord/nytt"
                    : "/samtalsbord/" + before.orElseThrow().id() + "/andra";
        }
    }

    /**
     * @param krav what it is about; other capabilities link here
     * @param om the address of another page that it is about, called {@code rubrik}
     * @param efter the table whose open steps it begins from
     */
    @GetMapping("/samtalsbord/nytt")
    View empty(
            Actor actor,
            Page page,
            @RequestParam(required = false) @Nullable String fraga,
            @RequestParam(required = false) @Nullable String krav,
            @RequestParam(required = false) @Nullable String om,
            @RequestParam(required = false) @Nullable String rubrik,
            @RequestParam(required = false) @Nullable String efter) {
        actor.must(Access.LEAD_TABLES);
        Map<String, String> known = new HashMap<>();
        known.put("leder", actor.name());
        known.put("tid", "13:00");
        put(known, "fraga", fraga);
        put(known, "krav", krav);
        put(known, "om", om);
        put(known, "rubrik", rubrik);
        put(known, "efter", efter);
        Fields fields = new Fields(known);
        before(actor, fields).ifPresent(table -> {
            known.putIfAbsent("fraga", table.invitation().question());
            known.put(
                    "varfor",
                    page.t("table.follow.why", page.date(table.invitation().on())));
            known.put("paverka", table.invitation().influences());
            known.put("inte", table.invitation().beyond());
            known.put("plats", table.invitation().place());
            known.putIfAbsent(
                    "krav",
                    String.join(
                            ",", table.demands().stream().map(UUID::toString).toList()));
            table.rooms().forEach(room -> known.put("rum-" + room, "ja"));
            known.put(
                    "personer",
                    String.join(
                            "\n",
                            table.sitting().stream()
                                    .flatMap(seat -> Stream.ofNullable(seat.name()))
                                    .toList()));
            known.put("invanare", roles(table, Seat.Stands.CITIZEN));
            known.put("narmast", roles(table, Seat.Stands.NEAREST));
            known.put("andra", roles(table, Seat.Stands.OTHER));
        });
        return form(actor, page, true, null, new Fields(known), new Problems(), HttpStatus.OK);
    }

    private static void put(Map<String, String> known, String name, @Nullable String value) {
        if (value != null) {
            known.put(name, value);
        }
    }

    private static String roles(RoundTable table, Seat.Stands stands) {
        return String.join(
                "\n",
                table.sitting().stream()
                        .filter(seat -> seat.account() == null && seat.stands() == stands)
                        .flatMap(seat -> Stream.ofNullable(seat.role()))
                        .toList());
    }

    @PostMapping("/samtalsbord/nytt")
    View begin(Actor actor, Page page, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        actor.must(Access.LEAD_TABLES);
        Fields fields = new Fields(sent);
        Chain chain = chains.asOf(actor, page.today());
        try {
            return once.redirect(actor, request, () -> {
                Problems problems = new Problems();
                RoundTable.Invitation invitation = invitation(fields, problems);
                UUID id = begin.begin(
                        actor,
                        new BeginTable.Plan(
                                invitation,
                                fields.text("leder"),
                                demands(fields),
                                rooms(fields, chain),
                                guests(fields),
                                before(actor, fields).map(RoundTable::id).orElse(null)));
                return "/samtalsbord/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, true, null, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/samtalsbord/{id:[0-9a-f-]{36}}/andra")
    View change(Actor actor, Page page, @PathVariable UUID id) {
        RoundTable table = led(actor, id);
        RoundTable.Invitation words = table.invitation();
        Map<String, String> known = new HashMap<>(Map.of(
                "fraga", words.question(),
                "varfor", words.why(),
                "paverka", words.influences(),
                "inte", words.beyond(),
                "dag", words.on().toString(),
                "tid", words.at().toString(),
                "plats", words.place(),
                "leder", table.facilitator().name(),
                "version", Integer.toString(table.version())));
        table.rooms().forEach(room -> known.put("rum-" + room, "ja"));
        return form(actor, page, false, id, new Fields(known), new Problems(), HttpStatus.OK);
    }

    @PostMapping("/samtalsbord/{id:[0-9a-f-]{36}}/andra")
    View change(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        RoundTable table = led(actor, id);
        Fields fields = new Fields(sent);
        Chain chain = chains.asOf(actor, page.today());
        try {
            return once.redirect(actor, request, () -> {
                edit.edit(
                        actor,
                        id,
                        fields.number("version"),
                        invitation(fields, new Problems()),
                        fields.text("leder"),
                        rooms(fields, chain),
                        guests(fields),
                        fields.ticked("bort-", table.seats().stream().map(Seat::id)));
                return "/samtalsbord/" + id;
            });
        } catch (Refusal.Invalid invalid) {
            return form(actor, page, false, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal.Conflict conflict) {
            if (conflict.current() instanceof RoundTable now) {
                Map<String, String> kept = new HashMap<>(sent);
                kept.put("version", Integer.toString(now.version()));
                return templates.show(
                        "table/form",
                        new FormPage(
                                page, chain, List.of(), Optional.of(now), false, now, new Fields(kept), new Problems()),
                        HttpStatus.CONFLICT);
            }
            throw conflict;
        }
    }

    private RoundTable led(Actor actor, UUID id) {
        actor.must(Access.LEAD_TABLES);
        TableQuery.Seen seen = tables.find(actor, id);
        if (!seen.leads()) {
            throw new Refusal.NotAllowed(Access.LEAD_TABLES);
        }
        return seen.table();
    }

    private View form(
            Actor actor,
            Page page,
            boolean isNew,
            @Nullable UUID changed,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        Optional<RoundTable> before = changed == null
                ? before(actor, fields)
                : Optional.of(tables.find(actor, changed).table());
        return templates.show(
                "table/form",
                new FormPage(
                        page,
                        chains.asOf(actor, page.today()),
                        demands(fields).stream()
                                .map(demand -> signals.find(actor, demand))
                                .toList(),
                        before,
                        isNew,
                        null,
                        fields,
                        problems),
                status);
    }

    private Optional<RoundTable> before(Actor actor, Fields fields) {
        return Optional.ofNullable(fields.id("efter"))
                .map(id -> tables.find(actor, id).table());
    }

    private static List<UUID> demands(Fields fields) {
        return Stream.of(fields.text("krav").split(","))
                .filter(id -> !id.isEmpty())
                .map(id -> new Fields(Map.of("krav", id)).id("krav"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<UUID> rooms(Fields fields, Chain chain) {
        return fields.ticked("rum-", chain.levels().stream().map(level -> level.id()));
    }

    private static Guests guests(Fields fields) {
        return new Guests(
                Guests.lines(fields.text("personer")),
                Guests.lines(fields.text("invanare")),
                Guests.lines(fields.text("narmast")),
                Guests.lines(fields.text("andra")));
    }

    /** @throws Refusal.Invalid where there is no day or time to read, with everything else that is wrong with the words */
    private static RoundTable.Invitation invitation(Fields fields, Problems problems) {
        LocalDate on = fields.day("dag", "table.needs-day", problems);
        LocalTime at = time(fields, problems);
        String path = fields.text("om");
        String title = fields.text("rubrik");
        boolean about = path.matches(MATTER) && !title.isEmpty() && title.length() <= LONGEST_TITLE;
        RoundTable.Invitation invitation = new RoundTable.Invitation(
                fields.text("fraga"),
                fields.text("varfor"),
                fields.text("paverka"),
                fields.text("inte"),
                on == null ? LocalDate.EPOCH : on,
                at == null ? LocalTime.NOON : at,
                fields.text("plats"),
                about ? new RoundTable.Matter(path, title) : null);
        if (on == null || at == null) {
            Inviting.check(invitation, problems);
            problems.refuseIfAny();
        }
        return invitation;
    }

    private static @Nullable LocalTime time(Fields fields, Problems problems) {
        try {
            return LocalTime.parse(fields.text("tid")).withSecond(0).withNano(0);
        } catch (DateTimeParseException none) {
            problems.add("tid", "table.needs-time");
            return null;
        }
    }
}
