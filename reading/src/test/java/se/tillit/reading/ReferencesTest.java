package se.tillit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    private static List<Reference> references(String text) {
        return new Analyser()
                .analyse(new Reader().readText("riktlinje.txt", text))
                .references();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Enligt 14 kap. 2 § SoL ska den som misstänker fara anmäla.          | SFS 2025:400 14:2    | IN_FORCE
            Se 5 kap. 3 § socialtjänstlagen (2001:453).                         | SFS 2001:453 5:3     | REPEALED
            Beslut enligt 9 § första stycket 2 lagen (1993:387) om stöd.        | SFS 1993:387 9       | IN_FORCE
            Arbetet följer Arbetsmiljöverkets föreskrifter AFS 2001:1.          | AFS 2001:1           | REPEALED
            Ledningssystemet följer SOSFS 2011:9.                               | SOSFS 2011:9         | IN_FORCE
            Uppgifter behandlas enligt GDPR.                                    | EU 2016/679          | IN_FORCE
            Enligt förordning (EU) nr 305/2011 ska varor märkas.                | EU 2011/305          | UNKNOWN
            Sekretess gäller enligt offentlighets- och sekretesslagen.          | SFS 2009:400         | IN_FORCE
            Arbeta enligt Rutin för hembesök.                                   | Rutin för hembesök   | UNKNOWN
            """)
    void aReferenceIsResolvedAndItsValidityTold(String sentence, String target, Reference.Validity validity) {
        assertThat(references(sentence))
                .extracting(Reference::target, Reference::validity)
                .contains(org.assertj.core.groups.Tuple.tuple(target, validity));
    }

    @Test
    void everySectionOfAnEnumerationBelongsToTheLawAtItsEnd() {
        assertThat(references("Bestämmelser finns i 3 kap. 5, 6 a och 7 §§ samt 4 kap. 1 § skollagen."))
                .extracting(Reference::target)
                .containsExactly("SFS 2010:800 3:5", "SFS 2010:800 3:6a", "SFS 2010:800 3:7", "SFS 2010:800 4:1");
    }

    @Test
    void aSectionInAReglementeIsItsOwnUnlessTheSentenceNamesALaw() {
        assertThat(references("""
                # Reglemente för nämnden

                1 §
                Nämnden ska följa kommunallagen (2017:725).

                2 §
                Nämnden beslutar enligt 5 §. Enligt 6 kap. 24 § kommunallagen ska jäv anmälas.

                3 §
                Ordföranden kallar enligt 2 § och enligt 4 § samma lag.
                """))
                .extracting(Reference::target)
                .containsExactly("SFS 2017:725", "SFS 2017:725 6:24", "SFS 2017:725 4");
    }

    @Test
    void anOrganisationsOwnLinesComeBeforeTheTable() {
        LawTable laws = LawTable.standardWith(List.of("SFS 2040:1\tsocialtjänstlagen\tSoL\tin-force"));
        Analysis analysis =
                new Analyser(laws).analyse(new Reader().readText("a.txt", "Insatser ges enligt 4 kap. 1 § SoL."));
        assertThat(analysis.references()).extracting(Reference::target).containsExactly("SFS 2040:1 4:1");
    }

    private static final Pattern LINK =
            Pattern.compile("uri=\"https://lagen\\.nu/(\\d{4}:\\w+)(?:#(?:K(\\d+[a-z]?))?(?:P(\\d+[a-z]?))?[^\"]*)?\"");

    /** Of the chapters and sections with a named law that the ferenda project expects, how many are found with the same target. */
    @Test
    void mostReferencesOfTheReferenceCasesAreFoundWithTheSameTarget() throws IOException {
        Path folder = SharedData.path("law/reference-cases");
        int expected = 0;
        int found = 0;
        List<String> missed = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")
                            && path.getFileName().toString().startsWith("sfs-"))
                    .sorted()
                    .toList()) {
                String[] parts =
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("\\R\\s*\\R(?=<list>)");
                if (parts.length < 2) {
                    continue;
                }
                List<String> targets =
                        references(parts[0]).stream().map(Reference::target).toList();
                Matcher link = LINK.matcher(parts[1]);
                while (link.find()) {
                    if (link.group(1).equals("9999:999") || link.group(3) == null) {
                        continue;
                    }
                    expected++;
                    String target = "SFS " + link.group(1) + " " + (link.group(2) == null ? "" : link.group(2) + ":")
                            + link.group(3);
                    if (targets.contains(target)) {
                        found++;
                    } else {
                        missed.add(file.getFileName() + " " + target);
                    }
                }
            }
        }
        assertThat((double) found / expected)
                .as("%d of %d; missed %s", found, expected, missed)
                .isGreaterThan(0.80);
    }
}
