package se.tillit.mandate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Language;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.web.TableFile;

/**
 * Understands a table as mandates: all of it, or everything that has to be put right, with row and column. What the chain has no position
 * for is kept as it is written and is no problem here: the checks tell of it.
 */
final class ReadOrder {

    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 300;
    private static final Pattern LIMIT = Pattern.compile(
            "(?iU)(?:högst|upp till|maximalt|max)\\s+(\\d[\\d\\s\\u00a0\\u202f.]*)\\s*(kr|kronor|tkr|sek)\\b\\.?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Map<OrderColumn, Integer> places = new EnumMap<>(OrderColumn.class);
    private final Map<String, UUID> positions = new HashMap<>();
    private final List<String> headings;
    private final Problems problems = new Problems();
    private int wrong;

    private ReadOrder(OrderTable table, Chain chain) {
        headings = table.headings();
        for (OrderColumn column : OrderColumn.values()) {
            int place = column.in(headings);
            if (place >= 0) {
                places.put(column, place);
            }
            problems.addIf(
                    place < 0 && column.isNeeded(), "fil", "mandate.load.no-column", column.heading(Language.SV));
        }
        chain.positions().forEach(position -> {
            positions.put(plain(position.name()), position.id());
            positions.putIfAbsent(plain(position.code()), position.id());
        });
    }

    /**
     * @param chain whose positions the names are looked for among
     * @return the rows, numbered in their order; their ids are new
     * @throws Refusal.Invalid with what has to be put right, on the field {@code fil}
     */
    static List<Mandate> read(OrderTable table, Chain chain, UUID order) {
        ReadOrder reader = new ReadOrder(table, chain);
        reader.problems
                .addIf(table.rows().isEmpty(), "fil", "mandate.load.no-rows")
                .addIf(table.rows().size() > OrderTable.MOST_ROWS, "fil", "mandate.load.too-many", OrderTable.MOST_ROWS)
                .refuseIfAny();
        return reader.all(table, order);
    }

    private List<Mandate> all(OrderTable table, UUID order) {
        Map<String, UUID> byNumber = new HashMap<>();
        List<UUID> ids = table.rows().stream().map(row -> UUID.randomUUID()).toList();
        for (int i = 0; i < ids.size(); i++) {
            String number = cell(table.rows().get(i), OrderColumn.NUMBER);
            if (!number.isEmpty() && byNumber.putIfAbsent(number, ids.get(i)) != null) {
                problem(table.rows().get(i), OrderColumn.NUMBER, "mandate.load.number-twice", number);
            }
        }
        List<Mandate> read = new ArrayList<>();
        String heading = "";
        for (int i = 0; i < ids.size(); i++) {
            OrderTable.Row row = table.rows().get(i);
            String own = cell(row, OrderColumn.HEADING);
            heading = own.isEmpty() ? heading : own;
            read.add(mandate(row, ids.get(i), order, i + 1, heading, byNumber));
        }
        problems.addIf(wrong > MOST_PROBLEMS, "fil", "mandate.load.more", wrong - MOST_PROBLEMS)
                .refuseIfAny();
        return read;
    }

    private Mandate mandate(
            OrderTable.Row row, UUID id, UUID order, int ordinal, String heading, Map<String, UUID> byNumber) {
        String matter = needed(row, OrderColumn.MATTER);
        String who = needed(row, OrderColumn.HOLDER);
        String conditions = text(row, OrderColumn.CONDITIONS);
        BigDecimal most = number(row, OrderColumn.MOST, 13);
        if (most == null && !places.containsKey(OrderColumn.MOST)) {
            Matcher limit = LIMIT.matcher(conditions);
            if (limit.find()) {
                most = amount(limit.group(1), limit.group(2));
                conditions = limit.matches() ? "" : conditions;
            }
        }
        String hangsOn = cell(row, OrderColumn.PASSED_ON_FROM);
        UUID passedOnFrom = byNumber.get(hangsOn);
        if (!hangsOn.isEmpty() && passedOnFrom == null) {
            problem(row, OrderColumn.PASSED_ON_FROM, "mandate.load.no-such-number", hangsOn);
        }
        LocalDate from = day(row, OrderColumn.FROM);
        LocalDate to = day(row, OrderColumn.TO);
        if (from != null && to != null && !to.isAfter(from)) {
            problem(row, OrderColumn.TO, "mandate.load.ends-before", to.toString());
        }
        BigDecimal yearly = number(row, OrderColumn.YEARLY, 6);
        if (yearly != null && yearly.stripTrailingZeros().scale() > 0) {
            problem(row, OrderColumn.YEARLY, "mandate.load.not-whole", yearly.toPlainString());
        }
        return new Mandate(
                id,
                order,
                ordinal,
                text(row, OrderColumn.NUMBER),
                heading,
                matter,
                text(row, OrderColumn.LEGAL),
                kind(row),
                holders(row, who),
                conditions,
                most,
                yes(row, OrderColumn.PASS_ON, false),
                yes(row, OrderColumn.NOTIFIED, false),
                text(row, OrderColumn.NOTIFIED_BY),
                from,
                to,
                text(row, OrderColumn.REFERENCE),
                passedOnFrom,
                yearly == null ? null : yearly.intValue(),
                number(row, OrderColumn.DAYS, 5));
    }

    /** The amount in SEK of digits and what stands after them. */
    static BigDecimal amount(String digits, String unit) {
        BigDecimal number = new BigDecimal(digits.replaceAll("[^\\d]", ""));
        return unit.equalsIgnoreCase("tkr") ? number.multiply(BigDecimal.valueOf(1000)) : number;
    }

    private List<Holder> holders(OrderTable.Row row, String who) {
        List<Holder> holders = Arrays.stream(who.split("[,;\\n/]|(?<=\\s)eller(?=\\s)"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> new Holder(name, positions.get(plain(name))))
                .toList();
        if (holders.stream().anyMatch(one -> one.name().length() > LONGEST_NAME)) {
            problem(row, OrderColumn.HOLDER, "mandate.load.too-long", LONGEST_NAME);
        }
        return holders;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private Mandate.Kind kind(OrderTable.Row row) {
        String text = cell(row, OrderColumn.KIND).toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.startsWith("d")) {
            return Mandate.Kind.DELEGATION;
        }
        if (!text.startsWith("v") && !text.startsWith("e")) {
            problem(row, OrderColumn.KIND, "mandate.load.no-kind", text);
        }
        return Mandate.Kind.EXECUTION;
    }

    private boolean yes(OrderTable.Row row, OrderColumn column, boolean otherwise) {
        String text = cell(row, column).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> otherwise;
            case "ja", "j", "x", "yes", "y" -> true;
            case "nej", "n", "no", "–", "-" -> false;
            default -> {
                problem(row, column, "mandate.load.yes-or-no", text);
                yield otherwise;
            }
        };
    }

    private String needed(OrderTable.Row row, OrderColumn column) {
        String text = text(row, column);
        if (text.isEmpty()) {
            problem(row, column, "mandate.load.empty");
        } else if (column == OrderColumn.MATTER && text.length() > LONGEST_NAME) {
            problem(row, column, "mandate.load.too-long", LONGEST_NAME);
        }
        return text;
    }

    private String text(OrderTable.Row row, OrderColumn column) {
        String text = cell(row, column);
        if (text.length() > LONGEST) {
            problem(row, column, "mandate.load.too-long", LONGEST);
        }
        return text;
    }

    private String cell(OrderTable.Row row, OrderColumn column) {
        Integer place = places.get(column);
        String cell =
                place == null || place >= row.cells().size() ? "" : row.cells().get(place);
        return TableFile.unmarked(cell)
                .replace('\u00a0', ' ')
                .replaceAll("[\\p{Cntrl}&&[^\n]]", "")
                .strip();
    }

    private @Nullable LocalDate day(OrderTable.Row row, OrderColumn column) {
        String text = cell(row, column).replaceFirst("[ T]00:00(:00)?$", "");
        try {
            return text.isEmpty() ? null : LocalDate.parse(DAY.matcher(text).matches() ? text : "");
        } catch (DateTimeParseException none) {
            problem(row, column, "mandate.load.no-day", text);
            return null;
        }
    }

    /** 50 000 and 0,5; with or without what the number is of. */
    private @Nullable BigDecimal number(OrderTable.Row row, OrderColumn column, int digits) {
        String text = cell(row, column);
        String plain = text.replaceAll("(?i)[\\s\\u00a0\\u202f]|kr\\b|kronor|sek|:-", "")
                .replace(',', '.');
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches("\\d{1," + digits + "}(\\.\\d{1,2})?")) {
            problem(row, column, "mandate.load.no-number", text);
            return null;
        }
        return new BigDecimal(plain);
    }

    private void problem(OrderTable.Row row, OrderColumn column, String text, Object... arguments) {
        if (++wrong > MOST_PROBLEMS) {
            return;
        }
        Object[] all = new Object[arguments.length + 2];
        Integer place = places.get(column);
        all[0] = String.valueOf(row.number());
        all[1] = place == null
                ? column.heading(Language.SV)
                : headings.get(place).strip();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        problems.add("fil", text, all);
    }
}
