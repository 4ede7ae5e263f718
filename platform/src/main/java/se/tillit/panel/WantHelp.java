package se.tillit.panel;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Problems;
import se.tillit.audit.Acts;
import se.tillit.calendar.SwedishDays;
import se.tillit.chain.Standing;

/** Describes what a unit wants the panel's help with. */
@Component
public final class WantHelp {

    private static final int LONGEST = 200;
    private static final int LONGEST_TEXT = 2_000;
    static final int MOST = 50;

    private final Acts acts;
    private final HelpStore wanted;
    private final Standing.Finder finder;
    private final Clock clock;

    WantHelp(Acts acts, HelpStore wanted, Standing.Finder finder, Clock clock) {
        this.acts = acts;
        this.wanted = wanted;
        this.finder = finder;
        this.clock = clock;
    }

    public UUID want(Actor actor, HelpWanted.Words words) {
        return acts.perform(actor, Access.ASK_PANEL, "panel.want", note -> {
            Problems problems = check(words);
            problems.addIf(words.on().isBefore(SwedishDays.today(clock)), "dag", "panel.needs-day")
                    .refuseIfAny();
            Standing.Now now = finder.now(actor);
            String unit = now.standing().map(one -> one.unit().name()).orElse(actor.organisationName());
            UUID id = wanted.insert(words, unit, now.today(), actor.account());
            note.about(id).with("wanted", words.wanted());
            return id;
        });
    }

    static Problems check(HelpWanted.Words words) {
        Problems problems = new Problems();
        text(problems, "rubrik", words.title(), LONGEST, "panel.needs-title");
        text(problems, "infor", words.briefing(), LONGEST_TEXT, "panel.needs-briefing");
        text(problems, "paverka", words.influences(), LONGEST_TEXT, "panel.needs-influences");
        text(problems, "plats", words.place(), LONGEST, "panel.needs-place");
        text(problems, "ersattning", words.compensation(), LONGEST, "panel.needs-compensation");
        return problems.addIf(words.areas().isEmpty(), "omraden", "panel.needs-areas")
                .addIf(words.wanted() < 1 || words.wanted() > MOST, "antal", "panel.needs-wanted", MOST);
    }

    static void text(Problems problems, String field, String text, int longest, String missing) {
        problems.addIf(text.isBlank(), field, missing).addIf(text.length() > longest, field, "web.too-long", longest);
    }
}
