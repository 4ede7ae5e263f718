package se.tillit.document;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Makes drafts of demands from provisions; what says the same to the same role becomes one. */
@Component
public final class MakeDrafts {

    private final Acts acts;
    private final DraftStore drafts;
    private final DocumentStore documents;
    private final OverlapStore overlaps;
    private final Clock clock;

    MakeDrafts(Acts acts, DraftStore drafts, DocumentStore documents, OverlapStore overlaps, Clock clock) {
        this.acts = acts;
        this.drafts = drafts;
        this.documents = documents;
        this.overlaps = overlaps;
        this.clock = clock;
    }

    /**
     * @param document null: from all documents in force
     * @param anchors the provisions chosen; null: every duty to report
     * @return how many drafts it became
     */
    public int make(Actor actor, @Nullable UUID document, @Nullable Collection<String> anchors) {
        return acts.perform(actor, Access.EDIT_DOCUMENTS, "document.make-drafts", note -> {
            if (document != null && documents.find(document).isEmpty()) {
                throw new Refusal.NotFound("document");
            }
            Collection<List<DraftStore.Candidate>> joined = joined(drafts.candidates(document, anchors));
            joined.forEach(copies -> drafts.insert(copies, clock.instant()));
            note.with("drafts", joined.size());
            return joined.size();
        });
    }

    private Collection<List<DraftStore.Candidate>> joined(List<DraftStore.Candidate> candidates) {
        List<Overlaps> groups = overlaps.all();
        Map<String, List<DraftStore.Candidate>> joined = new LinkedHashMap<>();
        candidates.forEach(one -> joined.computeIfAbsent(sameness(one, groups), key -> new ArrayList<>())
                .add(one));
        return joined.values();
    }

    /** What copies have in common: the role, and the group of passages that they stand in, or else their words. */
    private static String sameness(DraftStore.Candidate candidate, List<Overlaps> groups) {
        Provision provision = candidate.provision();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).places().stream().anyMatch(place -> isIt(place, candidate))) {
                return provision.role() + "|" + i;
            }
        }
        return provision.role() + "|" + Anchor.words(provision.text());
    }

    /** Only where the passage is the provision and little more: a whole paragraph may hold several duties. */
    private static boolean isIt(Overlaps.Place place, DraftStore.Candidate candidate) {
        Provision provision = candidate.provision();
        return place.version().equals(candidate.version())
                && place.start() <= provision.start()
                && provision.end() <= place.end()
                && place.text().length() < 2 * provision.text().length();
    }
}
