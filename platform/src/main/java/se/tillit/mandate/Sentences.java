package se.tillit.mandate;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import se.tillit.web.Page;

/** What an answer says in words, so that the list, the whole answer and whoever reads aloud say the same. */
public record Sentences(Page page, MandateQuery.Asked asked) {

    /** The whole answer in one sentence. */
    public String first(Answer answer) {
        String who = asked.own() ? "" : asked.position().map(one -> one.name()).orElse("");
        return switch (answer.verdict()) {
            case YES -> asked.own() ? page.t("mandate.answer.yes") : page.t("mandate.answer.yes-other", who);
            case YES_IF -> asked.own() ? page.t("mandate.answer.yes-if") : page.t("mandate.answer.yes-if-other", who);
            case YES_IF_ORIGINAL -> page.t("mandate.answer.original");
            case EXECUTION -> page.t("mandate.answer.execution");
            case NO -> page.t("mandate.answer.no") + " " + others(answer);
            case NO_AMOUNT ->
                page.t(
                                asked.own() ? "mandate.answer.amount" : "mandate.answer.amount-other",
                                answer.own().map(one -> money(one.mostSek())).orElse("–"),
                                who)
                        + " " + others(answer);
            case NO_OTHER_BOARD ->
                page.t("mandate.answer.other-board", answer.matter().board().name());
            case UNKNOWN -> others(answer);
        };
    }

    /** Who may, in a sentence; that it is the board's to decide where nobody else may. */
    private String others(Answer answer) {
        List<Candidate> instead = answer.instead();
        if (instead.isEmpty()) {
            return page.t("mandate.answer.board", answer.matter().board().name());
        }
        Mandate nearest = instead.getFirst().mandate();
        String names = instead.stream()
                .filter(one -> one.mandate().equals(nearest))
                .map(one -> one.holder().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return page.t("mandate.answer.others", names);
    }

    /** What must hold, in sentences. */
    public List<String> conditions(Mandate mandate) {
        String amount = mandate.mostSek() == null ? "" : page.t("mandate.at-most", money(mandate.mostSek()));
        return List.of(amount, ended(mandate.conditions())).stream()
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** With a point at its end, so that another sentence can follow. */
    public static String ended(String text) {
        return text.replaceFirst("(?<=[^.!?])$", ".");
    }

    /** The answer with its conditions, where it stands in a list. */
    public String inList(Answer answer) {
        return answer.verdict() == Answer.Verdict.YES_IF
                ? answer.own()
                        .map(own -> page.t("mandate.answer.yes-with", String.join(" ", conditions(own))))
                        .orElse("")
                : first(answer);
    }

    /** 50 000 kronor */
    public String money(@org.jspecify.annotations.Nullable BigDecimal amount) {
        return amount == null ? page.t("mandate.no-limit") : page.t("mandate.kronor", page.plain(amount));
    }

    /** When the board is told. */
    public static String notice(Page page, Mandate mandate) {
        if (!mandate.notified()) {
            return page.t("mandate.notice.none");
        }
        return mandate.notifiedBy().isEmpty()
                ? page.t("mandate.notice.next")
                : page.t("mandate.notice.by", mandate.notifiedBy());
    }
}
