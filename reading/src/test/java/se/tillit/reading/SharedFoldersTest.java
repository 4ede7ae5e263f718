package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real folders, whole: nothing is lost and nothing is silent. */
class SharedFoldersTest {

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.path(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"law/json", "law/markdown", "regulations", "assignments", "directives", "municipal"})
    void everyFileIsReadOrSaysWhyNot(String folder) throws IOException {
        Reader reader = new Reader();
        Analyser analyser = new Analyser();
        for (Path file : files(folder)) {
            Analysis analysis = analyser.analyse(reader.read(file));
            Document document = analysis.document();
            assertThat(document.status() == Status.READ || document.message() != null)
                    .as(document.name())
                    .isTrue();
            assertThat(analysis.provisions())
                    .allSatisfy(provision -> assertThat(document.text().substring(provision.start(), provision.end()))
                            .isEqualTo(provision.text()));
        }
    }

    @Test
    void theScannedRegulationSaysThatItHasNoText() throws IOException {
        assertThat(new Reader()
                        .read(SharedData.path("regulations/ELSÄK-FS-2003-3.pdf"))
                        .status())
                .isEqualTo(Status.NO_TEXT);
    }

    @Test
    void aStatuteThatHoldsMostlyFrontMatterIsNotCountedAsRich() throws IOException {
        Path shortest = files("law/markdown").stream()
                .filter(file -> file.endsWith("sfs-1981-605.md"))
                .findFirst()
                .orElseThrow();
        Document document = new Reader().read(shortest);
        assertThat(document.text()).doesNotContain("andringsforfattningar").hasSizeLessThan((int) Files.size(shortest));
    }
}
