package se.tillit.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.tillit.chain.Validity;
import se.tillit.web.TableFile;

/** One row, read as its template means it. What cannot be read becomes a problem with row and column, and counts as absent. */
final class Line {

    private final Loading loading;
    private final Table table;
    private final Sheet.Row row;
    private boolean faulty;

    Line(Loading loading, Table table, Sheet.Row row) {
        this.loading = loading;
        this.table = table;
        this.row = row;
    }

    int number() {
        return row.number();
    }

    void problem(Column column, String text, Object... arguments) {
        faulty = true;
        loading.problem(new LoadProblem(table.sheet().name(), row.number(), column, text, List.of(arguments)));
    }

    /** Whether something in the row is wrong, told here or where it refers to. */
    boolean isFaulty() {
        return faulty;
    }

    @Nullable
    String text(Column column) {
        Integer place = table.places().get(column);
        String cell = place == null ? "" : row.cell(place);
        if (cell.startsWith(XlsxReader.FORMULA) || cell.startsWith("=")) {
            problem(column, "load.formula");
            return null;
        }
        if (cell.length() > Limits.CELL_CHARACTERS) {
            problem(column, "load.too-long", Limits.CELL_CHARACTERS);
            return null;
        }
        String text = TableFile.unmarked(cell).replace('\u00a0', ' ').strip();
        if (text.codePoints().anyMatch(Line::isUnreadable)) {
            problem(column, "load.control-characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** Control characters, and halves of characters: no person typed them and no database keeps them. */
    private static boolean isUnreadable(int c) {
        return Character.getType(c) == Character.SURROGATE
                || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** What becomes a name or a code: one line of text, not too long. Empty, with a problem told, where there is none. */
    String required(Column column) {
        boolean before = faulty;
        faulty = false;
        String text = text(column);
        if (text == null && !faulty) {
            problem(column, "load.empty");
        } else if (text != null && text.length() > Limits.NAME_CHARACTERS) {
            problem(column, "load.too-long", Limits.NAME_CHARACTERS);
        }
        faulty |= before;
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }

    /** The parts of a text with commas, semicolons or line breaks between. */
    List<String> parts(Column column) {
        String text = text(column);
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,;\\n]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    /** A value of a vocabulary, in the words of either language. */
    <E extends Enum<E>> @Nullable E word(Column column, Class<E> type) {
        String text = text(column);
        return text == null ? null : word(column, type, text);
    }

    <E extends Enum<E>> @Nullable E requiredWord(Column column, Class<E> type) {
        String text = required(column);
        return text.isEmpty() ? null : word(column, type, text);
    }

    <E extends Enum<E>> @Nullable E word(Column column, Class<E> type, String text) {
        Optional<E> found = loading.word(type, text);
        if (found.isEmpty()) {
            problem(column, "load.unknown-word." + type.getSimpleName(), text);
        }
        return found.orElse(null);
    }

    /** What a code refers to. Nothing is told where the code stands in a row that is wrong: that has been told there. */
    <T> @Nullable T referred(Column column, String code, @Nullable T found, String text) {
        if (found == null && !code.isEmpty()) {
            if (loading.isFaulty(code)) {
                faulty = true;
            } else {
                problem(column, text, code);
            }
        }
        return found;
    }

    @Nullable
    LocalDate date(Column column) {
        String text = text(column);
        Optional<LocalDate> day = text == null ? Optional.empty() : Days.date(text);
        if (text != null && day.isEmpty()) {
            problem(column, "load.not-a-date", text);
        }
        return day.orElse(null);
    }

    List<MonthDay> days(Column column) {
        return parts(column).stream()
                .flatMap(part -> {
                    Optional<MonthDay> day = Days.monthDay(part);
                    if (day.isEmpty()) {
                        problem(column, "load.not-a-day", part);
                    }
                    return day.stream();
                })
                .toList();
    }

    /** A number with decimal comma or point, and with blanks between the thousands. */
    @Nullable
    BigDecimal number(Column column, int most) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String plain = text.replace(" ", "").replace(',', '.');
        if (!plain.matches("\\d{1,9}(\\.\\d{1,15})?")) {
            problem(column, "load.not-a-number", text);
            return null;
        }
        BigDecimal number = new BigDecimal(plain);
        if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
            problem(column, "load.too-great", most);
            return null;
        }
        return number;
    }

    @Nullable
    BigDecimal requiredNumber(Column column, int most) {
        return required(column).isEmpty() ? null : number(column, most);
    }

    @Nullable
    Integer wholeNumber(Column column, int most) {
        BigDecimal number = number(column, most);
        if (number != null && number.stripTrailingZeros().scale() > 0) {
            problem(column, "load.not-a-whole-number", most);
            return null;
        }
        return number == null ? null : number.intValueExact();
    }

    /** Whether the table has the column at all: a column that is left out says nothing, an empty cell says that there is nothing. */
    boolean has(Column column) {
        return table.places().containsKey(column);
    }

    boolean isDated() {
        return text(Column.FROM) != null;
    }

    /** @param known the period that holds where the row or the table does not say: a beginning if none is given, an end if there is no such column */
    @Nullable
    Validity validity(Validity known) {
        LocalDate begins = date(Column.FROM);
        LocalDate ends = has(Column.TO) ? date(Column.TO) : known.to();
        LocalDate start = begins == null ? known.from() : begins;
        if (ends != null && !ends.isAfter(start)) {
            problem(Column.TO, "load.ends-before", ends.toString(), start.toString());
            return null;
        }
        return new Validity(start, ends);
    }
}
