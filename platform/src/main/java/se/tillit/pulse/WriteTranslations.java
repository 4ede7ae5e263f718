package se.tillit.pulse;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.access.Refusal;
import se.tillit.audit.Acts;

/** Writes what questions are called in a language that the organisation has added. What is left empty is not asked in it. */
@Component
public final class WriteTranslations {

    private static final int LONGEST = 400;

    private final Acts acts;
    private final PulseLanguageStore languages;
    private final TranslationQuery query;

    WriteTranslations(Acts acts, PulseLanguageStore languages, TranslationQuery query) {
        this.acts = acts;
        this.languages = languages;
        this.query = query;
    }

    /**
     * @param texts by code; codes that there are not are passed over
     * @throws Refusal.Conflict where somebody else wrote since {@code version}
     */
    public void write(Actor actor, String tag, int version, Map<String, String> texts) {
        acts.perform(actor, Access.RUN_PULSE, "pulse.translate", note -> {
            languages.find(tag).orElseThrow(() -> new Refusal.NotFound("language"));
            Problems problems = new Problems();
            var codes = query.codes();
            texts.forEach((code, text) -> problems.addIf(
                    codes.contains(code) && text.strip().length() > LONGEST, code, "pulse.words-too-long", LONGEST));
            problems.refuseIfAny();
            if (!languages.raise(tag, version)) {
                throw new Refusal.Conflict("language " + tag);
            }
            texts.forEach((code, text) -> {
                if (codes.contains(code)) {
                    languages.say(tag, code, text.strip());
                }
            });
            note.with("tag", tag).with("texts", texts.size());
            return tag;
        });
    }
}
