package se.tillit.dialogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.House;
import se.tillit.RunningTillit;
import se.tillit.access.Actor;
import se.tillit.ballot.Code;
import se.tillit.calendar.SwedishDays;

/** A dialogue in a house of its own, and people who take part in it. */
final class Talk {

    static final List<String> STATEMENTS = List.of(
            "Samma personer ska komma till samma hem.",
            "Minutregistreringen behövs för rättvisans skull.",
            "Arbetslaget ska få lägga schemat själv.",
            "Alla besök ska följa planen på minuten.",
            "Dokumentationen tar tid från dem vi hjälper.",
            "Den äldre ska få flytta ett besök utan ärende.",
            "Nya medarbetare behöver tydliga rutiner.",
            "Restiden ska räknas som den är.");

    final House house;
    final UUID id;
    final DialogueKind kind;
    final DialogueEntry entry;

    Talk(DialogueKind kind, DialogueEntry entry, DialogueModeration moderation) {
        this(new House(), kind, entry, moderation);
    }

    Talk(House house, DialogueKind kind, DialogueEntry entry, DialogueModeration moderation) {
        this(house, kind, entry, moderation, STATEMENTS);
    }

    private Talk(
            House house,
            DialogueKind kind,
            DialogueEntry entry,
            DialogueModeration moderation,
            List<String> statements) {
        this.house = house;
        this.kind = kind;
        this.entry = entry;
        id = RunningTillit.bean(OpenDialogue.class)
                .open(house.controller, terms(house, kind, entry, moderation), statements);
    }

    static Talk open() {
        return new Talk(DialogueKind.PUBLIC, DialogueEntry.LINK, DialogueModeration.AFTER);
    }

    static Talk workplace() {
        return new Talk(DialogueKind.WORKPLACE, DialogueEntry.CODE, DialogueModeration.BEFORE);
    }

    /** With so many statements. */
    static Talk workplace(int statements) {
        return new Talk(
                new House(),
                DialogueKind.WORKPLACE,
                DialogueEntry.CODE,
                DialogueModeration.BEFORE,
                IntStream.range(0, statements)
                        .mapToObj(number -> "Det här är påstående nummer " + number + ".")
                        .toList());
    }

    static LocalDate today() {
        return SwedishDays.today(RunningTillit.bean("clock", Clock.class));
    }

    static Dialogue.Terms terms(House house, DialogueKind kind, DialogueEntry entry, DialogueModeration moderation) {
        return new Dialogue.Terms(
                "Hur ska dagen planeras?",
                "Att få veta",
                "Hur turerna läggs",
                "Budgeten",
                "Alla i förvaltningen",
                kind,
                entry,
                moderation,
                kind == DialogueKind.WORKPLACE ? house.office : null,
                List.of(),
                house.board,
                today().plusDays(30),
                today(),
                today().plusDays(14),
                200,
                null);
    }

    TakePart part() {
        return RunningTillit.bean(TakePart.class);
    }

    /** Somebody new, who has come in. */
    Who somebody() {
        String code = entry == DialogueEntry.CODE ? codes(1).getFirst().text() : "";
        Code key = part().enter(new Who(id, null, null), code, null).key();
        return new Who(id, key, null);
    }

    Who account(Actor actor) {
        Who who = new Who(id, null, actor);
        part().enter(who, "", null);
        return who;
    }

    List<Code> codes(int many) {
        return RunningTillit.bean(MakeSlips.class).make(house.controller, id, many);
    }

    /** So many who vote the same on each statement: a letter for each, + agrees, - disagrees, 0 passes, a blank does not answer. */
    List<Who> vote(int many, String votes) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    Who who = somebody();
                    cast(who, votes);
                    return who;
                })
                .toList();
    }

    void cast(Who who, String votes) {
        Map<Integer, Integer> cast = new TreeMap<>();
        for (int i = 0; i < votes.length(); i++) {
            switch (votes.charAt(i)) {
                case '+' -> cast.put(i, 1);
                case '-' -> cast.put(i, -1);
                case '0' -> cast.put(i, 0);
                default -> {}
            }
        }
        part().vote(who, cast);
    }

    /** Two camps that agree on the first statement and on the last three; each person a little unlike the others, as people are. */
    void camps(int one, int other) {
        Random chance = new Random(one * 100L + other);
        for (int i = 0; i < one + other; i++) {
            StringBuilder votes = new StringBuilder(i < one ? "++-+-+++" : "+-+-++++");
            for (int s = 1; s < votes.length() - 1; s++) {
                if (chance.nextInt(12) == 0) {
                    votes.setCharAt(s, "+-0".charAt(chance.nextInt(3)));
                }
            }
            cast(somebody(), votes.toString());
        }
    }

    Result computed() {
        RunningTillit.bean(DrawMap.class).drawNow(house.admin.organisation(), id);
        return house.within(() -> RunningTillit.bean(ResultStore.class).find(id).orElse(Result.NONE));
    }

    Result close() {
        CloseDialogues close = RunningTillit.bean(CloseDialogues.class);
        close.close(house.controller, id);
        close.finish(house.controller, id);
        return seen().result();
    }

    DialogueQuery.Seen seen() {
        return RunningTillit.bean(DialogueQuery.class).find(house.controller, id);
    }

    TakePart.Seat seat(Who who) {
        return part().look(who);
    }

    @Nullable
    Object value(String sql, Object... arguments) {
        return house.within(() -> RunningTillit.bean(org.jooq.DSLContext.class).fetchValue(sql, arguments));
    }
}
