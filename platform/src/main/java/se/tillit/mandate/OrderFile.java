package se.tillit.mandate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.tillit.access.Language;
import se.tillit.web.Page;
import se.tillit.web.TableFile;

/** An order as a table that can be loaded again, and the empty one to begin with. */
final class OrderFile {

    private OrderFile() {}

    static TableFile template(Page page) {
        return new TableFile(page.t("mandate.load.file-name"), headings(page.language()), List.of());
    }

    static TableFile of(Page page, MandateQuery.Opened opened) {
        Map<UUID, String> numbers = opened.rows().stream().collect(Collectors.toMap(Mandate::id, Mandate::number));
        List<List<Object>> rows = opened.rows().stream()
                .map(one ->
                        row(page, one, one.passedOnFrom() == null ? "" : numbers.getOrDefault(one.passedOnFrom(), "")))
                .toList();
        return new TableFile(page.t("mandate.load.file-name"), headings(page.language()), rows);
    }

    private static List<String> headings(Language language) {
        return Stream.of(OrderColumn.values())
                .map(column -> column.heading(language))
                .toList();
    }

    private static List<Object> row(Page page, Mandate one, String hangsOn) {
        List<Object> cells = new ArrayList<>();
        for (OrderColumn column : OrderColumn.values()) {
            cells.add(
                    switch (column) {
                        case NUMBER -> one.number();
                        case HEADING -> one.heading();
                        case MATTER -> one.matter();
                        case LEGAL -> one.legalBasis();
                        case HOLDER -> one.holders().stream().map(Holder::name).collect(Collectors.joining(", "));
                        case CONDITIONS -> one.conditions();
                        case MOST -> orEmpty(one.mostSek());
                        case PASS_ON -> yes(page, one.mayPassOn());
                        case NOTIFIED -> yes(page, one.notified());
                        case NOTIFIED_BY -> one.notifiedBy();
                        case KIND -> page.t(one.kind());
                        case PASSED_ON_FROM -> hangsOn;
                        case FROM -> one.from() == null ? "" : one.from().toString();
                        case TO -> one.to() == null ? "" : one.to().toString();
                        case REFERENCE -> one.reference();
                        case YEARLY -> one.decisionsYearly() == null ? "" : one.decisionsYearly();
                        case DAYS -> orEmpty(one.handlingDays());
                    });
        }
        return cells;
    }

    private static Object orEmpty(@org.jspecify.annotations.Nullable BigDecimal number) {
        return number == null
                ? ""
                : number.stripTrailingZeros().scale() < 0 ? number.setScale(0) : number.stripTrailingZeros();
    }

    private static String yes(Page page, boolean yes) {
        return page.t(yes ? "mandate.yes" : "mandate.no");
    }
}
