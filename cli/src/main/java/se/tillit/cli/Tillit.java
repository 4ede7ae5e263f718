package se.tillit.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The engines at the command line: one subcommand each, in a class of its own. */
@Command(
        name = "tillit",
        subcommands = {
            AnalyseCommand.class,
            OverlapCommand.class,
            DiffCommand.class,
            OpinionsCommand.class,
            StatisticsCommand.class,
            ProtectCommand.class,
            CommandLine.HelpCommand.class
        },
        description = "Trust-based governance: the engines at the command line.")
public final class Tillit {

    /** Exit status where a check finds a fault. */
    static final int FAULT = 1;

    /** Exit status for input that cannot be used. */
    static final int UNUSABLE = 2;

    private Tillit() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tillit()).setExecutionExceptionHandler((failure, command, parsed) -> {
            switch (failure) {
                case UnusableInput unusable -> unusable.problems().forEach(command.getErr()::println);
                case NoSuchFileException missing ->
                    command.getErr().println(missing.getFile() + ": there is no such file or folder");
                case IOException io -> command.getErr().println(io.getMessage());
                default -> throw failure;
            }
            return UNUSABLE;
        });
    }
}
