package se.tillit.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.reading.Analysis;
import se.tillit.reading.Document;
import se.tillit.reading.Modality;
import se.tillit.reading.Provision;
import se.tillit.reading.Reference;
import se.tillit.reading.Status;

/**
 * The analysis for a person: what was read, what is asked of whom in which documents, what is to be reported and when, what is
 * said twice, what is repealed.
 */
final class AnalysisReport implements AnalysisWriter {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");
    private static final int ROLES = 25;
    private static final int LISTED = 25;
    private static final int LEAST_WORDS = 6;
    private static final int MOST_REMEMBERED = 200_000;

    /** What is asked of one role. */
    private static final class Role {
        final Map<String, Integer> names = new TreeMap<>();
        final Map<Modality, Integer> modalities = new EnumMap<>(Modality.class);
        final Map<String, Integer> documents = new TreeMap<>();
        int reporting;
        double minutes;

        int count(Modality modality) {
            return modalities.getOrDefault(modality, 0);
        }

        int all() {
            return modalities.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** The form in which it is written most often. */
        String name() {
            return mostOften(names).findFirst().map(Map.Entry::getKey).orElse("");
        }
    }

    /** A sentence met before, and the documents it stands in. */
    private record Repeated(String text, List<String> documents) {}

    /** Something to report: by a day, or again and again. */
    private record Report(
            @Nullable LocalDate due,
            @Nullable String recurrence,
            String who,
            String when,
            String text,
            String document) {}

    private final PrintStream out;
    private final LocalDate today;
    private final AnalysisTotals totals = new AnalysisTotals();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Repeated> sentences = new LinkedHashMap<>();
    private final Map<String, String> repealed = new TreeMap<>();
    private final List<Report> reports = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param today parts what is to come from what has been */
    AnalysisReport(OutputStream to, LocalDate today) {
        out = new PrintStream(to, false, StandardCharsets.UTF_8);
        this.today = today;
    }

    @Override
    public void document(Analysis analysis) {
        totals.add(analysis);
        Document document = analysis.document();
        if (document.message() != null) {
            notes.add(document.name() + ": " + note(document) + " (" + document.message() + ")");
        }
        for (Provision provision : analysis.provisions()) {
            count(provision, document.title());
            remember(provision, document.title());
        }
        analysis.addressees().forEach((role, measures) -> role(role).minutes += measures.readingMinutes());
        for (Reference reference : analysis.references()) {
            if (reference.validity() == Reference.Validity.REPEALED) {
                repealed.merge(
                        document.title(),
                        reference.text() + " (" + reference.target() + ")",
                        (a, b) -> a.contains(b) ? a : a + "; " + b);
            }
        }
    }

    private static String note(Document document) {
        return switch (document.status()) {
            case READ -> document.ocr() ? "läst med teckentolkning, ord kan vara fel" : "verkar inte vara på svenska";
            case NO_TEXT -> "ingen text att läsa, inte räknad";
            case UNREADABLE -> "gick inte att läsa, inte räknad";
            case TOO_LARGE -> "för stor för att läsas, inte räknad";
        };
    }

    private Role role(String key) {
        return roles.computeIfAbsent(key, name -> new Role());
    }

    private void count(Provision provision, String title) {
        Role role = role(provision.addressee().role());
        role.names.merge(provision.addressee().name(), 1, Integer::sum);
        role.modalities.merge(provision.modality(), 1, Integer::sum);
        role.reporting += provision.reporting() ? 1 : 0;
        role.documents.merge(title, 1, Integer::sum);
    }

    private void remember(Provision provision, String title) {
        boolean timed = provision.due() != null || provision.recurrence() != null;
        if (provision.reporting() && timed && reports.size() < MOST_REMEMBERED) {
            reports.add(new Report(
                    provision.due(),
                    provision.recurrence(),
                    provision.addressee().name().isEmpty()
                            ? "oklart vem"
                            : provision.addressee().name(),
                    provision.deadline(),
                    provision.text(),
                    title));
        }
        String key = provision
                .text()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        boolean sentence = key.chars().filter(c -> c == ' ').count() >= LEAST_WORDS;
        if (sentence && (sentences.size() < MOST_REMEMBERED || sentences.containsKey(key))) {
            sentences
                    .computeIfAbsent(key, k -> new Repeated(provision.text(), new ArrayList<>(1)))
                    .documents
                    .add(title);
        }
    }

    @Override
    public void close() {
        line(
                "%s, %d lästa. De ställer %d krav och tar %s att läsa.",
                totals.documents == 1 ? "1 dokument" : totals.documents + " dokument",
                totals.count(Status.READ),
                totals.provisions,
                time(totals.readingMinutes));
        line(
                "  ska %d   får inte %d   får %d   bör %d",
                totals.count(Modality.DUTY),
                totals.count(Modality.PROHIBITION),
                totals.count(Modality.PERMISSION),
                totals.count(Modality.RECOMMENDATION));
        line(
                "  %d gäller att rapportera eller dokumentera. För %d säger texten inte vem som ska göra det.",
                totals.reporting, totals.unclear);
        if (!notes.isEmpty()) {
            line("%nATT VETA OM FILERNA");
            notes.forEach(file -> line("  %s", file));
        }
        roles();
        reports();
        repeated();
        if (!repealed.isEmpty()) {
            line("%nHÄNVISAR TILL UPPHÄVDA REGLER");
            repealed.forEach((title, references) -> line("  %s: %s", title, references));
        }
        out.flush();
    }

    private void roles() {
        List<Role> named = roles.values().stream()
                .filter(role -> !role.name().isEmpty())
                .sorted(Comparator.comparing((Role role) -> -role.all()).thenComparing(Role::name))
                .toList();
        line("%nVAD KRÄVS AV VEM");
        line(
                "  %-44s %5s %8s %5s %5s %9s %9s %8s",
                "", "ska", "får inte", "får", "bör", "rapport", "dokument", "lästid");
        named.stream().limit(ROLES).forEach(this::role);
        if (named.size() > ROLES) {
            line("  … och %d till (--format xlsx ger alla krav)", named.size() - ROLES);
        }
    }

    private void role(Role role) {
        line(
                "  %-44s %5d %8d %5d %5d %9d %9d %8s",
                cut(role.name(), 44),
                role.count(Modality.DUTY),
                role.count(Modality.PROHIBITION),
                role.count(Modality.PERMISSION),
                role.count(Modality.RECOMMENDATION),
                role.reporting,
                role.documents.size(),
                time(role.minutes));
        mostOften(role.documents)
                .limit(3)
                .forEach(document -> line("      %3d i %s", document.getValue(), cut(document.getKey(), 90)));
    }

    /** What is to come first, by day; where all of it has been, the latest. */
    private void reports() {
        List<Report> dated = reports.stream()
                .filter(report -> report.due != null)
                .sorted(Comparator.comparing(report -> String.valueOf(report.due)))
                .toList();
        long past = dated.stream().filter(report -> isPast(report)).count();
        if (!dated.isEmpty()) {
            long skipped = past < dated.size() ? past : Math.max(0, dated.size() - LISTED);
            line("%nATT RAPPORTERA, DAG FÖR DAG (%d, för %d har dagen passerat)", dated.size(), past);
            dated.stream().skip(skipped).limit(LISTED).forEach(report -> {
                line("  %s  %s: %s", report.due, cut(report.who, 40), cut(report.text, 90));
                line("              %s", cut(report.document, 100));
            });
        }
        List<Report> recurring =
                reports.stream().filter(report -> report.recurrence != null).toList();
        if (!recurring.isEmpty()) {
            line("%nATT RAPPORTERA, GÅNG PÅ GÅNG (%d)", recurring.size());
            recurring.stream().limit(LISTED).forEach(report -> {
                line("  %s, %s: %s", cut(report.who, 40), cut(report.when, 40), cut(report.text, 80));
                line("      %s", cut(report.document, 100));
            });
        }
    }

    private boolean isPast(Report report) {
        return report.due != null && report.due.isBefore(today);
    }

    private void repeated() {
        List<Repeated> twice = sentences.values().stream()
                .filter(sentence -> sentence.documents.size() > 1)
                .sorted(Comparator.comparing((Repeated sentence) -> -sentence.documents.size()))
                .toList();
        if (twice.isEmpty()) {
            return;
        }
        line("%nSÄGS MER ÄN EN GÅNG (%d)", twice.size());
        twice.stream().limit(LISTED).forEach(sentence -> {
            line("  %d gånger: %s", sentence.documents.size(), cut(sentence.text, 110));
            sentence.documents.stream().distinct().limit(4).forEach(title -> line("      %s", cut(title, 100)));
        });
        line("  Nästan lika text finner ./tillit overlap.");
    }

    private static Stream<Map.Entry<String, Integer>> mostOften(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    private static String time(double minutes) {
        return minutes < 90
                ? String.format(SWEDISH, "%.0f min", Math.max(1, minutes))
                : String.format(SWEDISH, "%.1f tim", minutes / 60);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private void line(String format, Object... values) {
        out.printf(SWEDISH, format + "%n", values);
    }
}
