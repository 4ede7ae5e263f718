package se.tillit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import se.tillit.reading.Analysis;
import se.tillit.reading.Provision;

/** Provisions and documents as a workbook of two sheets; cells are text, never formulas. */
final class AnalysisXlsx implements AnalysisWriter {

    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_CELL = 32_000;
    private static final int ROWS_IN_MEMORY = 500;

    private final Workbook book;
    private Worksheet provisions;
    private int sheet = 1;
    private int row;
    private final List<List<String>> documents = new ArrayList<>();

    AnalysisXlsx(OutputStream out) {
        book = new Workbook(out, "Tillit", null);
        provisions = newSheet();
    }

    private Worksheet newSheet() {
        Worksheet opened = book.newWorksheet("Bestämmelser" + (sheet == 1 ? "" : " " + sheet));
        sheet++;
        row = 0;
        write(opened, row++, ProvisionColumns.HEADS);
        opened.freezePane(0, 1);
        return opened;
    }

    @Override
    public void document(Analysis analysis) throws IOException {
        for (Provision provision : analysis.provisions()) {
            if (row == MOST_ROWS) {
                provisions.finish();
                provisions = newSheet();
            }
            write(provisions, row++, ProvisionColumns.of(analysis, provision));
            if (row % ROWS_IN_MEMORY == 0) {
                provisions.flush();
            }
        }
        documents.add(List.of(
                analysis.document().name(),
                analysis.document().title(),
                analysis.document().type().label(),
                analysis.document().status().label(),
                analysis.document().message() == null ? "" : analysis.document().message(),
                String.valueOf(analysis.measures().words()),
                String.format(java.util.Locale.ROOT, "%.1f", analysis.measures().lix()),
                String.format(java.util.Locale.ROOT, "%.1f", analysis.measures().readingMinutes()),
                String.valueOf(analysis.provisions().size())));
    }

    private static void write(Worksheet to, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            to.value(row, i, cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) : cell);
        }
    }

    @Override
    public void close() throws IOException {
        provisions.finish();
        Worksheet list = book.newWorksheet("Dokument");
        write(
                list,
                0,
                List.of(
                        "Dokument",
                        "Titel",
                        "Typ",
                        "Status",
                        "Meddelande",
                        "Ord",
                        "LIX",
                        "Läsminuter",
                        "Bestämmelser"));
        for (int i = 0; i < documents.size(); i++) {
            write(list, i + 1, documents.get(i));
        }
        list.finish();
        book.finish();
    }
}
