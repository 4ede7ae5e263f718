package se.tillit.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.load.LoadOrganisation;
import se.tillit.setup.CreateOrganisation;

/**
 * Sjöhaga kommun, which does not exist. Its files under {@code demo/sjohaga} are loaded as anybody's are; days in them are written
 * {@code {år-2}-01-01} or {@code {idag+30}}, so that the municipality never ages.
 */
@Component
public final class Sjohaga {

    private static final Pattern MARK = Pattern.compile("\\{(år|idag)(?:([+-])(\\d+))?}");
    private static final List<String> FILES = List.of("enheter.csv", "befattningar.csv", "personer.csv", "krav.csv");

    private final CreateOrganisation organisations;
    private final LoadOrganisation loads;
    private final Clock clock;
    private UUID organisation = new UUID(0, 0);

    Sjohaga(CreateOrganisation organisations, LoadOrganisation loads, Clock clock) {
        this.organisations = organisations;
        this.loads = loads;
        this.clock = clock;
    }

    /** The organisation, once it is loaded. */
    public UUID organisation() {
        return organisation;
    }

    public void load() {
        Actor administrator = organisations.create("Sjöhaga kommun", "drift@sjohaga.example", "Olle Driftsson", null);
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")));
        LoadOrganisation.Outcome outcome = loads.load(
                administrator,
                FILES.stream()
                        .map(name -> new LoadOrganisation.File(
                                name, onToday(read(name), today).getBytes(StandardCharsets.UTF_8)))
                        .toList());
        if (!outcome.problems().isEmpty()) {
            throw new IllegalStateException("The demo's own files are wrong: " + outcome.problems());
        }
        organisation = administrator.organisation();
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Sjohaga.class.getResourceAsStream("/demo/sjohaga/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with its marks replaced by years and days counted from the given day. */
    static String onToday(String text, LocalDate today) {
        return MARK.matcher(text).replaceAll(mark -> {
            int by = mark.group(3) == null ? 0 : Integer.parseInt(mark.group(2) + mark.group(3));
            return mark.group(1).equals("år")
                    ? Integer.toString(today.getYear() + by)
                    : today.plusDays(by).toString();
        });
    }
}
