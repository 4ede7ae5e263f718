package se.tillit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.tillit.disclosure.Finding;
import se.tillit.disclosure.ProofSheet;
import se.tillit.disclosure.Protection;
import se.tillit.disclosure.Published;
import se.tillit.disclosure.UnusableRelease;
import tools.jackson.databind.node.ObjectNode;

/** {@code tillit protect}: tables in, the same tables out with what must not be shown left out. */
@Command(
        name = "protect",
        description = "Withhold from tables what would reveal small groups, also by subtraction.",
        mixinStandardHelpOptions = true)
final class ProtectCommand implements Callable<Integer> {

    @Option(
            names = "--spec",
            required = true,
            paramLabel = "SPEC.json",
            description = "Rules, scale, dimensions and public headcounts.")
    private Path specFile;

    @Parameters(paramLabel = "TABLES.json", description = "All tables of the release, with their true numbers.")
    private Path tablesFile;

    @Option(
            names = "--out",
            paramLabel = "PUBLISHED.json",
            description = "Where the protected tables go (default: standard output).")
    private @Nullable Path out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        ReleaseFile file = ReleaseFile.read(specFile, tablesFile);
        Published published;
        try {
            published = Protection.protect(file.release());
        } catch (UnusableRelease unusable) {
            throw new UnusableInput(unusable.problems());
        }
        ProofSheet proof = published.proof();
        var error = command.commandLine().getErr();
        if (!proof.clean()) {
            error.println("Nothing is written: with what is already published, these cannot be protected.");
            proof.findings().forEach(finding -> error.println(describe(finding)));
            return Tillit.FAULT;
        }
        ObjectNode tree = file.withheld(published.tables());
        Output.write(out, stream -> {
            ReleaseFile.JSON.writeValue(stream, tree);
            stream.write('\n');
        });
        error.println(summary(proof));
        return 0;
    }

    private static String describe(Finding finding) {
        return "%s in table %s, %s: between %s and %s"
                .formatted(
                        switch (finding.kind()) {
                            case COUNT -> "a count can be inferred";
                            case MEAN -> "a mean can be inferred";
                            case DIFFERENCE -> "two nested groups differ by too few";
                            case PUBLISHED_EARLIER -> "a small group was published earlier";
                        },
                        finding.table(),
                        finding.key(),
                        finding.low(),
                        finding.high());
    }

    static String summary(ProofSheet proof) {
        int shown = proof.cells() - proof.withheld();
        return "Shown: %d of %d cells (%.1f %%), with %.1f %% of the answers. Attacked with %d programmes: nothing found."
                .formatted(
                        shown,
                        proof.cells(),
                        100.0 * shown / Math.max(1, proof.cells()),
                        100.0 * proof.answersShown() / Math.max(1, proof.answers()),
                        proof.linearProgrammes());
    }
}
