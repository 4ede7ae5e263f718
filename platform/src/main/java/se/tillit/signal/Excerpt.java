package se.tillit.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.tillit.web.Page;

/**
 * As much of a landing as can be read at once. A short one is shown whole; of a long one, the heaviest demands of the heaviest groups and a
 * way to each group alone, a hundred demands at a time.
 *
 * @param further groups of which only the name is shown, heaviest first
 * @param alone whether one group was asked for by itself
 */
public record Excerpt(List<Part> parts, List<Part> further, boolean alone) {

    private static final int WHOLE = 150;
    private static final int GROUPS = 20;
    private static final int OF_EACH = 5;
    private static final int AT_ONCE = 100;

    /**
     * The demands of one issuer or of one kind.
     *
     * @param key what the address calls it
     * @param origin where the demands come from; null in a kind, which has many origins
     * @param shown heaviest first
     * @param before how many come before those that are shown
     */
    public record Part(
            String key,
            String name,
            @Nullable Origin origin,
            Hours hours,
            List<Landing.Demand> shown,
            int before,
            int all) {

        public int after() {
            return all - before - shown.size();
        }

        public int page() {
            return before / AT_ONCE + 1;
        }

        private Part from(int first, int many) {
            return new Part(key, name, origin, hours, shown.subList(first, Math.min(first + many, all)), first, all);
        }

        /** The page asked for, or the nearest that there is. */
        private Part onPage(int number) {
            return from(Math.clamp(number - 1L, 0, (all - 1) / AT_ONCE) * AT_ONCE, AT_ONCE);
        }
    }

    /**
     * @param wanted the key of the only group to show; one that is not here shows them all, since demands come and go
     * @param page of the wanted group, from 1
     */
    static Excerpt byIssuer(Landing landing, String wanted, int page) {
        return of(
                landing.byIssuer().stream()
                        .map(from -> whole(
                                from.issuer().id() + "-" + from.origin(),
                                from.issuer().name(),
                                from.origin(),
                                from.demands()))
                        .toList(),
                wanted,
                page);
    }

    /** As {@link #byIssuer}, in the order of the kinds. */
    static Excerpt byKind(Landing landing, Page texts, String wanted, int page) {
        List<Part> kinds = new ArrayList<>();
        for (SignalKind kind : SignalKind.values()) {
            List<Landing.Demand> demands = landing.ofKind(kind);
            if (!demands.isEmpty()) {
                kinds.add(whole(kind.name(), texts.t(kind), null, demands));
            }
        }
        return of(kinds, wanted, page);
    }

    private static Part whole(String key, String name, @Nullable Origin origin, List<Landing.Demand> demands) {
        return new Part(key, name, origin, new Landing(demands).hoursEach(), demands, 0, demands.size());
    }

    private static Excerpt of(List<Part> all, String wanted, int page) {
        for (Part part : all) {
            if (part.key().equals(wanted)) {
                return new Excerpt(List.of(part.onPage(page)), List.of(), true);
            }
        }
        if (all.stream().mapToInt(Part::all).sum() <= WHOLE) {
            return new Excerpt(all, List.of(), false);
        }
        return new Excerpt(
                all.stream().limit(GROUPS).map(part -> part.from(0, OF_EACH)).toList(),
                all.stream().skip(GROUPS).map(part -> part.from(0, 0)).toList(),
                false);
    }
}
