package se.tillit.dialogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Level;
import se.tillit.web.Page;

/**
 * What a dialogue's votes say, for whoever looks: the same in a picture, in words and in a table.
 *
 * @param votes the looker's own, by the statement's number; none for somebody who takes no part
 * @param levels the rooms, for their names
 */
public record MapView(
        Page page,
        Dialogue dialogue,
        List<Statement> statements,
        Result result,
        Map<Integer, String> names,
        Map<Integer, Integer> votes,
        List<Level> levels) {

    /** Of more statements the table shows those that most have voted on; all are in the file. */
    private static final int MOST_IN_TABLE = 50;

    private static final double SURE_AT_MOST = 0.95;

    public Optional<Result.Place> place() {
        return result.place(votes);
    }

    /** By the place of a group: what people call it, or a letter. */
    public String groupName(int group) {
        return names.getOrDefault(group, page.t("dialogue.group", String.valueOf((char) ('A' + group))));
    }

    /** The mark of a group: another shape and another colour for each. */
    public String shape(int group) {
        return String.valueOf((char) ('a' + Math.clamp(group, 0, 4)));
    }

    public String mark(int group) {
        return "<svg class=\"t-mark\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">"
                + MapSvg.mark(shape(group), 7, 7, 6, "") + "</svg>";
    }

    public String body(int statement) {
        return statements.stream()
                .filter(one -> one.number() == statement)
                .map(Statement::body)
                .findFirst()
                .orElse("");
    }

    /** As it stands in an address. */
    public static String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the looker answered; null where nothing. */
    public @Nullable String own(int statement) {
        Integer vote = votes.get(statement);
        return vote == null
                ? null
                : page.t(vote > 0 ? "dialogue.you.agree" : vote < 0 ? "dialogue.you.disagree" : "dialogue.you.pass");
    }

    /** A share in whole percent. At a workplace never all or none: that would say how each in the group answered. */
    public int percent(Result.Count count) {
        double share =
                dialogue.isWorkplace() ? Math.clamp(count.share(), 1 - SURE_AT_MOST, SURE_AT_MOST) : count.share();
        return (int) Math.round(100 * share);
    }

    public boolean isBounded() {
        return dialogue.isWorkplace();
    }

    public List<Result.Row> unites() {
        return rows(result.unites());
    }

    public List<Result.Row> rejects() {
        return rows(result.rejects());
    }

    public List<Result.Row> divides() {
        return rows(result.divides());
    }

    public List<Result.Row> bridges() {
        return rows(result.bridges());
    }

    private List<Result.Row> rows(List<Integer> numbers) {
        Map<Integer, Result.Row> byNumber = byNumber();
        return numbers.stream()
                .map(byNumber::get)
                .filter(row -> row != null && !body(row.statement()).isEmpty())
                .toList();
    }

    private Map<Integer, Result.Row> byNumber() {
        return result.rows().stream()
                .collect(Collectors.toMap(Result.Row::statement, row -> row, (a, b) -> a, HashMap::new));
    }

    /** Shown statements with enough votes, those that most have voted on first. */
    public List<Result.Row> table() {
        return told().limit(MOST_IN_TABLE).toList();
    }

    public List<Result.Row> all() {
        return told().toList();
    }

    private java.util.stream.Stream<Result.Row> told() {
        Map<Integer, String> shown = statements.stream()
                .filter(Statement::isShown)
                .collect(Collectors.toMap(Statement::number, Statement::body));
        return result.rows().stream()
                .filter(row -> row.all() != null && shown.containsKey(row.statement()))
                .sorted(Comparator.comparingInt((Result.Row row) -> row.all().seen())
                        .reversed()
                        .thenComparing(Result.Row::statement));
    }

    /** Shown statements that too few have voted on for anything to be said. */
    public int untold() {
        return (int) statements.stream().filter(Statement::isShown).count() - (int) told().count();
    }

    public List<Integer> groups() {
        return result.hasGroups()
                ? IntStream.range(0, result.groups().size()).boxed().toList()
                : List.of();
    }

    /** What a group stands for, the strongest first: at most three. */
    public List<Result.Stand> stands(int group) {
        return result.groups().get(group).stands().stream()
                .filter(one -> !body(one.statement()).isEmpty())
                .limit(3)
                .toList();
    }

    public String stand(Result.Stand one) {
        Result.Count count = new Result.Count(one.successes(), 0, one.trials());
        return page.t(
                one.agree() ? "dialogue.stands.agree" : "dialogue.stands.disagree",
                percent(count),
                one.trials(),
                body(one.statement()));
    }

    /** Where a group's people say they come from; empty where too few to tell. */
    public @Nullable String rooms(int group) {
        List<String> parts = new ArrayList<>();
        result.groups()
                .get(group)
                .rooms()
                .forEach(from -> parts.add(page.t("dialogue.from-room", from.people(), room(from.room()))));
        return parts.isEmpty() ? null : page.t("dialogue.from-rooms", String.join(", ", parts));
    }

    /** What those from a room agree with. */
    public List<Result.Room> byRoom() {
        return result.rooms();
    }

    public String held(Result.Held held) {
        return page.t(
                "dialogue.held",
                body(held.statement()),
                percent(held.count()),
                held.count().seen());
    }

    public String room(@Nullable UUID room) {
        return levels.stream()
                .filter(level -> level.id().equals(room))
                .findFirst()
                .map(level -> room(page, level))
                .orElseGet(() -> page.t("dialogue.other-rooms"));
    }

    /** A room's name; for where somebody is met, who that is. */
    public static String room(Page page, Level level) {
        return level.code().equals("motet") ? page.t("dialogue.room-met") : level.name(page.language());
    }

    /** What the numbers say, made by rules and in whole sentences. */
    public List<String> findings() {
        return Findings.of(this);
    }

    public String wide() {
        return MapSvg.draw(this, false);
    }

    public String narrow() {
        return MapSvg.draw(this, true);
    }

    /** The line from none to all, with the groups' marks on it. */
    public String line(Result.Row row) {
        return MapSvg.line(this, row);
    }
}
