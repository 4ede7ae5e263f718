package se.tillit.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.tillit.reading.Analysis;
import se.tillit.reading.Provision;

/** Provisions as comma-separated values (RFC 4180), one row each; a document without any has a row of its own so that none is lost. */
final class AnalysisCsv implements AnalysisWriter {

    private final Writer out;

    AnalysisCsv(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        row(ProvisionColumns.HEADS, "Status", "Meddelande");
    }

    @Override
    public void document(Analysis analysis) throws IOException {
        String status = analysis.document().status().label();
        String message =
                analysis.document().message() == null ? "" : analysis.document().message();
        for (Provision provision : analysis.provisions()) {
            row(ProvisionColumns.of(analysis, provision), status, message);
        }
        if (analysis.provisions().isEmpty()) {
            row(
                    List.of(
                            analysis.document().name(),
                            analysis.document().title(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            ""),
                    status,
                    message);
        }
    }

    private void row(List<String> cells, String status, String message) throws IOException {
        for (String cell : cells) {
            cell(cell);
            out.write(',');
        }
        cell(status);
        out.write(',');
        cell(message);
        out.write("\r\n");
    }

    /** A cell that a spreadsheet could take for a formula gets an apostrophe in front. */
    private void cell(String text) throws IOException {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted =
                safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0 || safe.indexOf('\n') >= 0 || safe.indexOf('\r') >= 0;
        out.write(quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe);
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
