package se.tillit.reading;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The reference data beside the project; tests that need it are skipped where it is absent. */
final class SharedData {

    private SharedData() {}

    static Path path(String below) {
        Path found = null;
        for (Path folder = Path.of("").toAbsolutePath(); folder != null && found == null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            found = Files.isDirectory(data) ? data.resolve(below) : null;
        }
        boolean present = found != null && Files.exists(found);
        assumeTrue(present, "the reference data shared/data/" + below + " is not here");
        return found == null ? Path.of("") : found;
    }
}
