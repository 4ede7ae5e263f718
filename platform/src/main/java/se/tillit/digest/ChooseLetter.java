package se.tillit.digest;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Language;
import se.tillit.audit.Acts;

/** Asks for one's week by mail, or for none. */
@Component
public final class ChooseLetter {

    private final Acts acts;
    private final WishStore wishes;

    ChooseLetter(Acts acts, WishStore wishes) {
        this.acts = acts;
        this.wishes = wishes;
    }

    /** @param language empty: no letter */
    public void choose(Actor actor, Optional<Language> language) {
        acts.perform(actor, Access.SEE_SIGNALS, "digest.choose", note -> {
            language.ifPresentOrElse(chosen -> wishes.wish(actor.account(), chosen), () -> wishes.end(actor.account()));
            return note.with("letter", language.isPresent());
        });
    }
}
