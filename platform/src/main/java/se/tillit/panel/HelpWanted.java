package se.tillit.panel;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.tillit.web.Page;

/**
 * What a unit wants help with from the panel.
 *
 * @param unit where the asker works, as it was called on the day
 * @param sums how many have been asked, and what became of it
 * @param told what happened because of those who took part; null: not told yet
 */
public record HelpWanted(
        UUID id,
        Words words,
        String unit,
        UUID askedBy,
        String asker,
        LocalDate askedOn,
        Sums sums,
        @Nullable Told told) {

    /**
     * @param briefing what those who take part need to know beforehand
     * @param influences what they can influence, and what not
     * @param wanted how many
     * @param slot when on the day, or how; null: asked for before one could say
     * @param compensation what they are offered
     */
    public record Words(
            Help kind,
            String title,
            String briefing,
            String influences,
            Set<Area> areas,
            int wanted,
            LocalDate on,
            @Nullable Slot slot,
            String place,
            String compensation) {

        public Words {
            areas = Set.copyOf(areas);
        }

        /** In words: the day, when on it, and where. */
        public String when(Page page) {
            return slot == null
                    ? page.t("panel.own.when", page.date(on), place)
                    : page.t("panel.own.when-slot", page.date(on), slot.within(page), place);
        }
    }

    public record Sums(int asked, int yes, int no, int tookPart) {}

    public record Told(String text, LocalDate on) {}

    public enum State {
        /** Nobody has been asked yet. */
        NEW,
        ASKED,
        /** The day has passed, and what happened has not been told. */
        HELD,
        TOLD
    }

    public State state(LocalDate today) {
        if (told != null) {
            return State.TOLD;
        }
        if (words.on().isBefore(today) && sums.yes() > 0) {
            return State.HELD;
        }
        return sums.asked() == 0 ? State.NEW : State.ASKED;
    }
}
