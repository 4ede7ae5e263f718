package se.tillit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SettingsCheckTest {

    private final MockEnvironment settings = new MockEnvironment();

    private List<String> problems(String... variables) {
        return SettingsCheck.problems(settings, List.of(variables));
    }

    @Test
    void nothingNeedsToBeSet() {
        assertThat(problems("PATH", "TILLIT_HOME")).isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnce() {
        settings.withProperty("tillit.home", "../elsewhere")
                .withProperty("spring.datasource.url", "postgres://db/tillit")
                .withProperty("server.port", "eighty");
        settings.withProperty("tillit.session.idle", "1s")
                .withProperty("tillit.oidc.name", "Jobbkontot")
                .withProperty("tillit.flood.heavy-per-person", "many");
        assertThat(problems("TILLIT_HOEM", "TILLIT_OIDC_NAME", "TILLIT_SESSION_IDLE", "TILLIT_FLOOD_HEAVY_PER_PERSON"))
                .hasSize(12)
                .anyMatch(problem -> problem.startsWith("TILLIT_SESSION_IDLE is at least"))
                .anyMatch(problem -> problem.startsWith("TILLIT_OIDC_ISSUER is an https:// address"))
                .anyMatch(problem -> problem.startsWith("TILLIT_OIDC_CLIENT_ID is needed"))
                .anyMatch(problem -> problem.startsWith("TILLIT_OIDC_CLIENT_SECRET is needed"))
                .anyMatch(problem -> problem.equals("TILLIT_FLOOD_HEAVY_PER_PERSON cannot be read."))
                .anyMatch(problem -> problem.startsWith("TILLIT_HOEM is no setting"))
                .anyMatch(problem -> problem.startsWith("TILLIT_HOME is a name"))
                .anyMatch(problem -> problem.startsWith("SPRING_DATASOURCE_URL is written"))
                .anyMatch(problem -> problem.startsWith("SPRING_DATASOURCE_PASSWORD is needed"))
                .anyMatch(problem -> problem.startsWith("TILLIT_DATABASE_OWNER is needed"))
                .anyMatch(problem -> problem.startsWith("TILLIT_DATABASE_OWNER_PASSWORD is needed"))
                .anyMatch(problem -> problem.startsWith("SERVER_PORT is a number"));
    }

    @Test
    void anOwnPostgresqlWithItsTwoRolesIsAccepted() {
        settings.withProperty("spring.datasource.url", "jdbc:postgresql://db.example:5432/tillit?sslmode=verify-full")
                .withProperty("spring.datasource.password", "a")
                .withProperty("tillit.database-owner", "tillit_owner")
                .withProperty("tillit.database-owner-password", "b");
        assertThat(problems("TILLIT_DATABASE_OWNER", "TILLIT_DATABASE_OWNER_PASSWORD"))
                .isEmpty();
    }

    @Test
    void theApplicationsRoleMayNotOwnTheTables() {
        settings.withProperty("spring.datasource.url", "jdbc:postgresql://db/tillit")
                .withProperty("spring.datasource.password", "a")
                .withProperty("tillit.database-owner", "tillit_app")
                .withProperty("tillit.database-owner-password", "a");
        assertThat(problems()).singleElement().asString().contains("cannot be tillit_app");
    }

    @Test
    void measurementsAreNeitherOnThePagesPortNorForOtherMachines() {
        settings.withProperty("management.server.port", "8080")
                .withProperty("management.server.address", "0.0.0.0");
        assertThat(problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("another port than SERVER_PORT"))
                .anyMatch(problem -> problem.contains("this machine alone"));
    }
}
