package se.tillit.pulse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.tillit.access.Language;

/**
 * A question of the organisation's own, asked out of curiosity: with an asker, a user, a decision and an end like any other.
 *
 * @param endsOn the last day on which a wave that asks it may begin
 * @param askedOn the days on which waves have begun to ask it, the first first
 */
public record OwnQuestion(UUID id, Wording wording, LocalDate endsOn, List<LocalDate> askedOn) {

    /** What is asked, by whom, for whom and for which decision; choices one for one in both languages. */
    public record Wording(
            ItemKind kind,
            String textSv,
            String textEn,
            List<String> choicesSv,
            List<String> choicesEn,
            String asker,
            String usedBy,
            String decision) {

        public Wording {
            choicesSv = List.copyOf(choicesSv);
            choicesEn = List.copyOf(choicesEn);
        }
    }

    public OwnQuestion {
        askedOn = List.copyOf(askedOn);
    }

    public String code() {
        return "own." + id;
    }

    Item item() {
        return new Item(
                0,
                code(),
                code(),
                wording.kind(),
                wording.textSv(),
                wording.textEn(),
                wording.choicesSv(),
                wording.choicesEn());
    }

    public String text(Language language) {
        return language == Language.SV ? wording.textSv() : wording.textEn();
    }
}
