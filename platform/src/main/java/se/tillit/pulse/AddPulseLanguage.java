package se.tillit.pulse;

import java.util.Locale;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;

/** Adds a language in which questions can be asked, once they have been written in it. */
@Component
public final class AddPulseLanguage {

    private final Acts acts;
    private final PulseLanguageStore languages;

    AddPulseLanguage(Acts acts, PulseLanguageStore languages) {
        this.acts = acts;
        this.languages = languages;
    }

    /**
     * @param typed a tag as in BCP 47: ar, fa, uk, zh-hant
     * @return the tag as it is kept
     */
    public String add(Actor actor, String typed, String name) {
        return acts.perform(actor, Access.RUN_PULSE, "pulse.add-language", note -> {
            String tag = typed.strip().toLowerCase(Locale.ROOT);
            boolean known = tag.equals("sv") || tag.equals("en");
            new Problems()
                    .addIf(!tag.matches("[a-z]{2,3}(-[a-z0-9]{2,8})?"), "tagg", "pulse.needs-tag")
                    .addIf(known, "tagg", "pulse.language-is-there")
                    .addIf(name.isBlank() || name.length() > 60, "namn", "pulse.needs-language-name")
                    .refuseIfAny();
            new Problems()
                    .addIf(!languages.insert(tag, name.strip()), "tagg", "pulse.language-is-there")
                    .refuseIfAny();
            note.with("tag", tag);
            return tag;
        });
    }
}
