package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of laws against statutes as published, and against what an organisation adds. */
class LawTableTest {

    private static final Pattern NUMBER = Pattern.compile("\"?beteckning\"?\\s*:\\s*\"?(\\d{4}:\\d+)");
    private static final Pattern TITLE = Pattern.compile("\"?rubrik\"?\\s*:\\s*\"?([^\"\\n(]+)");

    @Test
    void aPublishedStatuteThatTheTableHasIsThereUnderItsOwnNameAndInForce() throws IOException {
        List<String[]> rows = Table.read("laws.tsv");
        int compared = 0;
        for (String folder : List.of("law/markdown", "law/json")) {
            try (Stream<Path> files = Files.list(SharedData.path(folder))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file);
                    Matcher number = NUMBER.matcher(text);
                    Matcher title = TITLE.matcher(text);
                    assertThat(number.find() && title.find())
                            .as(file.toString())
                            .isTrue();
                    for (String[] row : rows) {
                        if (row[0].equals("SFS " + number.group(1))) {
                            String first = title.group(1).strip().toLowerCase(Locale.ROOT);
                            assertThat(row[1]).startsWith(first.split(" ")[0]);
                            assertThat(row[3])
                                    .isEqualTo(text.contains("\"upphavdDateTime\":\"") ? "repealed" : "in-force");
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    @Test
    void anOrganisationsLineComesBeforeTheTablesOwn() {
        LawTable table = LawTable.standardWith(List.of("SFS 2031:1\tsocialtjänstlagen\tSoL\tin-force"));
        assertThat(table.named("socialtjänstlagens"))
                .isNotNull()
                .extracting(LawTable.Law::number)
                .isEqualTo("SFS 2031:1");
    }
}
