package se.tillit.overview;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/**
 * What the picture of the chain is asked to show.
 *
 * @param focus the unit that it centres on; null for the whole
 * @param byNumber the width of a ribbon is the number of demands rather than hours
 */
public record ChainQuestion(
        LocalDate day,
        @Nullable UUID focus,
        @Nullable SignalKind kind,
        @Nullable Origin origin,
        @Nullable UUID position,
        boolean byNumber) {

    /** A picture of what reaches one unit shows that and nothing else. */
    boolean wants(Flow flow) {
        return (kind == null || flow.kind() == kind)
                && (origin == null || flow.origin() == origin)
                && (focus == null || flow.path().contains(focus));
    }

    public ChainQuestion about(@Nullable UUID unit) {
        return new ChainQuestion(day, unit, kind, origin, position, byNumber);
    }

    public ChainQuestion ofKind(@Nullable SignalKind other) {
        return new ChainQuestion(day, focus, other, origin, position, byNumber);
    }

    public ChainQuestion from(@Nullable Origin other) {
        return new ChainQuestion(day, focus, kind, other, position, byNumber);
    }

    public ChainQuestion measured(boolean number) {
        return new ChainQuestion(day, focus, kind, origin, position, number);
    }

    /** The picture that answers this. */
    public String address(LocalDate today) {
        return with(UriComponentsBuilder.fromPath("/styrkedja"), today).encode().toUriString();
    }

    /** The demands on one ribbon of the picture. */
    String ribbon(String from, String to, Origin of, LocalDate today) {
        return with(UriComponentsBuilder.fromPath("/styrkedja/band"), today)
                .replaceQueryParam("ursprung", of.name())
                .replaceQueryParam("enhet")
                .queryParam("fran", from)
                .queryParam("mot", to)
                .encode()
                .toUriString();
    }

    private UriComponentsBuilder with(UriComponentsBuilder address, LocalDate today) {
        if (!day.equals(today)) {
            address.queryParam("dag", day);
        }
        if (focus != null) {
            address.queryParam("enhet", focus);
        }
        if (kind != null) {
            address.queryParam("slag", kind.name());
        }
        if (origin != null) {
            address.queryParam("ursprung", origin.name());
        }
        if (position != null) {
            address.queryParam("befattning", position);
        }
        if (byNumber) {
            address.queryParam("matt", "antal");
        }
        return address;
    }
}
