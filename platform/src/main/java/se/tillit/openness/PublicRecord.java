package se.tillit.openness;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as the register sees it: what 5 kap. 2 § offentlighets- och sekretesslagen asks for, and what it says.
 *
 * @param address where those who deal with it see it
 * @param sender from whom, as far as those who told want it told
 * @param matter what it is about, in short
 * @param closedOn null: it has not come to an end
 * @param parts what it says, in order
 */
public record PublicRecord(
        String kind,
        UUID id,
        String address,
        LocalDate receivedOn,
        String sender,
        String matter,
        @Nullable LocalDate closedOn,
        List<Part> parts) {

    public PublicRecord {
        parts = List.copyOf(parts);
    }

    /**
     * @param name its own in the record, and the same however the record grows
     * @param label the key of what it is called, and what stands in that
     * @param text empty where the label says it all
     * @param jpeg a picture, which the text describes
     */
    public record Part(String name, String label, List<String> arguments, String text, byte @Nullable [] jpeg) {

        public Part {
            arguments = List.copyOf(arguments);
        }

        /** Empty where there is no text: what was not told is no part. */
        public static Stream<Part> of(String name, String label, @Nullable String text, String... arguments) {
            return Stream.ofNullable(text)
                    .filter(one -> !one.isBlank())
                    .map(one -> new Part(name, label, Arrays.asList(arguments), one, null));
        }
    }

    /**
     * In a list.
     *
     * @param with others that ended with it, and go when it goes
     */
    public record Line(
            UUID id, LocalDate receivedOn, @Nullable LocalDate closedOn, String matter, List<UUID> with) {

        public Line {
            with = List.copyOf(with);
        }

        /** It, and those that go with it. */
        public List<UUID> all() {
            return Stream.concat(Stream.of(id), with.stream()).toList();
        }
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
