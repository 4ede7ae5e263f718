package se.tillit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;
import se.tillit.ballot.BallotSettings;
import se.tillit.identity.FloodSettings;
import se.tillit.identity.ProviderSettings;
import se.tillit.identity.SessionSettings;
import se.tillit.indicator.KoladaSettings;
import se.tillit.mail.MailSettings;
import se.tillit.web.AddressSettings;

/** Tells every problem in the settings at once, before anything is started, and what each of them should be. */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** The records whose components are Tillit's own settings. */
    private static final List<Class<? extends Record>> SETTINGS = List.of(
            Settings.class,
            AddressSettings.class,
            SessionSettings.class,
            ProviderSettings.class,
            FloodSettings.class,
            MailSettings.class,
            KoladaSettings.class,
            BallotSettings.class);

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        List<String> problems = problems(event.getEnvironment(), System.getenv().keySet());
        if (!problems.isEmpty()) {
            System.err.println("Tillit does not start, since its settings need to be mended:");
            problems.forEach(problem -> System.err.println("- " + problem));
            System.exit(2);
        }
        if (!staysHere(event.getEnvironment().getProperty("server.address", ""))) {
            System.err.println(
                    "Tillit listens to other machines. Browsers keep its sign-in only over TLS: put a reverse"
                            + " proxy with a certificate in front of it (README.md shows how).");
        }
    }

    /** @param environment the names of the variables that are set */
    static List<String> problems(Environment settings, Collection<String> environment) {
        List<String> problems = new ArrayList<>();
        Set<String> known = SETTINGS.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents())
                        .map(component -> variable(prefix(type), component.getName())))
                .collect(Collectors.toSet());
        environment.stream()
                .filter(name -> name.startsWith("TILLIT_") && !known.contains(name))
                .sorted()
                .forEach(name -> problems.add(name + " is no setting. Tillit's own are "
                        + known.stream().sorted().collect(Collectors.joining(", ")) + "."));
        SETTINGS.forEach(type -> bound(settings, type, problems));
        database(settings, problems);
        port(settings, "server.port", problems);
        port(settings, "management.server.port", problems);
        String measurements = settings.getProperty("management.server.port", "-1");
        if (measurements.equals(settings.getProperty("server.port", "8080")) && !measurements.equals("0")) {
            problems.add("MANAGEMENT_SERVER_PORT must be another port than SERVER_PORT.");
        }
        if (!staysHere(settings.getProperty("management.server.address", "127.0.0.1"))) {
            problems.add("MANAGEMENT_SERVER_ADDRESS must be this machine alone, 127.0.0.1: whoever reaches it needs no"
                    + " sign-in.");
        }
        return problems;
    }

    private static String prefix(Class<? extends Record> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    /** What a record says of itself when it cannot be made begins with the name of the variable; one problem a line. */
    private static void bound(Environment settings, Class<? extends Record> type, List<String> problems) {
        try {
            Binder.get(settings).bindOrCreate(prefix(type), type);
        } catch (BindException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            String said = String.valueOf(cause.getMessage());
            problems.addAll(
                    said.startsWith("TILLIT_")
                            ? said.lines().toList()
                            : List.of(variable("", String.valueOf(e.getName())) + " cannot be read."));
        }
    }

    private static void database(PropertyResolver settings, List<String> problems) {
        String url = settings.getProperty("spring.datasource.url");
        String owner = settings.getProperty("tillit.database-owner", "");
        if (url == null) {
            if (!owner.isEmpty()) {
                problems.add("TILLIT_DATABASE_OWNER is for a PostgreSQL of your own: set SPRING_DATASOURCE_URL too.");
            }
            return;
        }
        if (!url.matches("jdbc:postgresql://[^/\\s]+/[^?/\\s]+(\\?\\S*)?")) {
            problems.add("SPRING_DATASOURCE_URL is written jdbc:postgresql://HOST:PORT/DATABASE.");
        }
        if (settings.getProperty("spring.datasource.password", "").isEmpty()) {
            problems.add("SPRING_DATASOURCE_PASSWORD is needed with SPRING_DATASOURCE_URL: the password of the role"
                    + " tillit_app.");
        }
        if (owner.isEmpty()) {
            problems.add("TILLIT_DATABASE_OWNER is needed with SPRING_DATASOURCE_URL: the role that owns the tables.");
        }
        if (settings.getProperty("tillit.database-owner-password", "").isEmpty()) {
            problems.add("TILLIT_DATABASE_OWNER_PASSWORD is needed with SPRING_DATASOURCE_URL.");
        }
        if (owner.equals("tillit_app")) {
            problems.add("TILLIT_DATABASE_OWNER cannot be tillit_app: the role that owns the tables sees every"
                    + " organisation's rows.");
        }
    }

    private static void port(PropertyResolver settings, String name, List<String> problems) {
        String port = settings.getProperty(name, "0");
        boolean none = name.startsWith("management") && port.equals("-1");
        if (!none && !(port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535)) {
            problems.add(variable("", name) + " is a number from 1 to 65535, not \"" + port + "\".");
        }
    }

    private static boolean staysHere(String address) {
        return Set.of("127.0.0.1", "::1", "localhost").contains(address);
    }

    private static String variable(String prefix, String name) {
        String whole = prefix.isEmpty() ? name : prefix + "." + name;
        return whole.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("[.-]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
