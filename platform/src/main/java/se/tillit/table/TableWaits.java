package se.tillit.table;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: an invitation, notes to write or to approve, a step that one has taken on. */
@Component
public final class TableWaits implements Waits {

    private static final int ANSWER_MINUTES = 1;
    private static final int APPROVE_MINUTES = 3;
    private static final int WRITE_MINUTES = 10;
    private static final int REPORT_MINUTES = 2;

    private final TableQuery tables;

    TableWaits(TableQuery tables) {
        this.tables = tables;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        TableQuery.WaitsFor waits = tables.waitsFor(actor);
        return Stream.of(
                        waits.toAnswer().stream()
                                .map(table -> new Waiting(
                                        page.t(
                                                "table.waiting.answer",
                                                table.invitation().question()),
                                        page.t(
                                                "table.waiting.answer.why",
                                                table.facilitator().name(),
                                                page.date(table.invitation().on()),
                                                table.invitation().place()),
                                        null,
                                        page.t("table.act.answer"),
                                        ANSWER_MINUTES,
                                        address(table))),
                        waits.toApprove().stream()
                                .map(table -> new Waiting(
                                        page.t(
                                                "table.waiting.approve",
                                                table.invitation().question()),
                                        page.t("table.waiting.approve.why"),
                                        null,
                                        page.t("table.act.read"),
                                        APPROVE_MINUTES,
                                        address(table) + "#h-anteckning")),
                        waits.toWrite().stream()
                                .map(table -> new Waiting(
                                        page.t(
                                                "table.waiting.write",
                                                table.invitation().question()),
                                        page.t(
                                                "table.waiting.write.why",
                                                page.date(table.invitation().on())),
                                        null,
                                        page.t("table.act.write"),
                                        WRITE_MINUTES,
                                        address(table) + "/led#h-anteckning")),
                        waits.toDo().entrySet().stream()
                                .map(step -> new Waiting(
                                        step.getKey().what(),
                                        page.t(
                                                "table.waiting.step.why",
                                                step.getValue(),
                                                page.date(step.getKey().due())),
                                        null,
                                        page.t("table.act.report"),
                                        REPORT_MINUTES,
                                        "/samtalsbord/" + step.getKey().table() + "#h-steg")))
                .flatMap(one -> one)
                .toList();
    }

    private static String address(RoundTable table) {
        return "/samtalsbord/" + table.id();
    }
}
