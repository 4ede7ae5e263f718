package se.tillit.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generated chains, the same for the same seed. */
final class Chains {

    record Organisation(List<Row> rows, List<Unit> units, List<Flow> flows) {}

    private Chains() {}

    /** Up to eight levels with up to seven cards each; flows fall, skip levels, rise and go sideways. */
    static Chain random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        int levels = random.nextInt(1, 9);
        for (int row = 0; row < levels; row++) {
            rows.add(new Row("Nivå " + row));
            for (int i = random.nextInt(row == 0 ? 1 : 0, 8); i > 0; i--) {
                String label = "Nämnd ".repeat(random.nextInt(1, 5)) + i;
                String sub = random.nextBoolean() ? "" : random.nextInt(1000) + " timmar om året";
                cards.add(new Card(row + "." + i, row, label, sub, Card.Emphasis.PLAIN, "/enhet/" + row + "." + i));
            }
        }
        if (random.nextBoolean()) {
            Card card = cards.removeLast();
            cards.add(new Card(card.id(), card.row(), card.label(), card.sub(), Card.Emphasis.FOCUS, card.href()));
        }
        List<Flow> flows = new ArrayList<>();
        for (int i = random.nextInt(0, 30); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int step = random.nextInt(1, 6); step > 0; step--) {
                path.add(cards.get(random.nextInt(cards.size())).id());
            }
            if (random.nextInt(4) > 0) {
                path.sort(null);
            }
            Origin origin = Origin.values()[random.nextInt(4)];
            flows.add(new Flow(origin, random.nextInt(10) == 0 ? 0 : random.nextDouble() * 500, path));
        }
        return new Chain(rows, cards, flows);
    }

    /** A region: agencies, boards, branches, areas and units, a meeting last, and signals that mostly follow the tree. */
    static Organisation region(int units, int signals, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = List.of(
                new Row("Riksdag"),
                new Row("Myndighet"),
                new Row("Nämnd"),
                new Row("Gren"),
                new Row("Område"),
                new Row("Enhet"),
                new Row("Mötet"));
        List<Unit> all = new ArrayList<>();
        all.add(unit("riksdag", null, 0));
        for (int i = 0; i < 30; i++) {
            all.add(unit("myndighet" + i, null, 1));
        }
        all.add(unit("nämnd", null, 2));
        for (int i = 0; i < 6; i++) {
            all.add(unit("gren" + i, "nämnd", 3));
        }
        int areas = Math.max(1, units / 12);
        int[] branch = new int[areas];
        for (int i = 0; i < areas; i++) {
            branch[i] = random.nextInt(6);
            all.add(unit("område" + i, "gren" + branch[i], 4));
        }
        int[] area = new int[units];
        for (int i = 0; i < units; i++) {
            area[i] = random.nextInt(areas);
            all.add(unit("enhet" + i, "område" + area[i], 5));
        }
        all.add(new Unit("möte", null, 6, "Mötet med en person", "", true, null));
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < signals; i++) {
            int to = random.nextInt(units);
            String unit = "enhet" + to;
            String inArea = "område" + area[to];
            String inBranch = "gren" + branch[area[to]];
            double hours = 0.1 + random.nextInt(400) / 7.0;
            flows.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new Flow(Origin.LAW, hours, List.of("riksdag", "nämnd", inBranch, inArea, unit));
                        case 1 ->
                            new Flow(
                                    Origin.STATE,
                                    hours,
                                    List.of("riksdag", "myndighet" + random.nextInt(30), inBranch, unit));
                        case 2 -> new Flow(Origin.STATE, hours, List.of("myndighet" + random.nextInt(30), unit));
                        case 3 -> new Flow(Origin.REGION, hours, List.of("nämnd", inBranch, inArea, unit));
                        case 4 -> new Flow(Origin.OWN, hours, List.of(unit, "möte"));
                        default -> new Flow(Origin.OWN, hours, List.of(unit, inArea, inBranch));
                    });
        }
        return new Organisation(rows, all, flows);
    }

    private static Unit unit(String id, String parent, int row) {
        return new Unit(id, parent, row, "Enheten " + id, "", false, "/enhet/" + id);
    }

    static Aggregation aggregated(Organisation organisation, String focus, int most) {
        return Aggregation.of(
                organisation.rows(), organisation.units(), organisation.flows(), focus, most, Chains::words);
    }

    static Aggregation.Words words(Aggregation.Fold fold) {
        Unit branch = fold.branch();
        return branch == null
                ? new Aggregation.Words(fold.count() + " andra", "", null)
                : new Aggregation.Words(branch.label(), fold.count() + " enheter", branch.href());
    }

    static Caption caption() {
        return new Caption(
                "bild",
                "Styrkedjan",
                "Band faller från riksdagen till mötet.",
                ribbon -> ribbon.from().label() + " till " + ribbon.to().label(),
                ribbon -> "/band?från=" + ribbon.from().id() + "&till="
                        + ribbon.to().id());
    }

    static String svg(Chain chain, Format format) {
        return ChainSvg.of(Layout.of(chain, format), caption());
    }
}
