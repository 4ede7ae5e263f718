package se.tillit.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds one chain, level by level from the top, so that a unit's branch is known before the unit is. */
final class Folding {

    private static final int CLOSED = 4;

    private final Map<String, Unit> byId;
    private final @Nullable String focus;
    private final Set<String> aboveFocus = new HashSet<>();
    private final Set<String> onFlowOfFocus = new HashSet<>();
    private final Map<String, Double> flow = new HashMap<>();
    /** By unit: the nearest it belongs to on a higher level. */
    private final Map<String, Unit> above = new HashMap<>();

    private final int most;
    private final Function<Aggregation.Fold, Aggregation.Words> words;
    private final List<Card> cards = new ArrayList<>();
    private final Map<String, String> cardOfUnit = new HashMap<>();
    /** By card: the unit that folds below it are named after. */
    private final Map<String, @Nullable Unit> branchOfCard = new HashMap<>();

    Folding(
            Map<String, Unit> byId,
            List<Flow> flows,
            @Nullable String focus,
            int most,
            Function<Aggregation.Fold, Aggregation.Words> words) {
        this.byId = byId;
        this.focus = focus;
        this.most = most;
        this.words = words;
        for (Unit unit : byId.values()) {
            Unit up = findAbove(unit);
            if (up != null) {
                above.put(unit.id(), up);
            }
        }
        for (Unit unit = focus == null ? null : byId.get(focus); unit != null; unit = above.get(unit.id())) {
            aboveFocus.add(unit.id());
        }
        Map<String, Sum> sums = new HashMap<>();
        for (Flow one : flows) {
            boolean touching = focus != null && one.path().contains(focus);
            for (String id : one.path()) {
                sums.computeIfAbsent(id, _ -> new Sum()).add(one.weight());
                if (touching) {
                    onFlowOfFocus.add(id);
                }
            }
        }
        sums.forEach((id, sum) -> flow.put(id, sum.total()));
    }

    Aggregation fold(List<Row> rows, List<Flow> flows) {
        List<List<Unit>> levels = new ArrayList<>();
        rows.forEach(_ -> levels.add(new ArrayList<>()));
        byId.values().forEach(unit -> levels.get(unit.row()).add(unit));
        levels.forEach(this::foldLevel);
        List<Flow> folded = merged(flows);
        Set<String> reached = new HashSet<>();
        folded.forEach(one -> reached.addAll(one.path()));
        List<Card> all = cards.stream()
                .map(card -> card.emphasis() == Card.Emphasis.PLAIN && !reached.contains(card.id())
                        ? new Card(card.id(), card.row(), card.label(), card.sub(), Card.Emphasis.OFF, card.href())
                        : card)
                .toList();
        return new Aggregation(new Chain(rows, all, folded), cardOfUnit);
    }

    private void foldLevel(List<Unit> units) {
        if (units.size() <= most) {
            units.forEach(this::show);
            return;
        }
        Map<String, List<Unit>> branches = new TreeMap<>();
        for (Unit unit : units) {
            branches.computeIfAbsent(branch(unit), _ -> new ArrayList<>()).add(unit);
        }
        boolean single = branches.size() == 1;
        List<Unit> candidates = units.stream()
                .filter(unit -> single || rank(unit) < CLOSED)
                .sorted(Comparator.comparingInt(this::rank)
                        .thenComparingDouble(unit -> -flow(unit))
                        .thenComparing(Unit::id))
                .toList();
        int shown = 0;
        for (Unit unit : candidates) {
            String branch = branch(unit);
            int folds = branches.size() - (branches.get(branch).size() == 1 ? 1 : 0);
            if (shown + 1 + Math.min(folds, Math.max(1, most / 2)) > most) {
                break;
            }
            show(unit);
            shown++;
            branches.get(branch).remove(unit);
            if (branches.get(branch).isEmpty()) {
                branches.remove(branch);
            }
        }
        foldRest(branches, most - shown);
    }

    /** What belongs to no single branch, or finds no room, shares one card. */
    private void foldRest(Map<String, List<Unit>> branches, int room) {
        List<Unit> others = new ArrayList<>();
        List<String> named = new ArrayList<>();
        branches.forEach((branch, units) -> {
            if (branchOfCard.get(branch) == null) {
                others.addAll(units);
            } else {
                named.add(branch);
            }
        });
        named.sort(Comparator.comparingDouble((String branch) -> -flow(branches.get(branch)))
                .thenComparing(Comparator.naturalOrder()));
        boolean fits = named.size() + (others.isEmpty() ? 0 : 1) <= room;
        int kept = fits ? named.size() : room - 1;
        named.subList(0, kept).forEach(branch -> foldInto(branches.get(branch), branchOfCard.get(branch)));
        named.subList(kept, named.size()).forEach(branch -> others.addAll(branches.get(branch)));
        if (!others.isEmpty()) {
            foldInto(others, null);
        }
    }

    private void foldInto(List<Unit> units, @Nullable Unit branch) {
        if (units.size() == 1) {
            show(units.getFirst());
            return;
        }
        int row = units.getFirst().row();
        StringBuilder id = new StringBuilder("fold-" + row + "-" + (branch == null ? "" : branch.id()));
        while (byId.containsKey(id.toString()) || branchOfCard.containsKey(id.toString())) {
            id.append('\'');
        }
        String card = id.toString();
        Aggregation.Words said = words.apply(new Aggregation.Fold(row, branch, units.size()));
        cards.add(new Card(card, row, said.label(), said.sub(), Card.Emphasis.PLAIN, said.href()));
        units.forEach(unit -> cardOfUnit.put(unit.id(), card));
        branchOfCard.put(card, branch);
    }

    private void show(Unit unit) {
        Card.Emphasis emphasis = unit.id().equals(focus)
                ? Card.Emphasis.FOCUS
                : unit.meeting() ? Card.Emphasis.MEET : Card.Emphasis.PLAIN;
        cards.add(new Card(unit.id(), unit.row(), unit.label(), unit.sub(), emphasis, unit.href()));
        cardOfUnit.put(unit.id(), unit.id());
        branchOfCard.put(unit.id(), unit);
    }

    /** The least is shown first. */
    private int rank(Unit unit) {
        if (aboveFocus.contains(unit.id())) {
            return 0;
        }
        if (onFlowOfFocus.contains(unit.id())) {
            return 1;
        }
        Unit up = above.get(unit.id());
        if (up == null) {
            return 3;
        }
        Unit aboveTheFocus = focus == null ? null : above.get(focus);
        boolean near = up.id().equals(focus) || aboveTheFocus != null && up.id().equals(aboveTheFocus.id());
        return near ? 2 : CLOSED;
    }

    /** The card that it is folded below, or nothing. */
    private String branch(Unit unit) {
        Unit up = above.get(unit.id());
        return up == null ? "" : Objects.requireNonNull(cardOfUnit.get(up.id()));
    }

    /** Links that run in a circle lead nowhere. */
    private @Nullable Unit findAbove(Unit unit) {
        Set<String> seen = new HashSet<>();
        Unit up = unit;
        while (up != null && up.parent() != null && seen.add(up.id())) {
            up = byId.get(up.parent());
            if (up != null && up.row() < unit.row()) {
                return up;
            }
        }
        return null;
    }

    private double flow(Unit unit) {
        return flow.getOrDefault(unit.id(), 0.0);
    }

    private double flow(List<Unit> units) {
        Sum sum = new Sum();
        units.forEach(unit -> sum.add(flow(unit)));
        return sum.total();
    }

    /** Flows along the cards, those of one way together; what stays inside one card is left out. */
    private List<Flow> merged(List<Flow> flows) {
        record Way(Origin origin, List<String> path) {}
        Map<Way, Sum> ways = new LinkedHashMap<>();
        for (Flow one : flows) {
            List<String> path = new ArrayList<>();
            for (String id : one.path()) {
                String card = Objects.requireNonNull(cardOfUnit.get(id));
                if (path.isEmpty() || !path.getLast().equals(card)) {
                    path.add(card);
                }
            }
            if (path.size() > 1) {
                ways.computeIfAbsent(new Way(one.origin(), path), _ -> new Sum())
                        .add(one.weight());
            }
        }
        List<Flow> merged = new ArrayList<>(ways.size());
        ways.forEach((way, sum) -> merged.add(new Flow(way.origin, sum.total(), way.path)));
        return merged;
    }
}
