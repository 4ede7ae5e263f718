package se.tillit.mandate;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;
import se.tillit.chain.Standing;

/** Says what an everyday word means in the delegation orders, or takes that back. */
@Component
public final class EditWords {

    private final Acts acts;
    private final MandateStore store;
    private final Standing.Finder finder;

    EditWords(Acts acts, MandateStore store, Standing.Finder finder) {
        this.acts = acts;
        this.store = store;
        this.finder = finder;
    }

    public void add(Actor actor, String everyday, String means) {
        acts.perform(actor, Access.EDIT_MANDATES, "mandate.word", note -> {
            String word = String.join(" ", Search.words(everyday));
            new Problems()
                    .addIf(word.isEmpty(), "ord", "mandate.words.needs-word")
                    .addIf(Search.words(means).isEmpty(), "betyder", "mandate.words.needs-meaning")
                    .addIf(everyday.length() > Word.LONGEST, "ord", "web.too-long", Word.LONGEST)
                    .addIf(means.length() > Word.LONGEST, "betyder", "web.too-long", Word.LONGEST)
                    .refuseIfAny();
            UUID id = store.addWord(
                            word.toLowerCase(Locale.ROOT),
                            means,
                            finder.now(actor).today(),
                            actor.account())
                    .orElseThrow(() ->
                            new Refusal.Invalid(new Problems().add("ord", "mandate.words.there-already", word, means)));
            return note.about(id);
        });
    }

    public void remove(Actor actor, UUID id) {
        acts.perform(actor, Access.EDIT_MANDATES, "mandate.word-removed", note -> {
            if (!store.deleteWord(id)) {
                throw new Refusal.NotFound("word");
            }
            return note.about(id);
        });
    }
}
