package se.tillit.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.tillit.opinion.Consensus;
import se.tillit.opinion.Group;
import se.tillit.opinion.Grouping;
import se.tillit.opinion.OpinionMap;
import se.tillit.opinion.Participant;
import se.tillit.opinion.Representative;
import se.tillit.opinion.Statement;

/** A dialogue's map for a person to read: every share beside the number that it is a share of. */
final class OpinionText {

    private static final int LONGEST_TEXT = 96;

    private final DialogueExport dialogue;
    private final OpinionMap map;
    private final PrintWriter out;

    private OpinionText(DialogueExport dialogue, OpinionMap map, PrintWriter out) {
        this.dialogue = dialogue;
        this.map = map;
        this.out = out;
    }

    static void write(DialogueExport dialogue, OpinionMap map, OutputStream stream) {
        PrintWriter out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        new OpinionText(dialogue, map, out).write();
        out.flush();
    }

    private void write() {
        long clustered =
                map.participants().stream().filter(Participant::clustered).count();
        long excluded = map.statements().stream().filter(Statement::excluded).count();
        line("%s", clean(dialogue.name()));
        line(
                "%d participants, %d statements (%d left out), %d votes; %d have voted enough to be grouped.",
                map.participants().size(),
                map.statements().size(),
                excluded,
                dialogue.votes().votes().size(),
                clustered);
        line("");
        line("%s", verdict(map.grouping()));
        if (map.groups().size() > 1) {
            for (Group group : map.groups()) {
                line("");
                line("Group %d, %d people, stands for", group.id(), group.members());
                group.stands().forEach(this::stand);
            }
            line("");
            line("What unites the groups");
            for (Statement statement : map.uniting()) {
                statement("agree", statement.tally().agree(), statement.tally().seen(), statement.id());
            }
            none(map.uniting());
        }
        line("");
        line("What most of all participants hold");
        held("agree", map.consensus().agree());
        held("disagree", map.consensus().disagree());
        if (map.consensus().agree().isEmpty()) {
            none(map.consensus().disagree());
        }
    }

    private static String verdict(Grouping grouping) {
        return switch (grouping.verdict()) {
            case CLEAR ->
                "%d groups (silhouette %s, by chance at most %s; stability %s)."
                        .formatted(
                                grouping.count(),
                                shown(grouping.silhouette()),
                                shown(grouping.chance()),
                                shown(grouping.stability()));
            case GIVEN ->
                "%d groups as exported (silhouette %s, stability %s)."
                        .formatted(grouping.count(), shown(grouping.silhouette()), shown(grouping.stability()));
            case TOO_FEW_PARTICIPANTS -> "No clear groups: too few have voted enough.";
            case GROUPS_TOO_SMALL -> "No clear groups: none that are large enough to show.";
            case NO_BETTER_THAN_CHANCE ->
                "No clear groups: the best parting is no clearer than in votes dealt at random "
                        + "(silhouette %s, stability %s)."
                                .formatted(shown(grouping.silhouette()), shown(grouping.stability()));
            case UNSTABLE ->
                "No clear groups: the best parting does not come back when participants are resampled "
                        + "(silhouette %s, stability %s)."
                                .formatted(shown(grouping.silhouette()), shown(grouping.stability()));
        };
    }

    private void stand(Representative stand) {
        if (stand.bestAgreed() != null) {
            statement("agree", stand.bestAgreed(), stand.trials(), stand.statement());
        } else {
            statement(stand.agree() ? "agree" : "disagree", stand.successes(), stand.trials(), stand.statement());
        }
    }

    private void held(String vote, List<Consensus.Held> held) {
        held.forEach(h -> statement(vote, h.successes(), h.trials(), h.statement()));
    }

    private void statement(String vote, int successes, int trials, String id) {
        String text = clean(dialogue.comments().texts().getOrDefault(id, ""));
        line("  %-8s %5d of %5d  #%s  %s", vote, successes, trials, id, text);
    }

    private void none(List<?> list) {
        if (list.isEmpty()) {
            line("  nothing that the votes are enough to tell");
        }
    }

    private static String shown(@Nullable Double number) {
        return number == null ? "unknown" : String.format(Locale.ROOT, "%.2f", number);
    }

    /** People write the statements: nothing in them may steer a terminal. */
    private static String clean(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\s]+", " ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    }

    private void line(String format, Object... arguments) {
        out.format(Locale.ROOT, format, arguments);
        out.print('\n');
    }
}
