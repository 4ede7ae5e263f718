package se.tillit.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./tillit verify-log}: whether a log that was taken out is whole and unaltered. Without the application and its database, so that
 * whoever checks need not trust them.
 *
 * <p>The chain alone shows what was changed, taken away, put in or moved within it. That its end was cut off, or that everything from some
 * entry on was written anew, shows only against a checkpoint that was kept elsewhere.
 */
public final class VerifyLog {

    private static final String USAGE = """
            ./tillit verify-log LOG [CHECKPOINT]           checks a log, and that it goes on from a checkpoint
            ./tillit verify-log LOG --checkpoint FILE      checks a log, and writes a checkpoint of it""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // the next entry is what trails
            .build();

    /** The entry that a log ended with when somebody kept its hash. */
    record Checkpoint(long sequence, String hash) {
        Checkpoint {
            Objects.requireNonNull(hash, "hash");
        }
    }

    private static final class Fault extends Exception {
        Fault(String what) {
            super(what);
        }
    }

    private static final class Unusable extends Exception {
        Unusable(String why) {
            super(why);
        }
    }

    private VerifyLog() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return 0 where the log is whole, 1 where it is not, 2 where there is nothing to judge */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean writes = arguments.size() == 3 && arguments.get(1).equals("--checkpoint");
        if (!writes
                && (arguments.isEmpty()
                        || arguments.size() > 2
                        || arguments.get(0).startsWith("-"))) {
            err.println(USAGE);
            return 2;
        }
        try {
            Checkpoint kept = !writes && arguments.size() == 2 ? read(Path.of(arguments.get(1))) : null;
            Checkpoint end = check(Path.of(arguments.getFirst()), kept);
            if (writes) {
                write(end, Path.of(arguments.get(2)));
            }
            out.println("Unbroken: " + end.sequence() + " entries"
                    + (kept == null ? "" : ", and it goes on from the checkpoint at entry " + kept.sequence()));
            return 0;
        } catch (Fault fault) {
            out.println(fault.getMessage());
            return 1;
        } catch (Unusable unusable) {
            err.println(unusable.getMessage());
            return 2;
        }
    }

    private static Checkpoint check(Path file, @Nullable Checkpoint kept) throws Fault, Unusable {
        Checkpoint end = new Checkpoint(0, HexFormat.of().formatHex(LogEntry.BEGINNING));
        try (InputStream in = Files.newInputStream(file);
                JsonParser rows = JSON.createParser(in)) {
            while (rows.nextToken() != null) {
                if (!rows.isExpectedStartObjectToken()) {
                    throw notAnEntry(file, end);
                }
                LogLine line = JSON.readValue(rows, LogLine.class);
                mustFollow(end, line);
                end = new Checkpoint(line.sequence(), line.hash());
                if (kept != null && kept.sequence() == end.sequence() && !kept.equals(end)) {
                    throw new Fault("Row " + end.sequence()
                            + ": not the entry that the checkpoint saw; the log was written anew here or before");
                }
            }
        } catch (JacksonException broken) {
            throw notAnEntry(file, end);
        } catch (IOException missing) {
            throw new Unusable(file + " cannot be read");
        }
        if (kept != null && kept.sequence() > end.sequence()) {
            throw new Fault("Row " + (end.sequence() + 1) + ": the log ends with entry " + end.sequence()
                    + ", and the checkpoint saw entry " + kept.sequence() + "; the end was taken away");
        }
        return end;
    }

    private static Unusable notAnEntry(Path file, Checkpoint last) {
        return new Unusable(file + ": row " + (last.sequence() + 1) + " is not an entry of a log");
    }

    private static void mustFollow(Checkpoint before, LogLine line) throws Fault {
        long row = before.sequence() + 1;
        if (line.sequence() > row) {
            throw new Fault(
                    "Row " + row + ": entry " + row + " is missing, entry " + line.sequence() + " stands in its place");
        }
        if (line.sequence() < row) {
            throw new Fault("Row " + row + ": entry " + line.sequence() + " was put in or moved here");
        }
        if (!line.hashIsRight()) {
            throw new Fault("Row " + row + ": entry " + row + " was changed");
        }
        if (!line.previous().equals(before.hash())) {
            throw new Fault("Row " + row + ": entry " + row + " does not follow from the one before; one of them was "
                    + "written anew");
        }
    }

    private static Checkpoint read(Path file) throws Unusable {
        try {
            return JSON.readValue(Files.readAllBytes(file), Checkpoint.class);
        } catch (IOException | JacksonException e) {
            throw new Unusable(file + " is not a checkpoint");
        }
    }

    /** Beside its place and then renamed, so that a checkpoint is whole or not there. */
    private static void write(Checkpoint end, Path file) throws Unusable {
        try {
            Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".checkpoint-", "");
            Files.writeString(temporary, JSON.writeValueAsString(end) + "\n");
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be written");
        }
    }
}
