package se.tillit.burden;

import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import se.tillit.access.Refusal;
import se.tillit.chain.Chain;
import se.tillit.signal.Origin;
import se.tillit.signal.SignalKind;

/**
 * What a page about burden is asked: the parts of its address.
 *
 * @param enhet a unit, with all below it unless {@code sjalv}
 * @param sjalv anything: the unit alone
 * @param ar a calendar year; null for today's pace
 */
public record Question(
        @Nullable UUID enhet,
        @Nullable String sjalv,
        @Nullable UUID befattning,
        @Nullable UUID utfardare,
        @Nullable Origin ursprung,
        @Nullable SignalKind slag,
        @Nullable Integer ar) {

    Scope scope() {
        return new Scope(enhet, sjalv == null, befattning, utfardare, ursprung, slag, Set.of());
    }

    /** @throws Refusal.NotFound where the chain has no such unit or position, or nobody reckons with such a year */
    Question in(Chain chain) {
        boolean known = (enhet == null || !chain.standsFor(enhet).isEmpty())
                && (befattning == null || chain.position(befattning).isPresent())
                && (utfardare == null || chain.unitOrEnded(utfardare).isPresent());
        if (!known) {
            throw new Refusal.NotFound("unit or position");
        }
        return this;
    }

    @Nullable Year year(LocalDate today) {
        if (ar == null) {
            return null;
        }
        if (ar < today.getYear() - 50 || ar > today.getYear() + 50) {
            throw new Refusal.NotFound("year");
        }
        return Year.of(ar);
    }

    public Question at(@Nullable UUID unit) {
        return new Question(unit, null, befattning, utfardare, ursprung, slag, ar);
    }

    public Question alone() {
        return new Question(enhet, "ja", befattning, utfardare, ursprung, slag, ar);
    }

    public Question of(@Nullable UUID position) {
        return new Question(enhet, sjalv, position, utfardare, ursprung, slag, ar);
    }

    public Question from(@Nullable UUID issuer) {
        return new Question(enhet, sjalv, befattning, issuer, ursprung, slag, ar);
    }

    public Question from(@Nullable Origin origin) {
        return new Question(enhet, sjalv, befattning, utfardare, origin, slag, ar);
    }

    public Question of(@Nullable SignalKind kind) {
        return new Question(enhet, sjalv, befattning, utfardare, ursprung, kind, ar);
    }

    public Question during(@Nullable Integer year) {
        return new Question(enhet, sjalv, befattning, utfardare, ursprung, slag, year);
    }

    /** This question put to another page. */
    public String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        put(address, "enhet", enhet);
        put(address, "sjalv", sjalv == null ? null : "ja");
        put(address, "befattning", befattning);
        put(address, "utfardare", utfardare);
        put(address, "ursprung", ursprung);
        put(address, "slag", slag);
        put(address, "ar", ar);
        return address.encode().toUriString();
    }

    private static void put(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
