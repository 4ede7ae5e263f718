package se.tillit.proposal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.owntime.OwnTimeQuery;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody of proposals: to decide; and, while Tillit has time left to take of them, to comment and to say what it became. */
@Component
public final class ProposalWaits implements Waits {

    private static final int DECIDE_MINUTES = 5;
    private static final int COMMENT_MINUTES = 3;
    private static final int CONFIRM_MINUTES = 1;

    private final ProposalQuery proposals;
    private final OwnTimeQuery ownTimes;

    ProposalWaits(ProposalQuery proposals, OwnTimeQuery ownTimes) {
        this.proposals = proposals;
        this.ownTimes = ownTimes;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        if (!actor.may(Access.SEE_SIGNALS)) {
            return List.of();
        }
        ProposalQuery.Due due = proposals.due(actor);
        Stream<Waiting> decide = due.decide().stream().map(one -> waiting(page, one, "decide", null, DECIDE_MINUTES));
        if (ownTimes.mine(actor, YearMonth.from(page.today())).isSpent()) {
            return decide.toList();
        }
        Stream<Waiting> comment = due.comment().stream()
                .map(one -> waiting(page, one, "comment", one.consultation().until(), COMMENT_MINUTES));
        Stream<Waiting> confirm =
                due.confirm().stream().map(one -> waiting(page, one, "confirm", null, CONFIRM_MINUTES));
        return Stream.of(decide, comment, confirm).flatMap(one -> one).toList();
    }

    private static Waiting waiting(Page page, Proposal proposal, String act, @Nullable LocalDate by, int minutes) {
        return new Waiting(
                page.t("proposal.waiting." + act, proposal.words().title()),
                page.t("proposal.waiting." + act + ".why"),
                by,
                page.t("proposal.act." + act),
                minutes,
                "/forslag/" + proposal.id());
    }
}
