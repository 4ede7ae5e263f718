package se.tillit.demo;

import java.time.LocalDate;
import java.util.List;
import se.tillit.document.SentFile;
import se.tillit.load.LoadOrganisation;

/** An organisation that does not exist, as tables that are loaded like anybody's. */
public interface Fiction {

    String organisation();

    /** Whoever sees to its accounts. */
    String administrator();

    String email();

    /** @param today the day that the days in the tables are counted from, so that it never ages */
    List<LoadOrganisation.File> files(LocalDate today);

    /** Its steering documents, read like anybody's. */
    List<SentFile> documents();
}
