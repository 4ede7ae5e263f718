package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is wrong in the settings is told at start, all of it. */
class SignInSettingsTest {

    @Test
    void halfAProviderIsNone() {
        assertThatThrownBy(() -> new ProviderSettings("", "", "", "Jobbkontot"))
                .hasMessageContaining("TILLIT_OIDC_ISSUER")
                .hasMessageContaining("TILLIT_OIDC_CLIENT_ID")
                .hasMessageContaining("TILLIT_OIDC_CLIENT_SECRET");
        assertThat(new ProviderSettings("", "", "", "").configured()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.kommun.se", "id.kommun.se", "https://", "https://id.kommun.se?x=1", "ftp://localhost"
            })
    void aProviderIsReachedOverTls(String issuer) {
        assertThatThrownBy(() -> new ProviderSettings(issuer, "a", "b", "")).hasMessageContaining("TILLIT_OIDC_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.kommun.se/realms/kommun",
                "https://login.kommun.se:8443",
                "http://localhost:8180/realms/x"
            })
    void aProviderMayHaveAPathAndAPort(String issuer) {
        assertThatCode(() -> new ProviderSettings(issuer, "a", "b", "")).doesNotThrowAnyException();
    }

    @Test
    void theEnvironmentNamesThemAsTheReadmeSays() {
        Binder environment = new Binder(ConfigurationPropertySources.from(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                        "TILLIT_OIDC_ISSUER", "https://id.kommun.se",
                        "TILLIT_OIDC_CLIENT_ID", "tillit",
                        "TILLIT_OIDC_CLIENT_SECRET", "hemlig",
                        "TILLIT_OIDC_NAME", "Jobbkontot",
                        "TILLIT_SESSION_IDLE", "20m",
                        "TILLIT_SESSION_ABSOLUTE", "8h",
                        "TILLIT_FLOOD_SIGN_INS_PER_ADDRESS", "1",
                        "TILLIT_FLOOD_HEAVY_PER_ADDRESS", "2",
                        "TILLIT_FLOOD_HEAVY_PER_PERSON", "3"))));
        assertThat(environment.bind("tillit.oidc", ProviderSettings.class).get())
                .isEqualTo(new ProviderSettings("https://id.kommun.se", "tillit", "hemlig", "Jobbkontot"));
        assertThat(environment.bind("tillit.session", SessionSettings.class).get())
                .isEqualTo(new SessionSettings(Duration.ofMinutes(20), Duration.ofHours(8)));
        assertThat(environment.bind("tillit.flood", FloodSettings.class).get())
                .isEqualTo(new FloodSettings(1, 60, 2, 3, 3000, 30));
    }

    @Test
    void theClientsSecretIsNotPrinted() {
        assertThat(new ProviderSettings("https://id.kommun.se", "a", "hemlig", "").toString())
                .doesNotContain("hemlig");
    }

    @Test
    void aSessionLastsAtLeastAMinuteAndIsNotIdleForLongerThanItLasts() {
        assertThatThrownBy(() -> new SessionSettings(Duration.ofSeconds(5), Duration.ofSeconds(1)))
                .hasMessageContaining("TILLIT_SESSION_IDLE")
                .hasMessageContaining("TILLIT_SESSION_ABSOLUTE");
    }
}
