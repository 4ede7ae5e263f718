package se.tillit.reading;

import static se.tillit.reading.WordClass.*;

import java.util.List;

/** What a modal verb makes of its clause: order, ban, permission or advice, or no more than what may happen. */
final class Mood {

    /** With these a modal says what a rule means or when it applies, not what somebody must do. */
    private static final List<String> CONSTITUTIVE =
            List.of("gälla", "upphöra", "träda", "anses", "förstås", "avses", "betraktas", "heta");

    private static final long DOING = any(ACT, REPORT, RECORD, CARRY, COMPETENCE);

    private final Tokens tokens;

    Mood(Tokens tokens) {
        this.tokens = tokens;
    }

    Modality of(int verb, boolean denied, boolean only) {
        if (tokens.is(verb, DUTY)) {
            return denied || only ? Modality.PROHIBITION : Modality.DUTY;
        }
        if (tokens.is(verb, PERMIT)) {
            return denied || only ? Modality.PROHIBITION : Modality.PERMISSION;
        }
        if (tokens.is(verb, SHOULD)) {
            return Modality.RECOMMENDATION;
        }
        if (tokens.is(verb, NEED)) {
            return denied ? Modality.PERMISSION : Modality.DUTY;
        }
        return Modality.PERMISSION;
    }

    /** "kan" confers a power or a choice where somebody can use it; else it speaks of what may happen. */
    boolean confers(Clause clause, int doing, boolean passive, boolean denied, Addressee addressee, boolean statute) {
        if (denied || !tokens.is(doing, DOING) && !tokens.equals(doing, "vara")) {
            return false;
        }
        if (passive) {
            return !statute && !tokens.is(doing, REPORT);
        }
        boolean pictured =
                addressee.name().equalsIgnoreCase("vi") || addressee.name().equalsIgnoreCase("man");
        if (addressee.name().isEmpty() || pictured || tokens.equals(doing, "få")) {
            return false;
        }
        boolean invitation = addressee.name().equalsIgnoreCase("du")
                && (tokens.equals(doing, "ringa")
                        || tokens.equals(doing, "kontakta")
                        || tokens.equals(doing, "läsa")
                        || tokens.equals(doing, "vända")
                        || tokens.equals(doing, "fråga")
                        || tokens.equals(doing, "höra"));
        return !invitation && (clause.verb() < doing);
    }

    boolean isConstitutive(int doing, boolean statute) {
        if (statute && tokens.equals(doing, "tillämpas")) {
            return true;
        }
        for (String word : CONSTITUTIVE) {
            if (tokens.equals(doing, word)) {
                return true;
            }
        }
        return false;
    }

    boolean isDenied(Clause clause, int doing) {
        int verb = clause.verb();
        boolean below = false;
        for (int i = verb + 1; i <= Math.min(doing + 1, clause.end() - 1); i++) {
            if (tokens.is(i, any(RELATIVE, SUBORDINATOR)) && !tokens.is(i, PREPOSITION)) {
                below = true;
            }
            if (tokens.is(i, NEGATION)
                    && (!below || i == doing - 1)
                    && !tokens.equals(i, "heller")
                    && (i <= doing || !tokens.is(i - 1, COORDINATOR) && !isAttribute(i + 1, clause.end()))) {
                return true;
            }
            if (tokens.is(i, NO) && !below && i < doing) {
                return true;
            }
        }
        return verb > clause.start() && tokens.is(verb - 1, NEGATION) || tokens.is(tokens.firstWord(clause), NO);
    }

    /** "rapportera ej verkställda beslut": what is denied is said of the thing. */
    private boolean isAttribute(int i, int to) {
        return i + 1 < to
                && tokens.isWord(i)
                && tokens.isWord(i + 1)
                && (tokens.endsWith(i, "da") || tokens.endsWith(i, "de") || tokens.endsWith(i, "na"))
                && !tokens.is(i, any(PREPOSITION, COORDINATOR, DETERMINER, PRONOUN));
    }

    boolean has(WordClass wordClass, int from, int to, Clause clause) {
        for (int i = Math.max(from, clause.start()); i < Math.min(to, clause.end()); i++) {
            if (tokens.is(i, wordClass)) {
                return true;
            }
            if (i > clause.verb() && tokens.is(i, any(RELATIVE, SUBORDINATOR)) && !tokens.is(i, PREPOSITION)) {
                return false;
            }
        }
        return false;
    }
}
