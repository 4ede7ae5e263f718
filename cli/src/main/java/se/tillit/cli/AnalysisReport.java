package se.tillit.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.tillit.reading.Addressee;
import se.tillit.reading.Analysis;
import se.tillit.reading.Modality;
import se.tillit.reading.Provision;
import se.tillit.reading.Reference;
import se.tillit.reading.Status;

/** The analysis for a person: what was read, what is asked of whom in which documents, what is said twice, what is repealed. */
final class AnalysisReport implements AnalysisWriter {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");
    private static final int ROLES = 25;
    private static final int REPEATED = 25;
    private static final int LEAST_WORDS = 6;
    private static final int MOST_REMEMBERED = 200_000;

    /** What is asked of one role. */
    private static final class Role {
        int duties;
        int prohibitions;
        int permissions;
        int recommendations;
        int reporting;
        final Map<String, Integer> documents = new TreeMap<>();

        int all() {
            return duties + prohibitions + permissions + recommendations;
        }
    }

    /** A sentence met before, and the documents it stands in. */
    private record Repeated(String text, List<String> documents) {}

    private final PrintStream out;
    private final AnalysisTotals totals = new AnalysisTotals();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Repeated> sentences = new LinkedHashMap<>();
    private final Map<String, String> repealed = new TreeMap<>();
    private final List<String> unread = new ArrayList<>();

    AnalysisReport(OutputStream to) {
        out = new PrintStream(to, false, StandardCharsets.UTF_8);
    }

    @Override
    public void document(Analysis analysis) {
        totals.add(analysis);
        String title = analysis.document().title();
        if (analysis.document().message() != null) {
            unread.add(analysis.document().name() + ": " + analysis.document().message());
        }
        for (Provision provision : analysis.provisions()) {
            Addressee addressee = provision.addressee();
            Role role = roles.computeIfAbsent(addressee.role(), name -> new Role());
            switch (provision.modality()) {
                case DUTY -> role.duties++;
                case PROHIBITION -> role.prohibitions++;
                case PERMISSION -> role.permissions++;
                case RECOMMENDATION -> role.recommendations++;
            }
            role.reporting += provision.reporting() ? 1 : 0;
            role.documents.merge(title, 1, Integer::sum);
            String key = provision
                    .text()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
            if (key.chars().filter(c -> c == ' ').count() >= LEAST_WORDS
                    && (sentences.size() < MOST_REMEMBERED || sentences.containsKey(key))) {
                sentences
                        .computeIfAbsent(key, k -> new Repeated(provision.text(), new ArrayList<>(1)))
                        .documents
                        .add(title);
            }
        }
        for (Reference reference : analysis.references()) {
            if (reference.validity() == Reference.Validity.REPEALED) {
                repealed.merge(
                        title,
                        reference.text() + " (" + reference.target() + ")",
                        (a, b) -> a.contains(b) ? a : a + "; " + b);
            }
        }
    }

    @Override
    public void close() {
        line(
                "%d dokument, %d lästa, %d bestämmelser, %.0f minuters läsning",
                totals.documents, totals.count(Status.READ), totals.provisions, totals.readingMinutes);
        line(
                "  ska %d   får inte %d   får %d   bör %d   varav rapportera eller dokumentera %d   oklart vem %d",
                totals.count(Modality.DUTY),
                totals.count(Modality.PROHIBITION),
                totals.count(Modality.PERMISSION),
                totals.count(Modality.RECOMMENDATION),
                totals.reporting,
                totals.unclear);
        if (!unread.isEmpty()) {
            line("%nATT VETA OM FILERNA");
            unread.forEach(file -> line("  %s", file));
        }
        line("%nVAD KRÄVS AV VEM");
        line("  %-44s %5s %8s %5s %5s %8s %9s", "", "ska", "får inte", "får", "bör", "rapport", "dokument");
        roles.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Comparator.comparing((Map.Entry<String, Role> entry) ->
                                -entry.getValue().all())
                        .thenComparing(Map.Entry::getKey))
                .limit(ROLES)
                .forEach(entry -> role(entry.getKey(), entry.getValue()));
        List<Repeated> twice = sentences.values().stream()
                .filter(sentence -> sentence.documents.size() > 1)
                .toList();
        if (!twice.isEmpty()) {
            line("%nSÄGS MER ÄN EN GÅNG (%d)", twice.size());
            twice.stream()
                    .sorted(Comparator.comparing((Repeated sentence) -> -sentence.documents.size()))
                    .limit(REPEATED)
                    .forEach(this::repeated);
        }
        if (!repealed.isEmpty()) {
            line("%nHÄNVISAR TILL UPPHÄVDA REGLER");
            repealed.forEach((title, references) -> line("  %s: %s", title, references));
        }
        out.flush();
    }

    private void role(String name, Role role) {
        line(
                "  %-44s %5d %8d %5d %5d %8d %9d",
                cut(name, 44),
                role.duties,
                role.prohibitions,
                role.permissions,
                role.recommendations,
                role.reporting,
                role.documents.size());
        role.documents.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .forEach(document -> line("      %3d i %s", document.getValue(), cut(document.getKey(), 90)));
    }

    private void repeated(Repeated sentence) {
        line("  %d× %s", sentence.documents.size(), cut(sentence.text, 110));
        sentence.documents.stream().distinct().limit(4).forEach(title -> line("      %s", cut(title, 100)));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private void line(String format, Object... values) {
        out.printf(SWEDISH, format + "%n", values);
    }
}
