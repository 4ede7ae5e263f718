package se.tillit.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import se.tillit.demo.Region;
import se.tillit.load.LoadOrganisation;

/** The generated region's tables, and its demands with other titles. */
final class LargeTables {

    private LargeTables() {}

    static List<LoadOrganisation.File> region() {
        return new Region().files(LocalDate.now(java.time.Clock.system(ZoneId.of("Europe/Stockholm"))));
    }

    /** @param mark stands after each title */
    static byte[] demandsMarked(String mark) {
        String table = new String(region().getLast().content(), StandardCharsets.UTF_8);
        return table.replaceAll("(?m)^(K\\d+;[^;]*;[^;]*)", "$1 (" + mark + ")").getBytes(StandardCharsets.UTF_8);
    }
}
