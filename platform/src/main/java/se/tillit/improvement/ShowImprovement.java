package se.tillit.improvement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.openness.RecordQuery;
import se.tillit.web.Fields;
import se.tillit.web.Page;
import se.tillit.web.Templates;

/** The page of one improvement, as the different forms on it show it again. */
@Component
final class ShowImprovement {

    private final ImprovementQuery improvements;
    private final RecordQuery records;
    private final Templates templates;

    ShowImprovement(ImprovementQuery improvements, RecordQuery records, Templates templates) {
        this.improvements = improvements;
        this.records = records;
        this.templates = templates;
    }

    /** @param sent which of the forms has to be put right; null: none */
    View show(
            Actor actor,
            Page page,
            UUID id,
            @Nullable String sent,
            Fields fields,
            Problems problems,
            HttpStatus status) {
        SeenImprovement seen = improvements.find(actor, id);
        Improvement one = seen.improvement();
        boolean offers = seen.theirs() && one.stage() == Improvement.Stage.WORKED;
        return templates.show(
                "improvement/improvement",
                new ImprovementPage(
                        page,
                        seen,
                        one.cameFrom() == null ? null : improvements.find(actor, one.cameFrom()),
                        one.offers() == 0 ? List.of() : improvements.spread(actor, id),
                        offers ? improvements.alike(actor, seen) : List.of(),
                        records.number(actor, ImprovementRecord.CODE, id).orElse(null),
                        sent,
                        fields,
                        problems),
                status);
    }
}
