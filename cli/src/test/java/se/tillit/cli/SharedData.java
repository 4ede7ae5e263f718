package se.tillit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real data that lies beside the project and is not part of it. */
final class SharedData {

    private SharedData() {}

    /** The folders of a kind of data; where there are none, the test is skipped. */
    static List<Path> folders(String kind) throws IOException {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path folder = place.resolve("shared").resolve("data").resolve(kind);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> folders = Files.list(folder)) {
                    return folders.filter(Files::isDirectory).sorted().toList();
                }
            }
        }
        return Assumptions.abort("shared/data/" + kind + " is not beside the project");
    }
}
