package se.tillit.followup;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: figures that one has delivered and is asked about, a joint note to agree with, and what became of it. */
@Component
public final class FollowUpWaits implements Waits {

    private static final int TELL_MINUTES = 3;
    private static final int READ_MINUTES = 2;

    private final FollowUpQuery followUps;

    FollowUpWaits(FollowUpQuery followUps) {
        this.followUps = followUps;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        FollowUpQuery.WaitsFor waits = followUps.waitsFor(actor);
        return Stream.of(
                        waits.toAgree().stream()
                                .map(one -> waiting(
                                        page, one, "followup.waiting.agree", "followup.act.read", READ_MINUTES)),
                        waits.toTell().stream()
                                .map(one ->
                                        waiting(page, one, "followup.waiting.tell", "followup.act.tell", TELL_MINUTES)),
                        waits.back().stream()
                                .map(one ->
                                        waiting(page, one, "followup.waiting.back", "followup.act.read", READ_MINUTES)))
                .flatMap(one -> one)
                .toList();
    }

    private static Waiting waiting(Page page, FollowUp followUp, String why, String act, int minutes) {
        return new Waiting(
                followUp.question(),
                page.t(why, followUp.opener(), page.date(followUp.returnOn())),
                null,
                page.t(act),
                minutes,
                "/uppfoljning/" + followUp.id());
    }
}
