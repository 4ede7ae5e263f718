package se.tillit.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import se.tillit.Serve;
import se.tillit.database.Database;
import se.tillit.database.Server;
import se.tillit.demo.DemoConfiguration;

/** The demo municipality, running, and a real browser in front of it. One for all tests; each visitor has a context of their own. */
final class Sjohaga {

    private static final Server SERVER = Server.temporary();
    private static final ServletWebServerApplicationContext APPLICATION = start();
    private static final Playwright PLAYWRIGHT = Playwright.create();
    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            PLAYWRIGHT.close();
            APPLICATION.close();
            SERVER.close();
        }));
    }

    private Sjohaga() {}

    /** Letters are offered; nobody listens at that port, so they wait. */
    private static ServletWebServerApplicationContext start() {
        return start(
                SERVER.database("tillit"),
                "--server.port=0",
                "--tillit.mail.host=localhost",
                "--tillit.mail.port=9",
                "--tillit.mail.encryption=NONE",
                "--tillit.mail.sender=tillit@sjohaga.example");
    }

    private static ServletWebServerApplicationContext start(Database database, String... settings) {
        return (ServletWebServerApplicationContext) new SpringApplication(Serve.class, DemoConfiguration.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--logging.level.root=WARN",
                                        "--spring.datasource.url=" + database.url(),
                                        "--spring.datasource.password=" + database.password(),
                                        "--tillit.database-owner=" + database.owner(),
                                        "--tillit.database-owner-password=" + database.ownerPassword()),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** One more, where people sign in at an OpenID Connect provider. */
    record WithProvider(ServletWebServerApplicationContext application) implements AutoCloseable {

        Page visitor() {
            return Sjohaga.visitor(
                    "http://localhost:" + application.getWebServer().getPort(), 1280, "sv");
        }

        @Override
        public void close() {
            application.close();
        }
    }

    /** One more, in which a test may do what others must not see. */
    record Apart(ServletWebServerApplicationContext application, Database database) implements AutoCloseable {

        private String address() {
            return "http://localhost:" + application.getWebServer().getPort();
        }

        Page visitor(int width) {
            return Sjohaga.visitor(address(), width, "sv");
        }

        Page as(String name, int width) {
            return Sjohaga.as(visitor(width), name, "sv");
        }

        @Override
        public void close() {
            application.close();
        }
    }

    static Apart apart(String name) {
        Database database = SERVER.database(name);
        return new Apart(start(database, "--server.port=0"), database);
    }

    static WithProvider withProvider(int port, String issuer, String client, String secret) {
        return new WithProvider(start(
                SERVER.database("provider"),
                "--server.port=" + port,
                "--tillit.oidc.issuer=" + issuer,
                "--tillit.oidc.client-id=" + client,
                "--tillit.oidc.client-secret=" + secret));
    }

    static String address() {
        return "http://localhost:" + APPLICATION.getWebServer().getPort();
    }

    /** A visitor who has just opened the address. Widths: 1280 a desk, 360 a phone. */
    static Page visitor(int width, String language) {
        return visitor(address(), width, language);
    }

    private static Page visitor(String address, int width, String language) {
        BrowserContext context = BROWSER.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 740 : 900)
                .setBaseURL(address)
                .setLocale(language.equals("sv") ? "sv-SE" : "en-GB"));
        context.setDefaultTimeout(10_000);
        Page page = context.newPage();
        page.navigate("/");
        return page;
    }

    /** @param name whose role is stepped into; empty: nobody's */
    static BrowserContext contextOf(String name, int width, String language) {
        return (name.isEmpty() ? visitor(width, language) : as(name, width, language)).context();
    }

    static Page as(String name, int width, String language) {
        return as(visitor(width, language), name, language);
    }

    private static Page as(Page page, String name, String language) {
        String step = language.equals("sv") ? "Kliv in som " : "Step in as ";
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(step + name))
                .click();
        return page;
    }
}
