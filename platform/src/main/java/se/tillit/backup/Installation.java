package se.tillit.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import se.tillit.Settings;
import se.tillit.database.Database;
import se.tillit.database.Server;
import se.tillit.database.UnusableBackup;

/** The database that {@code ./tillit serve} would use here, from the same settings, without the application. */
final class Installation {

    private static final String DATABASE = "tillit";

    private final Settings settings;
    private final Optional<String> external;

    private Installation(Settings settings, Optional<String> external) {
        this.settings = settings;
        this.external = external;
    }

    @EnableConfigurationProperties(Settings.class)
    static final class SettingsAlone {}

    interface Work {
        String on(Database database) throws IOException, SQLException;
    }

    /** Runs a command to its end: what it did on standard output, or one line of what is wrong on standard error. */
    static int run(boolean mayBeRunning, boolean mayBeNew, Work work) {
        try {
            System.out.println(here().use(mayBeRunning, mayBeNew, work));
            return 0;
        } catch (IOException | SQLException | RuntimeException e) {
            System.err.println(e instanceof UnusableBackup ? e.getMessage() : reason(e));
            return 2;
        }
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e instanceof java.nio.file.FileSystemException file && file.getReason() == null
                ? "The file cannot be used: " + message
                : message;
    }

    private static Installation here() {
        SpringApplication application = new SpringApplication(SettingsAlone.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        try (var context = application.run("--logging.level.root=WARN")) {
            return new Installation(
                    context.getBean(Settings.class),
                    Optional.ofNullable(context.getEnvironment().getProperty("spring.datasource.url")));
        }
    }

    private String use(boolean mayBeRunning, boolean mayBeNew, Work work) throws IOException, SQLException {
        if (external.isPresent()) {
            return work.on(
                    new Database(external.get(), "", settings.databaseOwner(), settings.databaseOwnerPassword()));
        }
        if (!mayBeNew && !Server.exists(settings.home())) {
            throw new IllegalStateException("There is no Tillit here yet: no data named \"" + settings.home() + "\".");
        }
        Server server;
        try {
            server = Server.named(settings.home());
        } catch (Server.AlreadyRunning running) {
            if (!mayBeRunning) {
                throw running;
            }
            return work.on(Server.ofRunning(settings.home(), DATABASE));
        }
        try (server) {
            return work.on(server.open(DATABASE));
        }
    }
}
