package se.tillit.dialogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.calendar.SwedishDays;

/**
 * The files in which open dialogues are exchanged: {@code comments.csv} with what was said, and either {@code votes.csv}, a row for each
 * vote, or {@code participants-votes.csv}, a row for each voter and a column for each statement. +1 agrees, −1 disagrees, 0 passes.
 */
final class OpenFormat {

    private static final Pattern FORMULA = Pattern.compile("(?U)'*(?:[\t\r\n]|\\s*[=+\\-@|＝＋－＠])");

    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private OpenFormat() {}

    /** What was said, and over which days as far as the file tells. */
    record Said(
            List<LoadDialogue.Comment> comments,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    static Said comments(byte[] file) {
        List<LoadDialogue.Comment> comments = new ArrayList<>();
        LocalDate[] days = new LocalDate[2];
        each(file, "pastaenden", List.of("comment-id", "comment-body"), row -> {
            LocalDate day = day(row.findField("timestamp").orElse(""));
            if (day != null) {
                days[0] = days[0] == null || day.isBefore(days[0]) ? day : days[0];
                days[1] = days[1] == null || day.isAfter(days[1]) ? day : days[1];
            }
            comments.add(new LoadDialogue.Comment(
                    row.getStartingLineNumber(),
                    number(row, "pastaenden", row.getField("comment-id")),
                    Wording.tidy(row.getField("comment-body").replaceFirst("^'(?=[=+\\-@|])", "")),
                    !row.findField("moderated").orElse("0").strip().equals("-1")));
        });
        return new Said(comments, days[0], days[1]);
    }

    private static @Nullable LocalDate day(String timestamp) {
        return timestamp.matches("\\d{9,14}")
                ? LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(timestamp)), SwedishDays.SWEDEN)
                : null;
    }

    /** Either of the two files, told by its headings. */
    static List<LoadDialogue.Cast> votes(byte[] file) {
        List<LoadDialogue.Cast> cast = new ArrayList<>();
        List<Integer> columns = new ArrayList<>(); // the statement of each, −1 where it has none; read once
        each(file, "roster", List.of(), row -> {
            if (columns.isEmpty()) {
                row.getHeader().forEach(name -> columns.add(name.matches("\\d{1,9}") ? Integer.parseInt(name) : -1));
            }
            if (row.getHeader().contains("voter-id")) {
                cast.add(new LoadDialogue.Cast(
                        row.getField("voter-id"),
                        number(row, "roster", row.findField("comment-id").orElse("")),
                        vote(row, row.findField("vote").orElse(""))));
            } else if (row.getHeader().getFirst().equals("participant")) {
                for (int i = 0; i < columns.size() && i < row.getFieldCount(); i++) {
                    if (columns.get(i) >= 0 && !row.getField(i).isBlank()) {
                        cast.add(new LoadDialogue.Cast(row.getField(0), columns.get(i), vote(row, row.getField(i))));
                    }
                }
            } else {
                throw wrong("roster", "dialogue.load.headings", "voter-id, comment-id, vote");
            }
            if (cast.size() > LoadDialogue.MOST_VOTES) {
                throw wrong("roster", "dialogue.load.votes", LoadDialogue.MOST_VOTES);
            }
        });
        return cast;
    }

    private static int number(NamedCsvRecord row, String field, String text) {
        if (!text.strip().matches("\\d{1,9}")) {
            throw wrong(field, "dialogue.load.number", row.getStartingLineNumber());
        }
        return Integer.parseInt(text.strip());
    }

    private static int vote(NamedCsvRecord row, String text) {
        return switch (text.strip()) {
            case "1", "+1", "1.0" -> 1;
            case "0", "0.0" -> 0;
            case "-1", "-1.0" -> -1;
            default -> throw wrong("roster", "dialogue.load.vote", row.getStartingLineNumber());
        };
    }

    private static Refusal.Invalid wrong(String field, String text, Object... arguments) {
        return new Refusal.Invalid(new Problems().add(field, text, arguments));
    }

    private interface Row {
        void read(NamedCsvRecord row);
    }

    private static void each(byte[] file, String field, List<String> needed, Row row) {
        String text = new String(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(text)) {
            boolean first = true;
            for (NamedCsvRecord one : rows) {
                if (first && !one.getHeader().containsAll(needed)) {
                    throw wrong(field, "dialogue.load.headings", String.join(", ", needed));
                }
                first = false;
                row.read(one);
            }
        } catch (CsvParseException | IllegalArgumentException broken) {
            throw wrong(field, "dialogue.load.broken");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commas, and quotation marks where they are needed; a cell that a spreadsheet program could take for a formula is marked. */
    static void line(StringBuilder file, List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                file.append(',');
            }
            switch (cells.get(i)) {
                case null -> {}
                case Number number -> file.append(number);
                case Object text -> file.append(quoted(text.toString()));
            }
        }
        file.append('\n');
    }

    private static String quoted(String text) {
        String safe = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
