package se.tillit.mandate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.tillit.access.Language;
import se.tillit.reading.Block;

/**
 * The tables of a steering document as one table: those whose heads name a matter and who decides it. What stands in a heading above a table
 * becomes the group of its rows. A document is read without its empty cells, so a row with fewer cells than the head is laid out by what the
 * cells look like: a number, a legal reference, yes or no at the end.
 */
final class DocumentTable {

    private static final Pattern NUMBER = Pattern.compile("\\p{L}?\\d+([.:]\\d+)*\\.?\\p{L}?");
    private static final Pattern YES_OR_NO = Pattern.compile("(?iU)ja|nej|x|j|n|–|-");
    private static final Pattern LEGAL =
            Pattern.compile("(?iU)§|\\bkap\\.|\\bartikel\\b|\\b\\w*lag(en)?\\b.*\\d{4}|\\b[A-ZÅÄÖ]{2,4}\\b \\d");

    private DocumentTable() {}

    /** @return empty where no table in the text looks like a delegation order's */
    static Optional<OrderTable> of(String text, List<Block> blocks) {
        List<String> head = List.of();
        List<OrderTable.Row> rows = new ArrayList<>();
        String heading = "";
        boolean inside = false;
        int number = 0;
        for (Block block : blocks) {
            String words = text.substring(block.start(), block.end()).strip();
            if (block.kind() == Block.Kind.HEADING) {
                heading = words.replaceFirst("^\\d+(\\.\\d+)*\\.?\\s+", "");
            }
            if (block.kind() != Block.Kind.ROW) {
                inside = false;
                continue;
            }
            number++;
            List<String> cells = cells(words);
            if (OrderColumn.MATTER.in(cells) >= 0 && OrderColumn.HOLDER.in(cells) >= 0) {
                inside = head.isEmpty() || head.equals(cells);
                head = head.isEmpty() ? cells : head;
            } else if (inside) {
                rows.add(new OrderTable.Row(number, with(cells, head, heading)));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> headings = new ArrayList<>(head);
        headings.add(OrderColumn.HEADING.heading(Language.SV));
        return Optional.of(new OrderTable(headings, rows));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> with(List<String> cells, List<String> head, String heading) {
        List<String> all =
                new ArrayList<>(cells.size() >= head.size() ? cells.subList(0, head.size()) : laidOut(cells, head));
        all.add(heading);
        return all;
    }

    /** From both ends towards the middle; what is left in the middle is who decides, and then the conditions. */
    private static List<String> laidOut(List<String> cells, List<String> head) {
        String[] places = new String[head.size()];
        Arrays.fill(places, "");
        Deque<String> left = new ArrayDeque<>(cells);
        int matter = OrderColumn.MATTER.in(head);
        for (int at = 0; at <= matter && !left.isEmpty(); at++) {
            boolean numbered = at == OrderColumn.NUMBER.in(head);
            if (at == matter || (numbered && NUMBER.matcher(left.peek()).matches())) {
                places[at] = left.remove();
            }
        }
        for (OrderColumn last : List.of(OrderColumn.NOTIFIED, OrderColumn.PASS_ON)) {
            int at = last.in(head);
            if (at > matter
                    && !left.isEmpty()
                    && YES_OR_NO.matcher(left.peekLast()).matches()) {
                places[at] = left.removeLast();
            }
        }
        int legal = OrderColumn.LEGAL.in(head);
        if (legal > matter && !left.isEmpty() && LEGAL.matcher(left.peek()).find()) {
            places[legal] = left.remove();
        }
        for (OrderColumn middle : List.of(OrderColumn.HOLDER, OrderColumn.CONDITIONS)) {
            int at = middle.in(head);
            if (at > matter && !left.isEmpty()) {
                places[at] = left.remove();
            }
        }
        // A cell that found no place means that the row was laid out wrong: without a holder it becomes a row to put
        // right.
        if (!left.isEmpty()) {
            places[OrderColumn.HOLDER.in(head)] = "";
        }
        return List.of(places);
    }
}
