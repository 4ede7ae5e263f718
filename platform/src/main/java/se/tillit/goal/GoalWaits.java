package se.tillit.goal;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: draft goals to write about, goals to weigh against each other. */
@Component
public final class GoalWaits implements Waits {

    private static final int WRITE_MINUTES = 3;
    private static final int WEIGH_MINUTES = 5;

    private final GoalQuery goals;

    GoalWaits(GoalQuery goals) {
        this.goals = goals;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        GoalQuery.WaitsFor waits = goals.waitsFor(actor);
        return Stream.concat(
                        waits.drafts().stream().map(draft -> writing(page, draft)),
                        waits.pairs().stream().map(pair -> weighing(page, pair)))
                .toList();
    }

    private static Waiting writing(Page page, GoalDraft draft) {
        return new Waiting(
                page.t("goal.waiting.write", draft.details().title()),
                page.t("goal.waiting.write-why", draft.openedBy()),
                draft.details().writeBy(),
                page.t("goal.act.write"),
                WRITE_MINUTES,
                "/mal/utkast/" + draft.id());
    }

    private static Waiting weighing(Page page, GoalPair pair) {
        return new Waiting(
                page.t("goal.waiting.weigh", pair.one().title(), pair.other().title()),
                pair.reason(),
                null,
                page.t("goal.act.weigh"),
                WEIGH_MINUTES,
                "/mal/par/" + pair.id());
    }
}
