package se.tillit.burden;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import se.tillit.Ledger;
import se.tillit.RunningTillit;
import se.tillit.Tester;
import se.tillit.access.Actor;
import se.tillit.access.Role;
import se.tillit.demo.Region;
import se.tillit.load.LoadOrganisation;

/**
 * How long each page of the generated region takes the first time after one demand has changed, and the second. By hand: {@code
 * -Dtest=EditBenchmark "-DargLine=-Dedits=10"}; no assertion about time, which says more about the machine.
 */
@EnabledIfSystemProperty(named = "edits", matches = "\\d+")
class EditBenchmark {

    private static final List<String> PAGES =
            List.of("/borda", "/styrkedja", "/arshjul", "/", "/krav", "/borda/samma", "/overblick");

    private final Actor admin = Tester.organisation();

    @Test
    void firstPageAfterAnEdit() {
        RunningTillit.bean(LoadOrganisation.class)
                .load(admin, new Region().files(LocalDate.now(Clock.system(ZoneId.of("Europe/Stockholm")))));
        Ledger ledger = new Ledger(RunningTillit.database());
        ledger.execute("vacuum analyze");
        Tester tester = Tester.as(Tester.colleague(admin, Role.CONTROLLER));
        for (String page : PAGES) {
            for (int edit = 0; edit < Integer.getInteger("edits"); edit++) {
                ledger.execute("update signal set minutes_high = minutes_high + 1 where organisation = '"
                        + admin.organisation() + "' and code = 'K" + (500 + edit) + "'");
                long first = milliseconds(tester, page);
                System.out.printf("%-14s after an edit %5d ms, then %5d ms%n", page, first, milliseconds(tester, page));
            }
        }
    }

    private static long milliseconds(Tester tester, String page) {
        long start = System.nanoTime();
        tester.get(page);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
