package se.tillit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in the settings is told at start, all of it. */
class SignInSettingsTest {

    @Test
    void halfAProviderIsNone() {
        assertThatThrownBy(() -> new ProviderSettings("", "", "", "Jobbkontot"))
                .hasMessageContaining("tillit.oidc.issuer")
                .hasMessageContaining("tillit.oidc.client-id")
                .hasMessageContaining("tillit.oidc.client-secret");
        assertThat(new ProviderSettings("", "", "", "").configured()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://id.kommun.se", "id.kommun.se", "https://", "https://id.kommun.se?x=1", "ftp://localhost"
            })
    void aProviderIsReachedOverTls(String issuer) {
        assertThatThrownBy(() -> new ProviderSettings(issuer, "a", "b", "")).hasMessageContaining("tillit.oidc.issuer");
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
    void theClientsSecretIsNotPrinted() {
        assertThat(new ProviderSettings("https://id.kommun.se", "a", "hemlig", "").toString())
                .doesNotContain("hemlig");
    }

    @Test
    void aSessionLastsAtLeastAMinuteAndIsNotIdleForLongerThanItLasts() {
        assertThatThrownBy(() -> new SessionSettings(Duration.ofSeconds(5), Duration.ofSeconds(1)))
                .hasMessageContaining("tillit.session.idle")
                .hasMessageContaining("tillit.session.absolute");
    }
}
