package se.tillit.obstacle;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.photo.Photo;
import se.tillit.photo.Photos;
import se.tillit.web.Fields;
import se.tillit.web.Once;
import se.tillit.web.Page;

/** Pictures of what is in the way. */
@Controller
public final class ObstaclePhotoPages {

    private final ObstacleQuery obstacles;
    private final AddObstaclePhoto add;
    private final Photos photos;
    private final ShowObstacle whole;
    private final Once once;

    ObstaclePhotoPages(ObstacleQuery obstacles, AddObstaclePhoto add, Photos photos, ShowObstacle whole, Once once) {
        this.obstacles = obstacles;
        this.add = add;
        this.photos = photos;
        this.whole = whole;
        this.once = once;
    }

    @PostMapping("/hinder/{id}/bild")
    View add(
            Actor actor,
            Page page,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile bild,
            HttpServletRequest request) {
        actor.must(Access.REPORT_OBSTACLES);
        obstacles.find(actor, id);
        Fields fields = new Fields(typed);
        Problems problems = new Problems();
        Photo.Fresh photo =
                photos.develop(bild, fields.get("bild-text"), "bild", problems).orElse(null);
        try {
            problems.refuseIfAny();
            return photo == null
                    ? new RedirectView("/hinder/" + id, true)
                    : once.redirect(actor, request, () -> {
                        add.add(actor, id, photo);
                        return "/hinder/" + id;
                    });
        } catch (Refusal.Invalid invalid) {
            return whole.show(actor, page, id, fields, invalid.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/hinder/{id}/bild/{bild}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable UUID id, @PathVariable UUID bild) {
        return Photos.answer(obstacles.photo(actor, id, bild));
    }
}
