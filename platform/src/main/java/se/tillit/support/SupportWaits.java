package se.tillit.support;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.chain.Unit;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits: for those who give support needs to answer, promises to agree to and to keep; for the unit to say what it was worth. */
@Component
public final class SupportWaits implements Waits {

    private static final int ANSWER_MINUTES = 5;
    private static final int READ_MINUTES = 2;

    private final SupportQuery supports;

    SupportWaits(SupportQuery supports) {
        this.supports = supports;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        if (!actor.may(Access.SEE_SUPPORT)) {
            return List.of();
        }
        SupportQuery.Overview all = supports.all(actor);
        return all.needs().stream()
                .flatMap(seen -> waiting(page, all, seen).stream())
                .toList();
    }

    private static Optional<Waiting> waiting(Page page, SupportQuery.Overview all, SupportQuery.Seen seen) {
        Need need = seen.need();
        String unit = all.chain().unitOrEnded(need.unit()).map(Unit::name).orElse("–");
        Need.Promise promise = need.promise();
        String address = "/stod/" + need.id();
        if (seen.mayAgree()) {
            return Optional.of(new Waiting(
                    need.body(),
                    page.t("support.waiting.agree", unit),
                    need.due(),
                    page.t("support.act.read"),
                    READ_MINUTES,
                    address));
        }
        if (seen.mayDecline()) {
            return Optional.of(new Waiting(
                    need.body(),
                    page.t(seen.silent() ? "support.waiting.silent" : "support.waiting.answer", unit),
                    need.due(),
                    page.t("support.act.answer"),
                    ANSWER_MINUTES,
                    address));
        }
        if (seen.mayFinish()
                && promise != null
                && promise.keptBy().isBefore(page.today().plusDays(8))) {
            return Optional.of(new Waiting(
                    promise.body(),
                    page.t("support.waiting.keep", unit),
                    promise.keptBy(),
                    page.t("support.act.tell"),
                    READ_MINUTES,
                    address));
        }
        return seen.mayValue()
                ? Optional.of(new Waiting(
                        need.body(),
                        page.t("support.waiting.worth"),
                        null,
                        page.t("support.act.tell"),
                        READ_MINUTES,
                        address))
                : Optional.empty();
    }
}
