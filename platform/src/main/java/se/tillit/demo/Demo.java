package se.tillit.demo;

import org.springframework.boot.SpringApplication;
import se.tillit.Serve;
import se.tillit.database.Server;

/**
 * {@code ./tillit demo}: a fictional municipality, begun anew at every start, and a page that lets one step into any role without a
 * password. Only this class wires that page; it answers to this machine alone and keeps to a database of its own.
 */
public final class Demo {

    private static final String HOME = "demo";

    private Demo() {}

    public static void main(String[] arguments) {
        if (System.getenv("SPRING_DATASOURCE_URL") != null || System.getProperty("spring.datasource.url") != null) {
            System.err.println(
                    "The demo uses a database of its own and never another. Unset spring.datasource.url, or use ./tillit serve.");
            System.exit(2);
        }
        String port = "8080";
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--port") && i + 1 < arguments.length && arguments[i + 1].matches("\\d{1,5}")) {
                port = arguments[++i];
            } else {
                System.err.println("Unknown: " + arguments[i] + ". Use ./tillit demo [--port 8080]");
                System.exit(2);
            }
        }
        try {
            Server.discard(HOME);
        } catch (Server.AlreadyRunning running) {
            System.err.println(running.getMessage());
            System.exit(2);
        }
        SpringApplication demo = new SpringApplication(Serve.class, DemoConfiguration.class);
        demo.run(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--tillit.home=" + HOME,
                "--logging.level.root=WARN");
    }
}
