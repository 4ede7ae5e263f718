package se.tillit.goal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.tillit.signal.Signal;
import se.tillit.web.Page;
import se.tillit.web.TableFile;

/** The goal tree as a list that leaves as a file: a row for each goal, with the one that it serves. */
final class GoalFile {

    private static final List<String> HEADINGS = List.of(
            "signal.form.code",
            "signal.demand",
            "goal.serves",
            "signal.issuer",
            "signal.origin",
            "signal.purpose",
            "signal.used-by",
            "signal.form.from",
            "signal.form.to");

    private GoalFile() {}

    static TableFile of(Page page, GoalTree tree) {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        add(page, null, tree.roots(), rows);
        return new TableFile(
                page.t("goal.file-name"),
                HEADINGS.stream().map(key -> page.t(key)).toList(),
                rows);
    }

    private static void add(
            Page page, @Nullable Signal above, List<GoalTree.Node> nodes, List<List<? extends @Nullable Object>> rows) {
        for (GoalTree.Node node : nodes) {
            Signal.Details d = node.goal().details();
            rows.add(Arrays.asList(
                    d.code(),
                    d.title(),
                    above == null ? null : above.details().title(),
                    node.issuer(),
                    page.t(d.origin()),
                    d.purpose(),
                    d.usedBy(),
                    d.valid().from(),
                    d.valid().to()));
            add(page, node.goal(), node.below(), rows);
        }
    }
}
