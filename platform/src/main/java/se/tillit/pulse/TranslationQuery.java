package se.tillit.pulse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.access.Language;
import se.tillit.access.Refusal;

/** Languages that the organisation has added, and what is to be written in them. */
@Component
public final class TranslationQuery {

    private final Door door;
    private final PulseLanguageStore languages;
    private final OwnQuestionStore questions;
    private final Instruments instruments;

    TranslationQuery(Door door, PulseLanguageStore languages, OwnQuestionStore questions, Instruments instruments) {
        this.door = door;
        this.languages = languages;
        this.questions = questions;
        this.instruments = instruments;
    }

    public List<PulseLanguage> all(Actor actor) {
        return door.read(actor, Access.RUN_PULSE, languages::all);
    }

    public PulseLanguage find(Actor actor, String tag) {
        return door.read(
                actor, Access.RUN_PULSE, () -> languages.find(tag).orElseThrow(() -> new Refusal.NotFound("language")));
    }

    /** Those in which all of these can be asked; within the organisation's door. */
    List<PulseLanguage> covering(List<Item> items) {
        return languages.all().stream().filter(one -> one.covers(items)).toList();
    }

    /** What belongs together. @param heading empty for the organisation's own questions */
    public record Group(String heading, List<Sentence> sentences) {}

    /** @param text as it is in the language of the page */
    public record Sentence(String code, String text) {}

    public List<Group> toWrite(Actor actor, Language language) {
        return door.read(actor, Access.RUN_PULSE, () -> {
            List<Group> groups = new ArrayList<>();
            for (Instrument instrument : instruments.all()) {
                groups.add(new Group(instrument.title(language), sentences(instrument.items(), language)));
            }
            List<Item> own = questions.all().stream().map(OwnQuestion::item).toList();
            if (!own.isEmpty()) {
                groups.add(new Group("", sentences(own, language)));
            }
            return groups;
        });
    }

    private static List<Sentence> sentences(List<Item> items, Language language) {
        List<Sentence> sentences = new ArrayList<>();
        for (Item item : items) {
            sentences.add(new Sentence(item.code(), item.text(language)));
            for (int choice = 1; choice <= item.choicesSv().size(); choice++) {
                sentences.add(new Sentence(
                        PulseLanguage.choice(item, choice),
                        item.choices(language).get(choice - 1)));
            }
        }
        return sentences;
    }

    /** Everything that has words; within the organisation's door. */
    Set<String> codes() {
        Set<String> codes = new HashSet<>(PulseLanguage.FORM);
        instruments.all().forEach(one -> one.items().forEach(item -> codes.addAll(PulseLanguage.codes(item))));
        questions.all().forEach(one -> codes.addAll(PulseLanguage.codes(one.item())));
        return codes;
    }
}
