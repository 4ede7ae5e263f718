package se.tillit.pulse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.tillit.pulse.Instrument.About;
import se.tillit.pulse.Instrument.Part;

/**
 * The instruments that come with Tillit, read from {@code pulse/*.txt}: a head of {@code name: value}, then the measures ({@code # code:
 * title}), each with its statements, one a line. Swedish stands before the bar and English after it.
 */
@Component
public final class Instruments {

    /** In the order in which they are offered. */
    private static final List<String> NAMES = List.of("above", "below", "felt", "sideways", "hme", "conditions");

    private final List<Instrument> all = NAMES.stream().map(Instruments::read).toList();

    public List<Instrument> all() {
        return all;
    }

    public Optional<Instrument> withCode(String code) {
        return all.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** The one that a measure belongs to; none for the organisation's own questions. */
    Optional<Instrument> ofMeasure(String measure) {
        return withCode(measure.replaceFirst("\\..*", ""));
    }

    Optional<Part> part(String measure) {
        return ofMeasure(measure).stream()
                .flatMap(one -> one.parts().stream())
                .filter(part -> part.measure().equals(measure))
                .findFirst();
    }

    /** Whether a figure says something about the one person who leads a unit. */
    boolean isAboutLeader(String measure) {
        return ofMeasure(measure).filter(one -> one.about() == About.ABOVE).isPresent();
    }

    private static Instrument read(String name) {
        try (var in = Instruments.class.getResourceAsStream("/pulse/" + name + ".txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instrument parse(List<String> lines) {
        Map<String, String> head = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("# ")) {
                String[] measure = line.substring(2).split(": ", 2);
                String[] titles = both(measure[1]);
                parts.add(new Part(head.get("code") + "." + measure[0], titles[0], titles[1], List.of()));
            } else if (!parts.isEmpty() && !line.isBlank()) {
                parts.add(with(parts.removeLast(), both(line)));
            } else if (!line.isBlank()) {
                String[] field = line.split(": ", 2);
                head.put(field[0], field[1]);
            }
        }
        String[] title = both(head.get("title"));
        String[] source = both(head.get("source"));
        return new Instrument(
                head.get("code"), About.valueOf(head.get("about")), title[0], title[1], source[0], source[1], parts);
    }

    private static Part with(Part part, String[] statement) {
        List<Item> items = new ArrayList<>(part.items());
        items.add(new Item(
                0,
                part.measure() + "." + (items.size() + 1),
                part.measure(),
                ItemKind.SCALE,
                statement[0],
                statement[1],
                List.of(),
                List.of()));
        return new Part(part.measure(), part.titleSv(), part.titleEn(), items);
    }

    private static String[] both(String text) {
        String[] languages = text.split(" \\| ");
        if (languages.length != 2) {
            throw new IllegalStateException("Not in both languages: " + text);
        }
        return languages;
    }
}
