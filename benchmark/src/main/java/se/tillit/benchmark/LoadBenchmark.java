package se.tillit.benchmark;

import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.Serve;
import se.tillit.access.Actor;
import se.tillit.access.Door;
import se.tillit.database.Database;
import se.tillit.database.Server;
import se.tillit.demo.Region;
import se.tillit.load.LoadOrganisation;
import se.tillit.load.UndoLoad;
import se.tillit.setup.CreateOrganisation;

/**
 * How long the generated region takes to load, load again, change and take back, over Tillit's own PostgreSQL. The ratios compare with storing as many plain rows one statement at a time, in the same run.
 */
public final class LoadBenchmark {

    private static final int ROWS = 32_000; // about as many as the tables have

    private LoadBenchmark() {}

    public static void main(String[] arguments) {
        try (Server server = Server.temporary();
                ConfigurableApplicationContext tillit = start(server.database("tillit"))) {
            measure(tillit);
        }
    }

    private static ConfigurableApplicationContext start(Database database) {
        return SpringApplication.run(
                Serve.class,
                "--server.port=0",
                "--logging.level.root=WARN",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.password=" + database.password(),
                "--tillit.database-owner=" + database.owner(),
                "--tillit.database-owner-password=" + database.ownerPassword());
    }

    private static void measure(ConfigurableApplicationContext tillit) {
        Actor admin = tillit.getBean(CreateOrganisation.class).create("Stora kommunen", "a@b.example", "Ada", null);
        LoadOrganisation loads = tillit.getBean(LoadOrganisation.class);
        List<LoadOrganisation.File> files = LargeTables.region();
        List<LoadOrganisation.File> changed =
                List.of(new LoadOrganisation.File("krav.csv", LargeTables.demandsMarked("ny")));
        double plain = seconds(() -> plainRows(tillit, admin));
        double load = seconds(() -> require(loads.load(admin, files), Region.UNITS));
        double again = seconds(() -> loads.load(admin, files));
        double change = seconds(() -> require(loads.load(admin, changed), Region.DEMANDS));
        double undoChange = seconds(() -> undoNewest(tillit, admin));
        double undoLoad = seconds(() -> undoNewest(tillit, admin));
        print("plain rows, one statement each", plain, plain);
        print("load", load, plain);
        print("load again: nothing new", again, plain);
        print("load changed demands", change, plain);
        print("take back the changes", undoChange, plain);
        print("take back the load", undoLoad, plain);
    }

    private static void plainRows(ConfigurableApplicationContext tillit, Actor admin) {
        DSLContext db = tillit.getBean(DSLContext.class);
        tillit.getBean(Door.class).write(admin, () -> {
            db.execute("create temporary table plain (code text primary key, name text) on commit drop");
            for (int i = 0; i < ROWS; i++) {
                db.execute("insert into plain values (?, ?)", "K" + i, "Namn " + i);
            }
            return 0;
        });
    }

    private static void undoNewest(ConfigurableApplicationContext tillit, Actor admin) {
        DSLContext db = tillit.getBean(DSLContext.class);
        var newest = tillit.getBean(Door.class)
                .write(admin, () -> db.fetchSingle("select id from load where not undone order by at desc limit 1")
                        .get(0, java.util.UUID.class));
        tillit.getBean(UndoLoad.class).undo(admin, newest);
    }

    private static void require(LoadOrganisation.Outcome outcome, int changes) {
        if (outcome.problemCount() > 0 || outcome.changes().size() < changes) {
            throw new IllegalStateException(outcome.problems().toString());
        }
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String what, double seconds, double yardstick) {
        System.out.printf(Locale.ROOT, "%-32s %6.1f s %6.2f%n", what, seconds, seconds / yardstick);
    }
}
