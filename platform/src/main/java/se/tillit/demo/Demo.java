package se.tillit.demo;

import org.springframework.boot.SpringApplication;
import se.tillit.Serve;
import se.tillit.database.Server;

/**
 * {@code ./tillit demo}: a fictional municipality, begun anew at every start, and a page that lets one step into any role without a
 * password. Only this class wires that page; it answers to this machine alone and keeps to a database of its own.
 */
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) {
        if (System.getenv("SPRING_DATASOURCE_URL") != null || System.getProperty("spring.datasource.url") != null) {
            System.err.println(
                    "The demo uses a database of its own and never another. Unset spring.datasource.url, or use ./tillit serve.");
            System.exit(2);
        }
        String port = "8080";
        String size = "municipality";
        for (int i = 0; i < arguments.length; i++) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            if (arguments[i].equals("--port") && value.matches("\\d{1,5}")) {
                port = value;
                i++;
            } else if (arguments[i].equals("--size") && value.matches("municipality|region")) {
                size = value;
                i++;
            } else {
                System.err.println(
                        "Unknown: " + arguments[i] + ". Use ./tillit demo [--port 8080] [--size municipality|region]");
                System.exit(2);
            }
        }
        String home = "demo-" + port; // two demos at once do not disturb each other
        try {
            Server.discard(home);
        } catch (Server.AlreadyRunning running) {
            System.err.println(running.getMessage());
            System.exit(2);
        }
        if (size.equals("region")) {
            System.out.println("A region is being loaded; that takes a minute.");
        }
        SpringApplication demo = new SpringApplication(Serve.class, DemoConfiguration.class);
        demo.run(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--tillit.home=" + home,
                "--demo.size=" + size,
                "--logging.level.root=WARN");
    }
}
