package se.tillit.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.document.ReadImport;
import se.tillit.document.SentFile;
import se.tillit.document.TakeInDocuments;
import se.tillit.load.LoadOrganisation;
import se.tillit.setup.CreateOrganisation;

/** The fictional organisation that the demo shows. */
@Component
public final class DemoOrganisation {

    private final Fiction fiction;
    private final CreateOrganisation organisations;
    private final LoadOrganisation loads;
    private final TakeInDocuments takeIn;
    private final ReadImport reading;
    private final Clock clock;
    private UUID organisation = new UUID(0, 0);

    DemoOrganisation(
            Fiction fiction,
            CreateOrganisation organisations,
            LoadOrganisation loads,
            TakeInDocuments takeIn,
            ReadImport reading,
            Clock clock) {
        this.fiction = fiction;
        this.organisations = organisations;
        this.loads = loads;
        this.takeIn = takeIn;
        this.reading = reading;
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
        readDocuments(administrator);
        organisation = administrator.organisation();
    }

    /** At once and not by a job, so that they are there when the demo is. */
    private void readDocuments(Actor administrator) {
        List<SentFile> files = fiction.documents();
        if (!files.isEmpty()) {
            Actor controller = new Actor(
                    administrator.organisation(),
                    administrator.organisationName(),
                    administrator.account(),
                    administrator.name(),
                    Set.of(Role.CONTROLLER));
            UUID sentIn = takeIn.takeIn(controller, new TakeInDocuments.Turn(files, List.of(), null, null, false));
            reading.read(administrator.organisation(), sentIn);
        }
    }
}
