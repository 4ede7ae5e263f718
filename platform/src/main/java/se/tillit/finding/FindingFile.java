package se.tillit.finding;

import java.util.Arrays;
import java.util.List;
import se.tillit.web.Page;
import se.tillit.web.TableFile;

/** Everything that was found, as a list that leaves as a file. */
final class FindingFile {

    private static final List<String> HEADINGS = List.of(
            "finding.file.check",
            "finding.file.certainty",
            "finding.file.advice",
            "finding.file.about",
            "finding.file.other",
            "finding.file.more",
            "finding.file.address");

    private FindingFile() {}

    static TableFile of(Page page, List<FindingPages.Row> rows) {
        return new TableFile(
                page.t("finding.file"),
                HEADINGS.stream().map(key -> page.t(key)).toList(),
                rows.stream()
                        .map(row -> Arrays.asList(
                                row.check().title(page.language()),
                                page.t(row.check().certainty()),
                                page.t(row.check().advice()),
                                row.title(),
                                row.finding().other() == null
                                        ? null
                                        : row.finding().other().title(),
                                row.detail().isEmpty() ? null : row.detail(),
                                row.address()))
                        .toList());
    }
}
