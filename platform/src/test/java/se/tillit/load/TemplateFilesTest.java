package se.tillit.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.tillit.RunningTillit;
import se.tillit.access.Language;
import se.tillit.web.Texts;

class TemplateFilesTest {

    private final TemplateFiles files = RunningTillit.bean(TemplateFiles.class);

    private byte[] content(Template template, String format, Language language) {
        return format.equals("csv") ? files.csv(template, language) : files.xlsx(template, language);
    }

    @ParameterizedTest
    @CsvSource({"csv, SV", "csv, EN", "xlsx, SV", "xlsx, EN"})
    void theTemplatesLoadAsTheyAre(String format, Language language) {
        LoadOrganisation.Outcome outcome = new Municipality()
                .load(Stream.of(Template.values())
                        .map(template -> new LoadOrganisation.File(
                                template.fileName() + "." + format, content(template, format, language)))
                        .toArray(LoadOrganisation.File[]::new));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.changes()).extracting(Change::kind).contains(Change.Kind.values());
        assertThat(outcome.tables())
                .allSatisfy(table -> assertThat(table.notRead()).isEmpty());
    }

    @Test
    void theTemplatesFilledInWithTenRowsLoad() {
        StringBuilder units = new StringBuilder(new String(files.csv(Template.UNITS, Language.SV), UTF_8));
        StringBuilder positions = new StringBuilder(new String(files.csv(Template.POSITIONS, Language.SV), UTF_8));
        StringBuilder demands = new StringBuilder(new String(files.csv(Template.SIGNALS, Language.SV), UTF_8));
        for (int i = 0; i < 10; i++) {
            units.append("0%d;Hemtjänst %d;Enhet;AO;;2024-01-01;\r\n".formatted(i, i));
            positions.append("USK;Undersköterska;0%d;1%d,5;;2024-01-01;\r\n".formatted(i, i));
            demands.append("X%d;rapport;Rapport %d;SF;USK@0%d;egen\r\n".formatted(i, i, i));
        }
        LoadOrganisation.Outcome outcome = new Municipality()
                .load(
                        Municipality.csv("enheter.csv", units.toString()),
                        Municipality.csv("befattningar.csv", positions.toString()),
                        Municipality.csv("krav.csv", demands.toString()));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.count(Change.Effect.CREATED)).isGreaterThan(30);
    }

    @Test
    void theCsvOpensInSwedishExcelWithLettersAndColumns() {
        assertThat(new String(files.csv(Template.UNITS, Language.SV), UTF_8))
                .startsWith("\ufeffkod;namn;nivå;överordnad;slag;från;till\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnIsExplainedInBothLanguages(Template template) {
        Texts texts = RunningTillit.bean(Texts.class);
        for (Language language : Language.values()) {
            assertThat(template.columns())
                    .allSatisfy(column -> assertThat(texts.say(language, TemplateFiles.helpKey(template, column)))
                            .isNotBlank());
        }
    }
}
