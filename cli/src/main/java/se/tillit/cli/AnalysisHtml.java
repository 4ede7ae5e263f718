package se.tillit.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.tillit.reading.Analysis;
import se.tillit.reading.Measures;
import se.tillit.reading.Provision;

/** The analysis as one web page without scripts: a table of provisions for each document. */
final class AnalysisHtml implements AnalysisWriter {

    private final Writer out;

    AnalysisHtml(OutputStream to) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write("""
                <!doctype html>
                <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Bestämmelser</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
                table { border-collapse: collapse; width: 100%; margin-bottom: 2rem }
                th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ccc }
                </style></head><body><main><h1>Bestämmelser</h1>
                """);
    }

    @Override
    public void document(Analysis analysis) throws IOException {
        out.write("<h2>" + escaped(analysis.document().title()) + "</h2>\n<p>"
                + escaped(analysis.document().name()));
        if (analysis.document().message() != null) {
            out.write(" – " + escaped(analysis.document().message()));
        }
        out.write(String.format(
                Locale.forLanguageTag("sv"),
                "<br>%d ord, %.0f minuters läsning, LIX %.0f</p>%n",
                analysis.measures().words(),
                analysis.measures().readingMinutes(),
                analysis.measures().lix()));
        if (analysis.provisions().isEmpty()) {
            return;
        }
        measures("Vem kraven gäller", analysis.addressees(), "oklart");
        measures("Avsnitt för avsnitt", analysis.sections(), "utan rubrik");
        out.write(
                "<table><thead><tr><th scope=\"col\">Avsnitt</th><th scope=\"col\">Slag</th><th scope=\"col\">Vem</th><th scope=\"col\">När</th>"
                        + "<th scope=\"col\">Text</th></tr></thead><tbody>\n");
        for (Provision provision : analysis.provisions()) {
            String lead = provision.leadIn() == null ? "" : provision.leadIn() + " … ";
            String kind = ProvisionColumns.word(provision.modality()) + (provision.reporting() ? " (rapport)" : "");
            String who = provision.addressee().name().isEmpty()
                    ? "oklart"
                    : provision.addressee().name();
            out.write("<tr>");
            for (String cell : List.of(provision.section(), kind, who, provision.deadline(), lead + provision.text())) {
                out.write("<td>" + escaped(cell) + "</td>");
            }
            out.write("</tr>\n");
        }
        out.write("</tbody></table>\n");
    }

    /** How much there is to read in each part, in a table that opens when asked for. */
    private void measures(String heading, Map<String, Measures> parts, String unnamed) throws IOException {
        out.write(
                "<details><summary>" + heading + "</summary><table><thead><tr><th scope=\"col\"></th>"
                        + "<th scope=\"col\">Ord</th><th scope=\"col\">Minuter</th><th scope=\"col\">LIX</th></tr></thead><tbody>\n");
        for (Map.Entry<String, Measures> part : parts.entrySet()) {
            String name = part.getKey().isEmpty() ? unnamed : part.getKey();
            out.write(String.format(
                    Locale.forLanguageTag("sv"),
                    "<tr><th scope=\"row\">%s</th><td>%d</td><td>%.1f</td><td>%.0f</td></tr>%n",
                    escaped(name),
                    part.getValue().words(),
                    part.getValue().readingMinutes(),
                    part.getValue().lix()));
        }
        out.write("</tbody></table></details>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() throws IOException {
        out.write("</main></body></html>\n");
        out.flush();
    }
}
