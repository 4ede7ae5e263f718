package se.tillit.panel;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be asked.
 *
 * @param byEmployee whether somebody who works here wrote it down for her, with her consent
 */
public record Member(
        UUID id, Contact contact, Profile profile, LocalDate joinedOn, LocalDate consentedOn, boolean byEmployee) {

    /** @param at telephone or e-mail, as she wants to be reached */
    public record Contact(String called, String at) {}

    /**
     * @param age null: does not want to say
     * @param experience what she has been through and wants to share; null: says nothing of it
     * @param needs what she needs to be able to take part; null: nothing
     */
    public record Profile(
            Set<Area> areas,
            Set<Slot> slots,
            @Nullable Age age,
            @Nullable String experience,
            @Nullable String needs) {

        public Profile {
            areas = Set.copyOf(areas);
            slots = Set.copyOf(slots);
        }
    }

    /** It names somebody, so it stands in no log. */
    @Override
    public String toString() {
        return "Member";
    }
}
