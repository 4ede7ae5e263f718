package se.tillit.signal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.signal.SignalJson.DetailsJson;
import se.tillit.signal.SignalJson.StoredJson;
import se.tillit.web.Once;
import se.tillit.web.Page;

/** Demands, goals, reports and rules as programs read and write them: through the same queries and verbs as the pages. */
@RestController
final class SignalApi {

    private static final String SIGNALS = "/api/v1/signals";
    private static final String KEY =
            "A UUID of one's own making. The same request sent again with it has no second effect"
                    + " and the same answer, for 48 hours.";
    private static final int MOST = 200;

    private final ChainQuery chains;
    private final SignalQuery signals;
    private final RegisterSignal register;
    private final EditSignal edit;
    private final Once once;

    SignalApi(ChainQuery chains, SignalQuery signals, RegisterSignal register, EditSignal edit, Once once) {
        this.chains = chains;
        this.signals = signals;
        this.register = register;
        this.edit = edit;
        this.once = once;
    }

    @Schema(name = "Signals", description = "A page of a list.")
    record SignalsJson(
            @Schema(description = "The day asked about.") LocalDate day,

            @Schema(description = "How many there are in the whole list.")
            int all,

            @Schema(description = "Those on this page, by title.")
            List<StoredJson> signals,

            @Schema(description = "The address of the next page; null on the last.") @Nullable
            String next) {}

    @Schema(
            name = "SignalChange",
            description = "How one shall be from now on.",
            example = "{\"version\":0,\"details\":" + DetailsJson.EXAMPLE + "}")
    record ChangeJson(
            @Schema(description = "The version that was read before it was changed.") @Nullable
            Integer version,

            @Schema(description = "Everything that is said of it from now on; what is left out is taken away.")
            @Nullable
            DetailsJson details) {}

    @Operation(
            operationId = "signals",
            summary = "Demands, goals, reports and rules",
            description =
                    "Those that hold on the day and pass the filters, in pages; the field next leads on. Needs a role"
                            + " that may see them.")
    @GetMapping(SIGNALS)
    SignalsJson list(
            Actor actor,
            Page page,
            @Parameter(
                            description =
                                    "The day that is asked about, as 2026-11-25. Today in Stockholm where it is left out.")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day,
            @Parameter(description = "Only those of this kind.") @RequestParam(required = false) @Nullable
                    SignalKind kind,
            @Parameter(description = "Only those from here.") @RequestParam(required = false) @Nullable Origin origin,
            @Parameter(description = "Part of a title or legal ground, or a whole code.")
                    @RequestParam(defaultValue = "")
                    String words,
            @Parameter(description = "Only those without a purpose or anybody who uses the answer.")
                    @RequestParam(defaultValue = "false")
                    boolean unexplained,
            @Parameter(description = "The id of the last one on the page before; the first page where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID after,
            @Parameter(description = "How many on a page, 1 to " + MOST + ".") @RequestParam(defaultValue = "50")
                    int limit) {
        new Problems()
                .addIf(limit < 1 || limit > MOST, "limit", "signal.limit", MOST)
                .refuseIfAny();
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        SignalFilter filter = new SignalFilter(kind, origin, words, unexplained);
        SignalQuery.SignalList list = signals.list(actor, filter, chain.day(), after, limit);
        return new SignalsJson(
                chain.day(),
                list.all(),
                list.signals().stream().map(SignalJson::of).toList(),
                list.more() ? next(filter, chain.day(), list.signals().getLast().id(), limit) : null);
    }

    private static String next(SignalFilter filter, LocalDate day, UUID after, int limit) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(SIGNALS).queryParam("day", day);
        if (filter.kind() != null) {
            address.queryParam("kind", filter.kind());
        }
        if (filter.origin() != null) {
            address.queryParam("origin", filter.origin());
        }
        if (!filter.words().isEmpty()) {
            address.queryParam("words", "{words}");
        }
        return address.queryParam("unexplained", filter.unexplained())
                .queryParam("limit", limit)
                .queryParam("after", after)
                .encode()
                .buildAndExpand(filter.words())
                .toUriString();
    }

    @Operation(
            operationId = "signal",
            summary = "One demand, goal, report or rule",
            description = "Whether or not it holds today. Needs a role that may see them.")
    @GetMapping(SIGNALS + "/{id}")
    StoredJson one(Actor actor, @Parameter(description = "Its id.") @PathVariable UUID id) {
        return SignalJson.of(signals.find(actor, id));
    }

    @Operation(
            operationId = "registerSignal",
            summary = "Register one",
            description =
                    "One of the organisation's own must say what it is for, who uses the answer and when it ends; any"
                            + " other, when it is looked at again. Needs a role that may edit them and a key that may write.")
    @PostMapping(SIGNALS)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StoredJson> register(
            Actor actor,
            Page page,
            @Parameter(description = KEY) @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody DetailsJson details,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        String location = inItsNames(() -> once.location(actor, key, request, details, () -> {
            UUID id = register.register(actor, read(details, chain).details(chain, null));
            return SIGNALS + "/" + id;
        }));
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        return ResponseEntity.created(URI.create(location)).body(SignalJson.of(signals.find(actor, id)));
    }

    @Operation(
            operationId = "changeSignal",
            summary = "Change one",
            description =
                    "409 where somebody else changed it since the version that is sent, with how it stands now in the"
                            + " field current. Needs a role that may edit them and a key that may write.")
    @PutMapping(SIGNALS + "/{id}")
    StoredJson change(
            Actor actor,
            Page page,
            @Parameter(description = "Its id.") @PathVariable UUID id,
            @Parameter(description = KEY) @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody ChangeJson change,
            HttpServletRequest request) {
        actor.must(Access.EDIT_SIGNALS);
        Chain chain = chains.asOf(actor, page.today());
        Signal stored = signals.find(actor, id);
        Integer version = change.version();
        DetailsJson details = change.details();
        new Problems()
                .addIf(version == null, "version", "web.parameter-missing")
                .addIf(details == null, "details", "web.parameter-missing")
                .refuseIfAny();
        inItsNames(() -> once.location(actor, key, request, change, () -> {
            Signal.Details wanted = read(Objects.requireNonNull(details), chain).details(chain, stored.details());
            edit(actor, id, Objects.requireNonNull(version), wanted);
            return SIGNALS + "/" + id;
        }));
        return SignalJson.of(signals.find(actor, id));
    }

    private void edit(Actor actor, UUID id, int version, Signal.Details wanted) {
        try {
            edit.edit(actor, id, version, wanted);
        } catch (Refusal.Conflict conflict) {
            throw new Refusal.Conflict("signal " + id, SignalJson.of(signals.find(actor, id)));
        }
    }

    /** A list so long that nobody made it by hand is not matched against every unit, receiver by receiver. */
    private static SignalForm read(DetailsJson details, Chain chain) {
        int receivers = details.receivers() == null ? 0 : details.receivers().size();
        new Problems()
                .addIf(receivers > MOST, "mottagare", "signal.too-many-receivers", MOST)
                .refuseIfAny();
        return details.form(chain);
    }

    private static <T> T inItsNames(Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(SignalJson.named(invalid.problems()));
        }
    }
}
