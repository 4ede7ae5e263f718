package se.tillit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SjohagaDocumentsTest {

    private static final Path SJOHAGA = folder();

    @Test
    void theIndexNamesEveryDocumentThatLiesThere() throws IOException {
        try (Stream<Path> files = Files.list(SJOHAGA.resolve("dokument"))) {
            assertThat(index().stream().map(row -> row[0]))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("index.csv"))
                                    .toList());
        }
    }

    @Test
    void everyOwnerIsAUnitOfSjohagaAndOnlyTheLocalCopyHasNone() throws IOException {
        List<String> units =
                rows(SJOHAGA.resolve("enheter.csv")).stream().map(row -> row[0]).toList();
        assertThat(index().stream().filter(row -> !units.contains(row[4])).map(row -> row[0]))
                .containsExactly("nyckelrutin-norra-NY-2.md");
    }

    private static List<String[]> index() throws IOException {
        return rows(SJOHAGA.resolve("dokument/index.csv"));
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(SjohagaDocumentsTest.class.getResource("/demo/sjohaga/krav.csv"))
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
