package se.tillit.improvement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.web.Page;
import se.tillit.web.Waiting;
import se.tillit.web.Waits;

/** What waits for somebody: ideas to answer, trials to tell of, what other units offer. */
@Component
public final class ImprovementWaits implements Waits {

    private static final int MINUTES = 3;

    private final ImprovementQuery improvements;

    ImprovementWaits(ImprovementQuery improvements) {
        this.improvements = improvements;
    }

    @Override
    public List<Waiting> of(Actor actor, Page page) {
        List<Waiting> all = new ArrayList<>();
        for (SeenImprovement seen : improvements.waitingFor(actor)) {
            Improvement one = seen.improvement();
            all.add(waiting(
                    page,
                    one,
                    page.t(
                            "improvement.waiting.idea",
                            seen.where(),
                            page.t(one.told().from()),
                            one.voices()),
                    one.holding().due(),
                    "improvement.act.answer"));
        }
        for (SeenImprovement seen : improvements.toTellOf(actor)) {
            all.add(waiting(
                    page,
                    seen.improvement(),
                    page.t("improvement.waiting.trial", seen.where()),
                    null,
                    "improvement.act.tell"));
        }
        for (ImprovementQuery.Offered offered : improvements.offeredTo(actor)) {
            all.add(waiting(
                    page,
                    offered.seen().improvement(),
                    page.t("improvement.waiting.offer", offered.seen().where(), offered.unit()),
                    null,
                    "improvement.act.reply"));
        }
        return all;
    }

    private static Waiting waiting(Page page, Improvement improvement, String why, @Nullable LocalDate by, String act) {
        return new Waiting(improvement.title(), why, by, page.t(act), MINUTES, "/forbattringar/" + improvement.id());
    }
}
