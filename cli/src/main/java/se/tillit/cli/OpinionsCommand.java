package se.tillit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.tillit.opinion.OpinionMap;
import se.tillit.opinion.Settings;

@Command(
        name = "opinions",
        description = "The map of a dialogue: groups of opinion, what each stands for and what unites them.")
final class OpinionsCommand implements Callable<Integer> {

    private enum Groups {
        exported,
        computed
    }

    private enum Format {
        text,
        json
    }

    @Parameters(
            paramLabel = "FOLDER|participants-votes.csv",
            description = "A dialogue in the open export format; comments.csv beside the votes is read where present.")
    private Path path = Path.of("");

    @Option(
            names = "--groups",
            defaultValue = "computed",
            description = "computed: found from the votes and tested, with floors against small groups and few votes. "
                    + "exported: the file's own group-id, everything after it exactly by the published method. "
                    + "Default: ${DEFAULT-VALUE}.")
    private Groups groups = Groups.computed;

    @Option(
            names = "--smallest-group",
            paramLabel = "N",
            description =
                    "Groups with fewer members are not shown. Default: 5 for computed groups (take 10 in a closed "
                            + "dialogue at a workplace), 1 for exported.")
    private @Nullable Integer smallestGroup;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (smallestGroup != null && smallestGroup < 1) {
            throw new UnusableInput("--smallest-group is at least 1");
        }
        DialogueExport dialogue = DialogueExport.read(path);
        OpinionMap map = map(dialogue);
        Output.write(out, stream -> {
            switch (format) {
                case text -> OpinionText.write(dialogue, map, stream);
                case json -> OpinionJson.write(dialogue, map, stream);
            }
        });
        return 0;
    }

    private OpinionMap map(DialogueExport dialogue) {
        VoteTable table = dialogue.votes();
        Settings base = groups == Groups.exported ? Settings.published() : Settings.open();
        Settings settings = base.excluding(
                dialogue.comments().moderatedOut(), dialogue.comments().meta());
        if (smallestGroup != null) {
            settings = settings.smallestGroup(smallestGroup);
        }
        if (groups == Groups.computed) {
            return OpinionMap.of(table.votes(), settings);
        }
        if (table.groups().isEmpty()) {
            throw new UnusableInput(path + ": nobody has a group-id; use --groups computed");
        }
        try {
            return OpinionMap.of(table.votes(), settings, table.groups());
        } catch (IllegalArgumentException tooManyGroups) {
            throw new UnusableInput(path + ": " + tooManyGroups.getMessage());
        }
    }
}
