package se.tillit.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static se.tillit.mandate.Council.row;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import se.tillit.Ledger;
import se.tillit.RunningTillit;

/** Five thousand mandates: more than any municipality's boards have together. */
class ManyMandatesTest {

    private static final String[] WHAT = {
        "Bevilja ledighet",
        "Avslå ansökan",
        "Teckna avtal",
        "Anställa vikarie",
        "Jämka avgift",
        "Lämna yttrande",
        "Utse ombud",
        "Godkänna räkning"
    };
    private static final String[] ABOUT = {
        "bygglov",
        "hemtjänst",
        "skolskjuts",
        "färdtjänst",
        "parkering",
        "förskola",
        "livsmedelskontroll",
        "avlopp",
        "bidrag",
        "serveringstillstånd"
    };

    @Test
    void theIndexOfWordsServesTheApplicationsRoleAndEveryQuestionIsAnswered() {
        Council council = new Council();
        Council.Cells[] rows = IntStream.range(0, 5000)
                .mapToObj(i -> row(
                        "" + i,
                        "Grupp " + i / 100,
                        WHAT[i % WHAT.length] + " om " + ABOUT[i / 7 % ABOUT.length] + " i område nr " + i,
                        i % 40 + " kap. " + i % 30 + " § lagen (2011:" + i % 900 + ")",
                        i % 3 == 0 ? "Enhetschef" : "Förvaltningschef",
                        "",
                        i % 2 == 0 ? "" + i * 100 : ""))
                .toArray(Council.Cells[]::new);
        council.inUse(rows);
        // As in an installation of its own: the other tests' many small organisations would make this one look small.
        Ledger ledger = new Ledger(RunningTillit.database());
        ledger.execute("alter table mandate alter organisation set (n_distinct = 1)");
        ledger.execute("vacuum analyze mandate");
        // So few rows are read through as fast; the question is whether row-level security leaves the index its use.
        String plan = council.house.within(() -> {
            DSLContext db = RunningTillit.bean(DSLContext.class);
            db.execute("set local enable_seqscan = off");
            return String.join(
                    "\n",
                    db.fetch("explain select * from mandate where words @@ to_tsquery('pg_catalog.swedish', '4711')")
                            .into(String.class));
        });
        assertThat(plan).contains("mandate_words");
        long[] times = new long[60];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            assertThat(council.ask(council.house.manager, "färdtjänst i område " + i * 7)
                            .answers())
                    .isNotEmpty();
            times[i] = System.nanoTime() - begun;
        }
        Arrays.sort(times, 10, times.length);
        System.out.printf(
                "5,000 mandates: median %d ms, slowest of fifty %d ms%n", times[35] / 1_000_000, times[59] / 1_000_000);
    }
}
