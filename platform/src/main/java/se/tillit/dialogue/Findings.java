package se.tillit.dialogue;

import java.util.ArrayList;
import java.util.List;
import se.tillit.opinion.Grouping.Verdict;

/** The numbers in words: the same rules for every dialogue, so that nobody chooses what is told. */
final class Findings {

    private Findings() {}

    static List<String> of(MapView view) {
        Result result = view.result();
        List<String> said = new ArrayList<>();
        if (result.hasGroups()) {
            said.add(view.page()
                    .t("dialogue.finding.groups", result.groups().size(), members(result), result.participants()));
        } else if (result.verdict() != null) {
            said.add(view.page().t(why(result.verdict())));
        }
        if (!view.unites().isEmpty()) {
            Result.Row first = view.unites().getFirst();
            said.add(
                    result.hasGroups()
                            ? view.page().t("dialogue.finding.unites", view.body(first.statement()), least(view, first))
                            : view.page()
                                    .t(
                                            "dialogue.finding.agreed",
                                            view.body(first.statement()),
                                            view.percent(first.all()),
                                            first.all().seen()));
        } else if (result.hasGroups()) {
            said.add(view.page().t("dialogue.finding.nothing-unites"));
        }
        if (!view.divides().isEmpty()) {
            Result.Row first = view.divides().getFirst();
            said.add(view.page()
                    .t(
                            "dialogue.finding.divides",
                            view.body(first.statement()),
                            least(view, first),
                            most(view, first)));
        } else if (result.hasGroups()) {
            said.add(view.page().t("dialogue.finding.nothing-divides"));
        }
        if (!view.bridges().isEmpty()) {
            said.add(view.page()
                    .t(
                            "dialogue.finding.bridges",
                            view.body(view.bridges().getFirst().statement())));
        }
        return said;
    }

    private static int members(Result result) {
        return result.groups().stream().mapToInt(Result.Group::members).sum();
    }

    private static String why(String verdict) {
        return switch (Verdict.valueOf(verdict)) {
            case TOO_FEW_PARTICIPANTS -> "dialogue.no-groups.few";
            case GROUPS_TOO_SMALL -> "dialogue.no-groups.small";
            case UNSTABLE -> "dialogue.no-groups.unstable";
            default -> "dialogue.no-groups.chance";
        };
    }

    private static int least(MapView view, Result.Row row) {
        return row.groups().stream().mapToInt(view::percent).min().orElse(0);
    }

    private static int most(MapView view, Result.Row row) {
        return row.groups().stream().mapToInt(view::percent).max().orElse(0);
    }
}
