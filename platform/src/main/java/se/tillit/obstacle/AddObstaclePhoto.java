package se.tillit.obstacle;

import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.photo.Photo;
import se.tillit.photo.Photos;

/** Adds a picture of what is in the way; at most three, by those who said it, while it is open. */
@Component
public final class AddObstaclePhoto {

    static final int MOST = 3;

    private final Acts acts;
    private final Handling handling;
    private final ObstacleStore obstacles;
    private final Photos photos;

    AddObstaclePhoto(Acts acts, Handling handling, ObstacleStore obstacles, Photos photos) {
        this.acts = acts;
        this.handling = handling;
        this.obstacles = obstacles;
        this.photos = photos;
    }

    /**
     * @throws Refusal.NotAllowed for who has not said it
     * @throws Refusal.Invalid where there are three already
     */
    public void add(Actor actor, UUID id, Photo.Fresh photo) {
        acts.perform(actor, Access.REPORT_OBSTACLES, "obstacle.photo", note -> {
            obstacles.lock(id);
            Obstacle obstacle = handling.find(id);
            if (!obstacles.voicesOf(actor.account()).containsKey(id)) {
                throw new Refusal.NotAllowed(Access.REPORT_OBSTACLES);
            }
            int number = obstacles.photos(id).size() + 1;
            new Problems()
                    .addIf(!obstacle.isOpen(), "bild", "obstacle.answered")
                    .addIf(number > MOST, "bild", "obstacle.photo.enough")
                    .refuseIfAny();
            obstacles.addPhoto(id, number, photos.keep(photo));
            return note.about(id);
        });
    }
}
