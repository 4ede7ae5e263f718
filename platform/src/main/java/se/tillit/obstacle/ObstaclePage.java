package se.tillit.obstacle;

import gg.jte.Content;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Problems;
import se.tillit.mandate.Candidate;
import se.tillit.photo.Photo;
import se.tillit.web.Fields;
import se.tillit.web.Page;

/**
 * One obstacle, as somebody sees it.
 *
 * @param mandates who may decide in matters like it, as the delegation orders say; none for who does not have it
 * @param places where it can be passed on to; none for who does not have it
 * @param alike others that say much the same; none for who does not have it
 * @param ends which of its demands the one who looks may end
 * @param joinedTo the one it is answered in
 * @param photos of what is in the way
 * @param behind what it came out of elsewhere
 * @param number in the register; null: none
 * @param fields what somebody typed that has to be put right
 */
public record ObstaclePage(
        Page page,
        Seen seen,
        List<Candidate> mandates,
        List<ObstacleQuery.Place> places,
        List<Seen> alike,
        Set<UUID> ends,
        @Nullable Seen joinedTo,
        List<Photo> photos,
        List<Content> behind,
        @Nullable String number,
        Fields fields,
        Problems problems) {

    public String get(String name, String otherwise) {
        return fields.all().containsKey(name) ? fields.get(name) : otherwise;
    }

    public boolean isChosen(Obstacle.Settled settled) {
        return fields.get("utfall").equals(settled.name());
    }

    /** Somebody else answered, or it went elsewhere, while this was written. */
    public boolean late() {
        return problems.of("hann-fore").isPresent();
    }
}
