package se.tillit.demo;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import se.tillit.identity.Entrance;

/** What the demo adds to the real thing: Sjöhaga, and the choice of role in place of signing in. */
@Configuration(proxyBeanMethods = false)
@Import({Sjohaga.class, RolePages.class})
public class DemoConfiguration {

    @Bean
    Entrance entrance() {
        return new Entrance("/valj-roll");
    }

    @Bean
    ApplicationRunner demo(Sjohaga sjohaga, ServletWebServerApplicationContext server) {
        return arguments -> {
            sjohaga.load();
            System.out.println(
                    "Tillit is ready: http://localhost:" + server.getWebServer().getPort() + "/");
            System.out.println("Stop with Ctrl+C. The demo begins anew each time it starts.");
        };
    }
}
