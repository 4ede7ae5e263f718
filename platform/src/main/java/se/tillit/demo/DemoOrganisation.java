package se.tillit.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.load.LoadOrganisation;
import se.tillit.setup.CreateOrganisation;

/** The fictional organisation that the demo shows. */
@Component
public final class DemoOrganisation {

    private final Fiction fiction;
    private final CreateOrganisation organisations;
    private final LoadOrganisation loads;
    private final Clock clock;
    private UUID organisation = new UUID(0, 0);

    DemoOrganisation(Fiction fiction, CreateOrganisation organisations, LoadOrganisation loads, Clock clock) {
        this.fiction = fiction;
        this.organisations = organisations;
        this.loads = loads;
        this.clock = clock;
    }

    String name() {
        return fiction.organisation();
    }

    /** The organisation, once it is loaded. */
    UUID id() {
        return organisation;
    }

    void load() {
        Actor administrator =
                organisations.create(fiction.organisation(), fiction.email(), fiction.administrator(), null);
        LoadOrganisation.Outcome outcome =
                loads.load(administrator, fiction.files(LocalDate.now(clock.withZone(ZoneId.of("Europe/Stockholm")))));
        if (!outcome.problems().isEmpty()) {
            throw new IllegalStateException("The demo's own files are wrong: " + outcome.problems());
        }
        organisation = administrator.organisation();
    }
}
