package se.tillit.obstacle;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.openness.Veil;

/**
 * A formal request upward (hemställan): what is in the way, and only somebody outside the house can remove.
 *
 * @param marked whether it, or something in it, is marked as secret
 */
public record Petition(
        UUID id,
        int version,
        String legalReference,
        Words words,
        Said made,
        @Nullable Decision decision,
        @Nullable LocalDate sentOn,
        @Nullable Answer answer,
        List<Case> cases,
        boolean marked) {

    public Petition {
        cases = List.copyOf(cases);
    }

    /** For everybody but those who deal with it: without what is marked as secret. */
    Petition under(Veil veil) {
        if (!veil.hides()) {
            return this;
        }
        return new Petition(
                id,
                version,
                legalReference,
                new Words(veil.over(words.title()), veil.over(words.recipient()), veil.over(words.body())),
                made,
                decision == null ? null : new Decision(decision.by(), decision.agreed(), veil.over(decision.reason())),
                sentOn,
                answer == null ? null : new Answer(answer.on(), veil.over(answer.text())),
                cases,
                true);
    }

    /** @param recipient to whom it goes */
    public record Words(String title, String recipient, String body) {}

    public record Said(LocalDate on, String name, String role) {}

    public record Decision(Said by, boolean agreed, String reason) {}

    public record Answer(LocalDate on, String text) {}

    /**
     * One obstacle in it.
     *
     * @param units from how many units it has been said
     * @param hours a year, guessed; 0 where nobody has
     * @param citizens whether those we are there for notice it
     */
    public record Case(UUID obstacle, String text, int voices, int units, int hours, boolean citizens) {}

    public enum Stage {
        DRAFT,
        REFUSED,
        /** And to be sent. */
        AGREED,
        SENT,
        ANSWERED
    }

    public Stage stage() {
        if (answer != null) {
            return Stage.ANSWERED;
        }
        if (sentOn != null) {
            return Stage.SENT;
        }
        return decision == null ? Stage.DRAFT : decision.agreed() ? Stage.AGREED : Stage.REFUSED;
    }

    /** What several cases come to together. */
    public record Facts(int cases, int voices, int units, int hours, int citizens) {

        static Facts of(List<Case> cases, int units) {
            return new Facts(
                    cases.size(),
                    cases.stream().mapToInt(Case::voices).sum(),
                    units,
                    cases.stream().mapToInt(Case::hours).sum(),
                    (int) cases.stream().filter(Case::citizens).count());
        }
    }

    /** Obstacles with one legal reference that are in no petition yet. */
    public record Bundle(String legalReference, List<Case> cases, Facts facts) {}
}
