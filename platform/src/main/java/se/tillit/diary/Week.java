package se.tillit.diary;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.access.Language;

/**
 * A week in which some keep a diary.
 *
 * @param units whose people may
 * @param proof null until it has closed
 */
public record Week(
        UUID id,
        Terms terms,
        boolean closing,
        @Nullable LocalDate closedOn,
        List<Asked> units,
        @Nullable Proof proof) {

    static final int DAYS = 7;

    /** What it takes of one who keeps it, in all: two taps some times a day. */
    public static final int MINUTES = 5;

    /**
     * What is agreed before it begins.
     *
     * @param root of this unit and all below it
     * @param ownDays how long those who kept it have the result before others
     * @param steering which category is steering and follow-up, from 1
     * @param unionWith with whom it was talked through (MBL), and when
     * @param assessedBy who made the data-protection assessment, and when
     */
    public record Terms(
            String title,
            UUID root,
            String asker,
            String usedBy,
            String decision,
            LocalDate startsOn,
            int ownDays,
            List<String> categoriesSv,
            List<String> categoriesEn,
            int steering,
            String unionWith,
            LocalDate unionOn,
            String assessedBy,
            LocalDate assessedOn) {

        public Terms {
            categoriesSv = List.copyOf(categoriesSv);
            categoriesEn = List.copyOf(categoriesEn);
        }

        public List<String> categories(Language language) {
            return language == Language.SV ? categoriesSv : categoriesEn;
        }

        /** The last of the seven. */
        public LocalDate endsOn() {
            return startsOn.plusDays(DAYS - 1);
        }
    }

    /** @param path from the root down to the unit itself @param persons how many they were when it began */
    public record Asked(UUID unit, List<UUID> path, int persons) {
        public Asked {
            path = List.copyOf(path);
        }
    }

    /**
     * @param persons who kept it
     * @param cells figures that were decided about
     * @param findings what the attack still found; then nothing at all is shown
     */
    public record Proof(int persons, int cells, int withheld, long programmes, int findings) {}

    /** What a figure is about. */
    public enum Kind {
        /** A unit with all below it. */
        BRANCH,
        /** All units of a level. */
        LEVEL
    }

    /**
     * @param of a unit or a level
     * @param category from 1
     * @param persons who kept it; null: withheld to protect them, and so is the rest
     * @param hours in the week, for one of them in the middle
     */
    public record Figure(
            Kind kind, UUID of, int category, @Nullable Integer persons, java.math.@Nullable BigDecimal hours) {}

    public Week {
        units = List.copyOf(units);
    }

    public boolean isOpenOn(LocalDate day) {
        return !closing && !day.isBefore(terms.startsOn()) && !day.isAfter(terms.endsOn());
    }

    /** The first day on which others than those who were asked see it. */
    public LocalDate travelsOn() {
        return (closedOn == null ? terms.endsOn().plusDays(1) : closedOn).plusDays(terms.ownDays());
    }

    public int persons() {
        return units.stream().mapToInt(Asked::persons).sum();
    }

    /** The branches that hold more than one unit, each with its units. */
    Map<UUID, List<UUID>> branches() {
        Map<UUID, List<UUID>> below = new HashMap<>();
        units.forEach(one -> one.path().forEach(at -> below.computeIfAbsent(at, unit -> new java.util.ArrayList<>())
                .add(one.unit())));
        return below;
    }
}
