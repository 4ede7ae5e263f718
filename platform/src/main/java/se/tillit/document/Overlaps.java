package se.tillit.document;

import java.util.List;
import java.util.UUID;
import se.tillit.reading.Overlap;

/** What is said more than once: one group of passages that are the same or nearly so. */
public record Overlaps(Overlap.Kind kind, List<Difference> differences, List<Place> places) {

    /** In what the places differ. */
    public enum Aspect {
        DEADLINE,
        ADDRESSEE,
        MODALITY,
        REPORTING,
        TEXT,
        ONLY_FIRST,
        ONLY_SECOND
    }

    /** @param said what the places say of it, one beside the other */
    public record Difference(Aspect aspect, String said) {

        /** As the engine puts it: the aspect, a colon, and what is said. */
        static Difference of(String engine) {
            int colon = engine.indexOf(": ");
            String said = engine.substring(colon + 2);
            return new Difference(
                    switch (engine.substring(0, Math.max(colon, 0))) {
                        case "deadline" -> Aspect.DEADLINE;
                        case "addressee" -> Aspect.ADDRESSEE;
                        case "modality" -> Aspect.MODALITY;
                        case "reporting" -> Aspect.REPORTING;
                        case "only in the first" -> Aspect.ONLY_FIRST;
                        case "only in the second" -> Aspect.ONLY_SECOND;
                        default -> Aspect.TEXT;
                    },
                    said);
        }
    }

    /** A passage in its place. */
    public record Place(UUID document, String title, UUID version, String section, int start, int end, String text) {}

    /** Whether somebody reads different times or addressees in different places. */
    public boolean differs() {
        return !differences.isEmpty();
    }
}
