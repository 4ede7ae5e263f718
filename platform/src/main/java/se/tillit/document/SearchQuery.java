package se.tillit.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.tillit.access.Access;
import se.tillit.access.Actor;
import se.tillit.access.Door;

/** Search in everything that is in the register. */
@Component
public final class SearchQuery {

    private static final int MOST = 200;

    /** A longer passage is shown around its first hit. */
    private static final int SHOWN = 420;

    private static final int BEFORE = 120;

    private final Door door;
    private final SearchStore passages;

    SearchQuery(Door door, SearchStore passages) {
        this.door = door;
        this.passages = passages;
    }

    /** A stretch of a passage; found: it is what was searched for. */
    public record Run(String text, boolean found) {}

    /** @param start the passage's first character in the document's text, by which the page finds it */
    public record Hit(String section, int page, int start, List<Run> runs) {}

    /** A document and the places in it. */
    public record Found(UUID document, String title, List<Hit> hits) {}

    /** @param cut whether there were more than are shown */
    public record Result(List<Found> documents, int hits, boolean cut) {}

    public Result find(Actor actor, Search search) {
        return door.read(actor, Access.SEE_DOCUMENTS, () -> {
            if (search.isEmpty()) {
                return new Result(List.of(), 0, false);
            }
            List<SearchStore.Passage> found = passages.find(search, MOST + 1);
            boolean cut = found.size() > MOST;
            Pattern words = words(passages.stems(search));
            Map<UUID, List<SearchStore.Passage>> byDocument = found.stream()
                    .limit(MOST)
                    .collect(Collectors.groupingBy(
                            SearchStore.Passage::document, LinkedHashMap::new, Collectors.toList()));
            return new Result(
                    byDocument.values().stream()
                            .map(places -> new Found(
                                    places.getFirst().document(),
                                    places.getFirst().title(),
                                    places.stream()
                                            .map(place -> hit(place, words))
                                            .toList()))
                            .toList(),
                    Math.min(found.size(), MOST),
                    cut);
        });
    }

    /** A word with one of the stems anywhere in it. */
    private static Pattern words(List<String> stems) {
        return stems.isEmpty()
                ? Pattern.compile("(?!)")
                : Pattern.compile(
                        "[\\p{L}\\p{N}]*(?:"
                                + stems.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                                + ")[\\p{L}\\p{N}]*",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Hit hit(SearchStore.Passage place, Pattern words) {
        String text = place.text();
        Matcher first = words.matcher(text);
        if (text.length() > SHOWN && first.find()) {
            int from = first.start() <= BEFORE ? 0 : text.indexOf(' ', first.start() - BEFORE) + 1;
            int to = Math.min(text.length(), from + SHOWN);
            text = (from > 0 ? "… " : "") + text.substring(from, to) + (to < text.length() ? " …" : "");
        }
        List<Run> runs = new ArrayList<>();
        int at = 0;
        for (Matcher word = words.matcher(text); word.find(); at = word.end()) {
            runs.add(new Run(text.substring(at, word.start()), false));
            runs.add(new Run(word.group(), true));
        }
        runs.add(new Run(text.substring(at), false));
        return new Hit(place.section(), place.page(), place.start(), runs);
    }
}
