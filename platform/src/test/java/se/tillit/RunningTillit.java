package se.tillit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import se.tillit.database.Database;
import se.tillit.database.Server;

/**
 * The application as {@code ./tillit serve} starts it, over a PostgreSQL of its own that lasts as long as the tests. One for all test
 * classes: each test makes an organisation of its own, and organisations do not see each other.
 */
public final class RunningTillit {

    private static final Server SERVER = Server.temporary();
    private static final Path KEYS = folder();
    private static final Database DATABASE = SERVER.database("tillit");
    private static final ConfigurableApplicationContext APPLICATION = start(DATABASE, Serve.class);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            APPLICATION.close();
            SERVER.close();
        }));
    }

    private RunningTillit() {}

    /** Where all of them keep what opens their pulse waves, as nodes over one database do. */
    public static Path keys() {
        return KEYS;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tillit-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one more over a database; the caller closes it. */
    public static ConfigurableApplicationContext start(Database database, Class<?>... sources) {
        return start(database, List.of(), sources);
    }

    /** @param settings beside the usual ones, as on the command line */
    public static ConfigurableApplicationContext start(Database database, List<String> settings, Class<?>... sources) {
        SpringApplication application = new SpringApplication(sources);
        application.setMainApplicationClass(Serve.class);
        // All tests come from one address, and faster than people.
        application.setDefaultProperties(Map.of(
                "tillit.pulse.keys", KEYS.toString(),
                "tillit.flood.sign-ins-per-address", "1000000",
                "tillit.flood.reports-per-address", "1000000",
                "tillit.flood.heavy-per-address", "1000000",
                "tillit.flood.heavy-per-person", "1000000",
                "tillit.flood.votes-per-address", "1000000",
                "tillit.flood.letters-per-address", "1000000"));
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--logging.level.root=WARN",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.password=" + database.password(),
                "--tillit.database-owner=" + database.owner(),
                "--tillit.database-owner-password=" + database.ownerPassword()));
        String patience = "--spring.datasource.hikari.connection-timeout=";
        if (settings.stream().noneMatch(setting -> setting.startsWith(patience))) {
            all.add(patience + 60_000); // fifty at once wait for their turn, however slow the machine is
        }
        all.addAll(settings);
        return application.run(all.toArray(String[]::new));
    }

    public static Server server() {
        return SERVER;
    }

    public static Database database() {
        return DATABASE;
    }

    public static <T> T bean(Class<T> type) {
        return APPLICATION.getBean(type);
    }

    public static <T> T bean(String name, Class<T> type) {
        return APPLICATION.getBean(name, type);
    }

    public static int port() {
        return ((ServletWebServerApplicationContext) APPLICATION).getWebServer().getPort();
    }
}
