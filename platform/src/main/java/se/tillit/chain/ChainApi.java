package se.tillit.chain;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
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
import se.tillit.web.Page;

/** The chain as programs read it. */
@RestController
final class ChainApi {

    private static final String DAY =
            "The day that is asked about, as 2026-11-25. Today in Stockholm where it is left out.";
    private static final String FROM = "The first day on which this holds.";
    private static final String TO = "The first day on which it no longer holds; null while no end is known.";

    private final ChainQuery chains;

    ChainApi(ChainQuery chains) {
        this.chains = chains;
    }

    @Schema(name = "Level", description = "A room of the chain: where people of the same kind of mandate sit.")
    record LevelJson(
            @Schema(description = "Its id.") UUID id,
            @Schema(description = "Its code.") String code,
            @Schema(description = "Its name in Swedish.") String nameSv,
            @Schema(description = "Its name in English.") String nameEn,

            @Schema(description = "Its place: 1 is furthest from the person met.")
            int ordinal) {}

    @Schema(name = "Levels", description = "All levels.")
    record LevelsJson(
            @Schema(description = "The law first, the meeting with the person last.")
            List<LevelJson> levels) {}

    @Schema(name = "Unit", description = "A unit as it is on a day.")
    record UnitJson(
            @Schema(description = "Its id, the same through every change.")
            UUID id,

            @Schema(description = "The organisation's own code for it.")
            String code,

            @Schema(description = "What it is to the organisation.")
            UnitKind kind,

            @Schema(description = "What it is called on the day.")
            String name,

            @Schema(description = "The id of its level.") UUID level,

            @Schema(description = "The id of the unit right above it; null at the top.") @Nullable
            UUID parent,

            @Schema(description = FROM) LocalDate from,
            @Schema(description = TO) @Nullable LocalDate to) {

        static UnitJson of(Unit unit) {
            return new UnitJson(
                    unit.id(),
                    unit.code(),
                    unit.kind(),
                    unit.name(),
                    unit.level(),
                    unit.parent(),
                    unit.valid().from(),
                    unit.valid().to());
        }
    }

    @Schema(name = "Units", description = "The units of a day.")
    record UnitsJson(
            @Schema(description = "The day asked about.") LocalDate day,
            @Schema(description = "By name.") List<UnitJson> units) {}

    @Schema(name = "Position", description = "A position as it is on a day.")
    record PositionJson(
            @Schema(description = "Its id.") UUID id,

            @Schema(description = "The organisation's own code for it.")
            String code,

            @Schema(description = "What it is called on the day.")
            String name,

            @Schema(description = "SEK an hour, social fees included; null where unknown.") @Nullable
            BigDecimal hourlyCost,

            @Schema(description = "How many hold it in the whole organisation; parts of a person count as parts.")
            BigDecimal persons,

            @Schema(description = FROM) LocalDate from,
            @Schema(description = TO) @Nullable LocalDate to) {

        static PositionJson of(Position position, Chain chain) {
            return new PositionJson(
                    position.id(),
                    position.code(),
                    position.name(),
                    position.hourlyCost(),
                    chain.persons(position.id(), null),
                    position.valid().from(),
                    position.valid().to());
        }
    }

    @Schema(name = "Positions", description = "The positions of a day.")
    record PositionsJson(
            @Schema(description = "The day asked about.") LocalDate day,
            @Schema(description = "By name.") List<PositionJson> positions) {}

    @Schema(name = "Headcount", description = "How many hold a position in a unit.")
    record HeadcountJson(
            @Schema(description = "The id of the position.") UUID position,
            @Schema(description = "The id of the unit.") UUID unit,

            @Schema(description = "How many; parts of a person count as parts.")
            BigDecimal persons,

            @Schema(description = FROM) LocalDate from,
            @Schema(description = TO) @Nullable LocalDate to) {}

    @Schema(name = "Headcounts", description = "The headcounts of a day.")
    record HeadcountsJson(
            @Schema(description = "The day asked about.") LocalDate day,
            @Schema(description = "By unit and position.") List<HeadcountJson> headcounts) {}

    @Schema(name = "Succession", description = "From a day, one unit answers for what was said to, and by, another.")
    record SuccessionJson(
            @Schema(description = "The id of the unit that was.")
            UUID predecessor,

            @Schema(description = "The id of the unit that took over.")
            UUID successor,

            @Schema(description = "The first day on which it answers.")
            LocalDate day) {}

    @Schema(name = "Successions", description = "What became what in reorganisations.")
    record SuccessionsJson(
            @Schema(description = "The day asked about.") LocalDate day,

            @Schema(description = "Those that have come about by the day.")
            List<SuccessionJson> successions) {}

    @Operation(
            operationId = "levels",
            summary = "The levels of the chain",
            description = "All levels of the organisation, in their order. Needs a role that may see the chain.")
    @GetMapping("/api/v1/levels")
    LevelsJson levels(Actor actor, Page page) {
        return new LevelsJson(chains.asOf(actor, page.today()).levels().stream()
                .map(one -> new LevelJson(one.id(), one.code(), one.nameSv(), one.nameEn(), one.ordinal()))
                .toList());
    }

    @Operation(
            operationId = "units",
            summary = "The units on a day",
            description = "Every unit that exists on the day. Needs a role that may see the chain.")
    @GetMapping("/api/v1/units")
    UnitsJson units(
            Actor actor,
            Page page,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        return new UnitsJson(
                chain.day(), chain.units().stream().map(UnitJson::of).toList());
    }

    @Operation(
            operationId = "unit",
            summary = "One unit on a day",
            description = "404 where it does not exist on the day; what it became then stands among the successions.")
    @GetMapping("/api/v1/units/{id}")
    UnitJson unit(
            Actor actor,
            Page page,
            @Parameter(description = "The unit's id.") @PathVariable UUID id,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        return chains.asOf(actor, day == null ? page.today() : day)
                .unit(id)
                .map(UnitJson::of)
                .orElseThrow(() -> new Refusal.NotFound("unit"));
    }

    @Operation(
            operationId = "positions",
            summary = "The positions on a day",
            description = "Every position that exists on the day. Needs a role that may see the chain.")
    @GetMapping("/api/v1/positions")
    PositionsJson positions(
            Actor actor,
            Page page,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        return new PositionsJson(
                chain.day(),
                chain.positions().stream()
                        .map(one -> PositionJson.of(one, chain))
                        .toList());
    }

    @Operation(
            operationId = "position",
            summary = "One position on a day",
            description = "404 where it does not exist on the day.")
    @GetMapping("/api/v1/positions/{id}")
    PositionJson position(
            Actor actor,
            Page page,
            @Parameter(description = "The position's id.") @PathVariable UUID id,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        return chain.position(id)
                .map(one -> PositionJson.of(one, chain))
                .orElseThrow(() -> new Refusal.NotFound("position"));
    }

    @Operation(
            operationId = "headcounts",
            summary = "How many hold each position in each unit",
            description = "The headcounts that hold on the day. Needs a role that may see the chain.")
    @GetMapping("/api/v1/headcounts")
    HeadcountsJson headcounts(
            Actor actor,
            Page page,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        Chain chain = chains.asOf(actor, day == null ? page.today() : day);
        return new HeadcountsJson(
                chain.day(),
                chain.headcounts().stream()
                        .map(one -> new HeadcountJson(
                                one.position(),
                                one.unit(),
                                one.persons(),
                                one.valid().from(),
                                one.valid().to()))
                        .toList());
    }

    @Operation(
            operationId = "successions",
            summary = "What became what",
            description =
                    "Mergers and splits that have come about by the day, so that what was said to a unit that is no"
                            + " more finds the one that answers for it.")
    @GetMapping("/api/v1/successions")
    SuccessionsJson successions(
            Actor actor,
            Page page,
            @Parameter(description = DAY)
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate day) {
        LocalDate asked = day == null ? page.today() : day;
        return new SuccessionsJson(
                asked,
                chains.successions(actor, asked).stream()
                        .map(one -> new SuccessionJson(one.predecessor(), one.successor(), one.day()))
                        .toList());
    }
}
