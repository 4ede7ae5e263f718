package se.tillit.signal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.chain.ChainQuery;
import se.tillit.chain.Unit;
import se.tillit.signal.SignalJson.ActivityJson;
import se.tillit.signal.SignalJson.FrequencyJson;
import se.tillit.signal.SignalJson.HoursJson;
import se.tillit.signal.SignalJson.MinutesJson;
import se.tillit.web.Page;

/** What lands on a position, and on a unit, as programs read it. */
@RestController
final class LandingApi {

    private static final String DAY =
            "The day that is asked about, as 2026-11-25. Today in Stockholm where it is left out.";

    private final ChainQuery chains;
    private final SignalQuery signals;

    LandingApi(ChainQuery chains, SignalQuery signals) {
        this.chains = chains;
        this.signals = signals;
    }

    @Schema(name = "Landing", description = "Everything that lands on a position or a unit, and what it takes.")
    record LandingJson(
            @Schema(description = "The day asked about.") LocalDate day,

            @Schema(description = "Hours a year for one person who gets all of it.")
            HoursJson hoursEach,

            @Schema(description = "Hours a year for all whom it lands on.")
            HoursJson hoursTogether,

            @Schema(
                    description =
                            "How many have a rhythm but unknown minutes, or the other way about, and so are not in"
                                    + " the sums.")
            long unknown,

            @Schema(description = "From how many units it comes.")
            long issuers,

            @Schema(description = "What the hours are made of.")
            List<DemandJson> demands) {

        static LandingJson of(LocalDate day, Landing landing) {
            return new LandingJson(
                    day,
                    HoursJson.of(landing.hoursEach()),
                    HoursJson.of(landing.hoursTogether()),
                    landing.unknown(),
                    landing.issuers(),
                    landing.demands().stream().map(DemandJson::of).toList());
        }
    }

    @Schema(
            name = "Demand",
            description =
                    "One demand as it lands. Its hours are minutes times the times a year, by 60, and those of what else it makes people do.")
    record DemandJson(
            @Schema(description = "The id of the signal.") UUID signal,
            @Schema(description = "Its code.") String code,
            @Schema(description = "By what it steers.") SignalKind kind,
            @Schema(description = "What is asked for.") String title,

            @Schema(description = "Where it comes from in the end.")
            Origin origin,

            @Schema(description = "The id of the unit that asks, as it is on the day.")
            UUID issuer,

            @Schema(description = "What that unit is called.")
            String issuerName,

            @Schema(description = "On how many of those here it lands.")
            BigDecimal persons,

            @Schema(description = "How long it takes one person each time; null where unknown.") @Nullable
            MinutesJson minutes,

            @Schema(description = "How often; null where unknown.") @Nullable
            FrequencyJson frequency,

            @Schema(
                    description =
                            "Times a year that the hours are counted with, to three decimals; null where unknown.")
            @Nullable
            BigDecimal timesPerYear,

            @Schema(description = "What else it makes people do; in the hours too.")
            List<ActivityJson> further,

            @Schema(description = "Hours a year for all of them; null where unknown.") @Nullable
            HoursJson hoursTogether,

            @Schema(description = "Hours a year for one of them; null where unknown.") @Nullable
            HoursJson hoursEach,

            @Schema(description = "What it does not say of itself.")
            List<Signal.Missing> missing) {

        static DemandJson of(Landing.Demand demand) {
            Signal.Details d = demand.details();
            return new DemandJson(
                    demand.signal().id(),
                    d.code(),
                    d.kind(),
                    d.title(),
                    d.origin(),
                    demand.issuer().id(),
                    demand.issuer().name(),
                    demand.persons(),
                    SignalJson.minutes(d.minutes()),
                    SignalJson.frequency(d.frequency()),
                    d.frequency() == null
                            ? null
                            : d.frequency()
                                    .perYear()
                                    .map(times -> times.setScale(3, RoundingMode.HALF_UP))
                                    .orElse(null),
                    SignalJson.further(d),
                    demand.together().map(HoursJson::of).orElse(null),
                    demand.hoursEach().map(HoursJson::of).orElse(null),
                    d.missing());
        }
    }

    @Operation(
            operationId = "positionLanding",
            summary = "What lands on a position",
            description =
                    "Everything that lands on whoever holds it, with hours and what they are made of. Needs a role that"
                            + " may see demands.")
    @GetMapping("/api/v1/positions/{id}/landing")
    LandingJson position(
            Actor actor,
            Page page,
            @Parameter(description = "The position's id.") @PathVariable UUID id,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day,
            @Parameter(description = "The id of a unit: only what reaches those who hold the position there.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID within) {
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        chain.position(id).orElseThrow(() -> new Refusal.NotFound("position"));
        if (within != null) {
            chain.unit(within).orElseThrow(() -> new Refusal.NotFound("unit"));
        }
        return LandingJson.of(chain.day(), signals.landingOnPosition(actor, chain, id, within));
    }

    @Operation(
            operationId = "unitLanding",
            summary = "What lands on a unit",
            description =
                    "What lands on the unit as such and on those who work there, with hours and what they are made of."
                            + " Needs a role that may see demands.")
    @GetMapping("/api/v1/units/{id}/landing")
    LandingJson unit(
            Actor actor,
            Page page,
            @Parameter(description = "The unit's id.") @PathVariable UUID id,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        Unit unit = chain.unit(id).orElseThrow(() -> new Refusal.NotFound("unit"));
        return LandingJson.of(chain.day(), signals.landingOnUnit(actor, chain, unit));
    }
}
