package se.tillit.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.tillit.photo.Photo;

/**
 * Figures and stories about one question, read together by those whom they are about.
 *
 * @param goal the goal that it is about; null where none
 * @param figures the indicators whose values stand there
 * @param returnOn when they come back to it
 * @param note what they have come to together; null while nothing is written
 */
public record FollowUp(
        UUID id,
        String question,
        @Nullable UUID goal,
        List<UUID> figures,
        LocalDate openedOn,
        UUID openedBy,
        String opener,
        LocalDate returnOn,
        List<Voice> voices,
        @Nullable Note note,
        Set<UUID> agreed) {

    public FollowUp {
        figures = List.copyOf(figures);
        voices = List.copyOf(voices);
        agreed = Set.copyOf(agreed);
    }

    public enum Telling {
        /** How it was. */
        STORY,
        /** What the figures and the stories mean. */
        READING
    }

    /** @param photo what came along with a story; null where nothing did */
    public record Voice(
            Telling telling,
            UUID account,
            String name,
            UUID unit,
            String role,
            String body,
            LocalDate on,
            @Nullable Photo photo) {}

    public record Note(int version, String body, LocalDate on, String by) {}

    public List<Voice> told(Telling telling) {
        return voices.stream().filter(voice -> voice.telling() == telling).toList();
    }

    /** Those who have to agree with the note: who began, and who told or read something. By account, what they are called. */
    public List<String> agreeing(boolean yes) {
        return Stream.concat(
                        Stream.of(new Party(openedBy, opener)),
                        voices.stream().map(voice -> new Party(voice.account(), voice.name())))
                .distinct()
                .filter(party -> agreed.contains(party.account()) == yes)
                .map(Party::name)
                .toList();
    }

    private record Party(UUID account, String name) {}

    boolean isParty(UUID account) {
        return openedBy.equals(account) || hasSaid(account);
    }

    boolean hasSaid(UUID account) {
        return voices.stream().map(Voice::account).collect(Collectors.toSet()).contains(account);
    }
}
