package se.tillit.demo;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import se.tillit.identity.Entrance;

/** What the demo adds to the real thing: a fictional organisation, and the choice of role in place of signing in. */
@Configuration(proxyBeanMethods = false)
@Import({
    DemoOrganisation.class,
    // The tales in the order in which they are told: some go on where another has ended.
    SjohagaProposals.class,
    SjohagaConsequence.class,
    SjohagaQuestions.class,
    SjohagaGoals.class,
    SjohagaIndicators.class,
    SjohagaFollowUps.class,
    SjohagaPulses.class,
    SjohagaMandates.class,
    SjohagaObstacles.class,
    SjohagaImprovements.class,
    SjohagaDialogues.class,
    SjohagaTables.class,
    SjohagaPanel.class,
    SjohagaSurveys.class,
    SjohagaDiary.class,
    SjohagaSupport.class,
    SjohagaOpenness.class,
    RolePages.class
})
public class DemoConfiguration {

    @Bean
    Fiction fiction(@Value("${demo.size:municipality}") String size) {
        return size.equals("region") ? new Region() : new Sjohaga();
    }

    @Bean
    @Primary
    DemoClock demoClock() {
        return new DemoClock();
    }

    @Bean
    Entrance entrance() {
        return new Entrance("/valj-roll");
    }

    @Bean
    ApplicationRunner demo(
            Fiction fiction,
            DemoOrganisation organisation,
            List<Tale> tales,
            ServletWebServerApplicationContext server) {
        return arguments -> {
            organisation.load();
            if (fiction instanceof Sjohaga) {
                tales.forEach(tale -> tale.tell(organisation.id()));
            }
            System.out.println(
                    "Tillit is ready: http://localhost:" + server.getWebServer().getPort() + "/");
            System.out.println("Stop with Ctrl+C. The demo begins anew each time it starts.");
        };
    }
}
